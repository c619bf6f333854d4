package import Documents

/// What the API server asks about, out of an AdmissionReview.
package struct AdmissionRequest: Sendable {
    package enum Operation: String, Sendable, CaseIterable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    /// Echoed in the answer.
    package let uid: String
    package let operation: Operation
    /// The group of the object; empty for the core group.
    package let group: String
    package let version: String
    package let kind: String
    /// Empty when it is about the whole object.
    package let subresource: String
    /// Empty for what has no namespace.
    package let namespace: String
    /// Empty when the API server will make one up.
    package let name: String
    package let isDryRun: Bool
    /// As it will be stored; nothing for DELETE.
    package let object: SourceNode?
    /// As it is stored; nothing for CREATE.
    package let oldObject: SourceNode?

    package init(
        uid: String, operation: Operation, group: String, version: String, kind: String, subresource: String = "",
        namespace: String, name: String, isDryRun: Bool = false, object: SourceNode?, oldObject: SourceNode? = nil
    ) {
        self.uid = uid
        self.operation = operation
        self.group = group
        self.version = version
        self.kind = kind
        self.subresource = subresource
        self.namespace = namespace
        self.name = name
        self.isDryRun = isDryRun
        self.object = object
        self.oldObject = oldObject
    }

    /// `v1` or `apps/v1`.
    package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }
    /// How messages name the object: `Deployment shop/web`.
    package var title: String {
        let shown = name.isEmpty ? "(unnamed)" : name
        return namespace.isEmpty ? "\(kind) \(shown)" : "\(kind) \(namespace)/\(shown)"
    }
}
