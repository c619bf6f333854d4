/// Where an object will be; nothing written means wherever it is applied to.
enum NamespaceName {
    /// Whether two objects can end up in one namespace.
    ///
    /// One that leaves its namespace open can be applied into any.
    static func mayMeet(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return true }
        return left.utf8.elementsEqual(right.utf8)
    }

    /// Whether two objects are in one namespace for certain, when they are applied together.
    static func areSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }
}

extension KubernetesObject {
    /// `Ingress shop/web`, as reasons name it.
    var title: String { "\(kind) \(namespace.map { $0 + "/" } ?? "")\(name.isEmpty ? "(unnamed)" : name)" }
}
