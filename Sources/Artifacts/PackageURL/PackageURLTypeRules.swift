/// What one purl type asks of its parts, from the machine-readable purl type definitions.
struct PackageURLTypeRules: Sendable {
    enum Presence: Sendable { case optional, required, prohibited }
    enum Case: Sendable { case kept, lowered, raised }

    var namespace: Presence = .optional
    var namespaceCase: Case = .kept
    var nameCase: Case = .kept
    var versionCase: Case = .kept
    /// The name keeps its slashes and the namespace is one segment (`git`).
    var nameIsPath = false
    /// A qualifier without which the purl names nothing.
    var requiredQualifier: String?
    /// What is still to be done to the name, or what is wrong with it.
    var name: @Sendable (inout PackageURLParts) throws(PackageURLError) -> Void = { _ in }

    /// The rules of a lower-case type; a type without a definition has none.
    static func of(_ type: String) -> PackageURLTypeRules { known[type] ?? PackageURLTypeRules() }

    func apply(to parts: inout PackageURLParts) throws(PackageURLError) {
        switch namespace {
        case .optional: break
        case .required where parts.namespace == nil:
            throw PackageURLError(.namespace, "the type '\(parts.type)' needs a namespace")
        case .prohibited where parts.namespace != nil:
            throw PackageURLError(.namespace, "the type '\(parts.type)' has no namespaces")
        case .required, .prohibited: break
        }
        parts.namespace = parts.namespace.map { Self.folded($0, namespaceCase) }
        parts.name = Self.folded(parts.name, nameCase)
        parts.version = parts.version.map { Self.folded($0, versionCase) }
        if let requiredQualifier, !parts.qualifiers.contains(where: { $0.key == requiredQualifier }) {
            throw PackageURLError(.qualifier, "the type '\(parts.type)' needs the qualifier '\(requiredQualifier)'")
        }
        try name(&parts)
    }

    private static func folded(_ text: String, _ rule: Case) -> String {
        switch rule {
        case .kept: text
        case .lowered: ASCIICase.lowered(text)
        case .raised: ASCIICase.raised(text)
        }
    }
}

extension PackageURLTypeRules {
    private static let bothLowered = PackageURLTypeRules(
        namespace: .required, namespaceCase: .lowered, nameCase: .lowered)
    private static let nameOnly = PackageURLTypeRules(namespace: .prohibited)
    private static let nameOnlyLowered = PackageURLTypeRules(namespace: .prohibited, nameCase: .lowered)

    /// The rules by type.
    ///
    /// Go paths keep their case, since the definition's own flags say so and module paths differ by case; and
    /// `golang` may lack a namespace, because every scanner writes `pkg:golang/stdlib`.
    private static let known: [String: PackageURLTypeRules] = [
        "alpm": bothLowered,
        "apk": bothLowered,
        "bazel": nameOnly,
        "bitbucket": bothLowered,
        "bitnami": nameOnlyLowered,
        "brew": PackageURLTypeRules(namespaceCase: .lowered, nameCase: .lowered),
        "cargo": nameOnly,
        "chrome-extension": PackageURLTypeRules(
            namespace: .prohibited, nameCase: .lowered, name: PackageURLNameRules.chromeExtension),
        "cocoapods": PackageURLTypeRules(namespace: .prohibited, name: PackageURLNameRules.cocoapods),
        "composer": bothLowered,
        "conda": nameOnly,
        "cpan": PackageURLTypeRules(namespaceCase: .raised, name: PackageURLNameRules.cpan),
        "cran": nameOnly,
        "deb": bothLowered,
        "gem": nameOnly,
        "git": PackageURLTypeRules(namespace: .required, nameIsPath: true),
        "github": bothLowered,
        "hackage": nameOnly,
        "hex": PackageURLTypeRules(namespaceCase: .lowered, nameCase: .lowered),
        "huggingface": PackageURLTypeRules(namespace: .required, versionCase: .lowered),
        "julia": PackageURLTypeRules(namespace: .prohibited, requiredQualifier: "uuid"),
        "luarocks": PackageURLTypeRules(namespaceCase: .lowered, nameCase: .lowered),
        "maven": PackageURLTypeRules(namespace: .required),
        "mlflow": PackageURLTypeRules(namespace: .prohibited, name: PackageURLNameRules.mlflow),
        "nuget": nameOnly,
        "oci": PackageURLTypeRules(namespace: .prohibited, nameCase: .lowered, versionCase: .lowered),
        "opam": nameOnly,
        "otp": nameOnlyLowered,
        "pub": PackageURLTypeRules(namespace: .prohibited, nameCase: .lowered, name: PackageURLNameRules.pub),
        "pypi": PackageURLTypeRules(
            namespace: .prohibited, nameCase: .lowered, versionCase: .lowered, name: PackageURLNameRules.pypi),
        "qpkg": PackageURLTypeRules(namespace: .required, namespaceCase: .lowered),
        "rpm": PackageURLTypeRules(namespace: .required, namespaceCase: .lowered),
        "swid": PackageURLTypeRules(requiredQualifier: "tag_id"),
        "swift": PackageURLTypeRules(namespace: .required),
        "vcpkg": nameOnly,
        "vscode-extension": PackageURLTypeRules(
            namespace: .required, namespaceCase: .lowered, nameCase: .lowered, versionCase: .lowered),
        "yocto": PackageURLTypeRules(namespaceCase: .lowered),
    ]
}
