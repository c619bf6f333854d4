import Documents
import Manifests

/// What an object would run.
enum WorkloadImages {
    /// Every image, at least one.
    case images([WorkloadImage])
    /// A kind that makes no pods, or an unknown one without anything like an image.
    case nothing
    /// A kind that makes pods and can't be read: where, and what is wrong.
    case unreadable(route: String, String)
    /// An unknown kind with something that looks like an image: the field.
    case unknownKind(route: String)

    init(of object: SourceNode, group: String, kind: String, resources: [CustomResource]) {
        if let resource = resources.first(where: { $0.matches(group: group, kind: kind) }) {
            self = Self.fields(of: object, resource)
        } else if let route = PodKinds.templateRoute(group: group, kind: kind) {
            self = Self.template(of: object, route: route, kind: kind)
        } else if KnownKinds.makesNoPods(group: group, kind: kind) || Self.isHistory(group, kind) {
            self = .nothing
        } else {
            self = ImageLikeField.first(in: object).map { .unknownKind(route: $0) } ?? .nothing
        }
    }

    /// What a controller keeps of its own earlier templates makes no pods by itself.
    private static func isHistory(_ group: String, _ kind: String) -> Bool {
        group == "apps" && kind == "ControllerRevision"
    }

    private static func template(of object: SourceNode, route: [String], kind: String) -> WorkloadImages {
        var node = object
        var path = ""
        for key in route + ["spec"] {
            path = path.isEmpty ? key : "\(path).\(key)"
            guard let next = node[key], next.members != nil else {
                return .unreadable(route: path, "\(kind) has no pod specification")
            }
            node = next
        }
        return images(ofPod: node, path)
    }

    private static let lists: [(key: String, role: WorkloadImage.Role)] = [
        ("initContainers", .initContainer), ("containers", .container), ("ephemeralContainers", .ephemeralContainer),
    ]

    private static func images(ofPod spec: SourceNode, _ path: String) -> WorkloadImages {
        var images: [WorkloadImage] = []
        for (key, role) in lists {
            guard let list = spec[key], !list.isNull else { continue }
            guard let elements = list.elements else { return .unreadable(route: "\(path).\(key)", "it is no list") }
            for (index, element) in elements.enumerated() {
                guard element.members != nil else {
                    return .unreadable(route: "\(path).\(key)[\(index)]", "it is no container")
                }
                images.append(
                    WorkloadImage(
                        role: role, name: element["name"]?.string ?? "", reference: element["image"]?.string,
                        route: "\(path).\(key)[\(index)].image"))
            }
        }
        guard !images.isEmpty else { return .unreadable(route: "\(path).containers", "there is no container") }
        guard let volumes = spec["volumes"], !volumes.isNull else { return .images(images) }
        guard let elements = volumes.elements else { return .unreadable(route: "\(path).volumes", "it is no list") }
        for (index, volume) in elements.enumerated() {
            guard volume.members != nil else {
                return .unreadable(route: "\(path).volumes[\(index)]", "it is no volume")
            }
            guard let image = volume["image"], !image.isNull else { continue }
            images.append(
                WorkloadImage(
                    role: .volume, name: volume["name"]?.string ?? "", reference: image["reference"]?.string,
                    route: "\(path).volumes[\(index)].image.reference"))
        }
        return .images(images)
    }

    private static func fields(of object: SourceNode, _ resource: CustomResource) -> WorkloadImages {
        var images: [WorkloadImage] = []
        for path in resource.images {
            for (route, node) in path.values(in: object) {
                images.append(WorkloadImage(role: .field, name: route, reference: node.string, route: route))
            }
        }
        if !images.isEmpty { return .images(images) }
        // Paths that find nothing may be wrong: the object is let through only when it has nothing like an image at all.
        return ImageLikeField.first(in: object).map { .unknownKind(route: $0) } ?? .nothing
    }
}
