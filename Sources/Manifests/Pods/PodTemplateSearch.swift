/// Finds what looks like a pod template in an object of an unknown kind.
enum PodTemplateSearch {
    /// Deeper than any document the reader accepts; a bound of its own all the same.
    private static let maximumDepth = 256

    /// Every mapping that has a list of containers (of any of the three kinds), in the order of the text.
    ///
    /// Where such a mapping is called `spec`, the `metadata` beside it is the template's. The containers themselves are not
    /// searched; everything else beside them is.
    static func templates(in root: ManifestField) -> [PodTemplate] {
        var found: [PodTemplate] = []
        search(root, parent: nil, depth: 0, found: &found)
        return found
    }

    private static func search(_ field: ManifestField, parent: ManifestField?, depth: Int, found: inout [PodTemplate]) {
        guard depth < maximumDepth else { return }
        if isPodSpec(field) {
            let metadata = (isCalledSpec(field.route) ? parent : nil)?["metadata"] ?? field["metadata"]
            found.append(PodTemplate(metadata: metadata, spec: field))
            for (key, member) in field.members where PodContainer.Role(rawValue: key) == nil {
                search(member, parent: field, depth: depth + 1, found: &found)
            }
            return
        }
        for (_, member) in field.members { search(member, parent: field, depth: depth + 1, found: &found) }
        for element in field.elements { search(element, parent: field, depth: depth + 1, found: &found) }
    }

    /// A list of names is no list of containers: at least one element must be a mapping.
    private static func isPodSpec(_ field: ManifestField) -> Bool {
        guard field.isMapping else { return false }
        return PodContainer.Role.allCases.contains { role in
            field[role.rawValue].elements.contains(where: \.isMapping)
        }
    }

    private static func isCalledSpec(_ route: FieldRoute) -> Bool {
        guard case .key(_, let key) = route else { return false }
        return key.utf8.elementsEqual("spec".utf8)
    }
}
