/// One place in a pod template that names an image: a container, or a volume made from an image.
struct ImageUse {
    let field: ManifestField
    /// The field's own name, for remedies.
    let key: String
    let title: String
    let container: PodContainer?

    static func all(in template: PodTemplate) -> [ImageUse] {
        let containers = template.containers.map { container in
            ImageUse(field: container.field["image"], key: "image", title: container.title, container: container)
        }
        let volumes = template.spec["volumes"].elements.filter { $0["image"].isPresent }.map { volume in
            ImageUse(
                field: volume["image"]["reference"], key: "reference", title: "volume \(volume["name"].shown)",
                container: nil)
        }
        return containers + volumes
    }
}
