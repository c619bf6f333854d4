internal import Documents

/// What says which object a document is: API version, kind, namespace and name, each checked.
struct ObjectHeader {
    let apiVersion: String
    let kind: String
    private let namespace: String?
    private let name: String

    /// Nothing when a part is missing or unusable; every such mistake is added to `mistakes`.
    init?(_ node: SourceNode, inherited: (apiVersion: String, kind: String)?, mistakes: inout [Diagnostic]) {
        let count = mistakes.count
        let root = ManifestField(root: node)
        let metadata = root["metadata"]
        let apiVersion = ObjectHeader.required(
            root["apiVersion"], "apiVersion", inherited?.apiVersion, "v1", ObjectHeader.isAPIVersion, &mistakes)
        let kind = ObjectHeader.required(
            root["kind"], "kind", inherited?.kind, "ConfigMap", ObjectHeader.isKind, &mistakes)
        if let node = metadata.node, node.members == nil {
            mistakes.append(
                Diagnostic("manifest.metadata", "metadata is a mapping, this is \(node.kindName)", at: node.span))
        }
        let namespace = ObjectHeader.optional(metadata["namespace"], "metadata.namespace", &mistakes)
        let name = ObjectHeader.optional(metadata["name"], "metadata.name", &mistakes)
        let generated = ObjectHeader.optional(metadata["generateName"], "metadata.generateName", &mistakes)
        guard mistakes.count == count, let apiVersion, let kind else { return nil }
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name ?? generated ?? ""
    }

    func object(_ node: SourceNode) -> KubernetesObject {
        KubernetesObject(apiVersion: apiVersion, kind: kind, namespace: namespace, name: name, node: node)
    }

    /// The items when the document is a list and nothing else; an object that merely has items is no list.
    func items(of node: SourceNode) -> [SourceNode]? {
        guard kind.hasSuffix("List"), let members = node.members else { return nil }
        let listKeys = ["apiVersion", "kind", "metadata", "items"]
        guard members.allSatisfy({ member in listKeys.contains { $0.utf8.elementsEqual(member.key.utf8) } }) else {
            return nil
        }
        guard let items = node["items"] else { return nil }
        if items.isNull { return [] }
        guard let elements = items.elements else { return nil }
        if kind != "List", !elements.allSatisfy({ $0.members != nil }) { return nil }
        return elements
    }

    /// What the items of a typed list (`PodList`) are when they don't say it; nothing for the untyped `List`.
    var inheritance: (apiVersion: String, kind: String)? {
        kind == "List" ? nil : (apiVersion, String(kind.dropLast("List".count)))
    }

    private static func required(
        _ field: ManifestField, _ name: String, _ inherited: String?, _ example: String, _ isValid: (String) -> Bool,
        _ mistakes: inout [Diagnostic]
    ) -> String? {
        guard let node = field.node else {
            if let inherited { return inherited }
            mistakes.append(
                Diagnostic(
                    "manifest.missing-\(name == "kind" ? "kind" : "api-version")", "the object has no `\(name)`",
                    at: field.span, fix: "Add `\(name): \(example)`, or whatever the object is."))
            return nil
        }
        guard let text = node.string, isValid(text) else {
            mistakes.append(
                Diagnostic(
                    "manifest.invalid-\(name == "kind" ? "kind" : "api-version")",
                    "\(field.shown) is no `\(name)`", at: node.span))
            return nil
        }
        return text
    }

    private static func optional(
        _ field: ManifestField, _ name: String, _ mistakes: inout [Diagnostic]
    ) -> String? {
        guard let node = field.node else { return nil }
        guard let text = node.string, isName(text) else {
            mistakes.append(
                Diagnostic(
                    "manifest.invalid-name", "\(field.shown) is no `\(name)`", at: node.span,
                    fix: "Write a string without slashes, percent signs, spaces and control characters."))
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// `v1` or `group/version`, in the characters of DNS names.
    private static func isAPIVersion(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isKind(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// What can be a segment of an API path: a reference built of such names can't be mistaken for another.
    private static func isName(_ text: String) -> Bool {
        guard text != "." && text != ".." else { return false }
        return text.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "%")
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
