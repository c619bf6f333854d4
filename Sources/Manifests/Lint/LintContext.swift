/// What a rule may know beyond the template it looks at.
package struct LintContext: Sendable {
    package let version: KubernetesVersion
    /// The object that the template belongs to.
    package let object: KubernetesObject
    private let tokenlessAccounts: Set<String>

    /// - Parameter objects: All objects of the artifact; what is not among them is not known.
    package init(version: KubernetesVersion, object: KubernetesObject, among objects: [KubernetesObject]) {
        self.init(version: version, object: object, tokenlessAccounts: LintContext.tokenlessAccounts(in: objects))
    }

    init(version: KubernetesVersion, object: KubernetesObject, tokenlessAccounts: Set<String>) {
        self.version = version
        self.object = object
        self.tokenlessAccounts = tokenlessAccounts
    }

    /// Whether the artifact holds the service account of that name in the object's namespace, and it gives out no token.
    package func isTokenless(account: String) -> Bool {
        tokenlessAccounts.contains(LintContext.accountKey(object.namespace, account))
    }

    /// The service accounts that say `automountServiceAccountToken: false`.
    static func tokenlessAccounts(in objects: [KubernetesObject]) -> Set<String> {
        let accounts = objects.filter { $0.group.isEmpty && $0.kind == "ServiceAccount" }
        let keys = accounts.filter { $0.root["automountServiceAccountToken"].bool == false }
        let others = accounts.filter { $0.root["automountServiceAccountToken"].bool != false }
        return Set(keys.map { accountKey($0.namespace, $0.name) })
            .subtracting(others.map { accountKey($0.namespace, $0.name) })
    }

    private static func accountKey(_ namespace: String?, _ name: String) -> String { "\(namespace ?? "")/\(name)" }
}
