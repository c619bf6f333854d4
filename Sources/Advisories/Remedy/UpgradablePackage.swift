import Artifacts
import Inventory

/// What has to be upgraded to end a match: the component's own package, or the source package a distribution builds it from.
struct UpgradablePackage {
    /// With the version that was judged.
    let url: PackageURL
    private let version: String

    private static let binaryQualifiers = [
        "source", "upstream", "origin", "sourcerpm", "sourceversion", "epoch", "arch",
    ]

    /// Nothing when the match's component has no purl.
    init?(_ match: VulnerabilityMatch) {
        guard let url = match.component.packageURL else { return nil }
        let isLanguage = PackageEcosystem.base(of: url.type) != nil
        let qualifiers = isLanguage ? url.qualifiers : url.qualifiers.filter { !Self.isBinary($0) }
        guard
            let made = try? PackageURL(
                type: url.type, namespace: url.namespace, name: isLanguage ? url.name : match.packageName,
                version: match.version, qualifiers: qualifiers, subpath: url.subpath)
        else { return nil }
        self.url = made
        version = match.version
    }

    /// The same package in another version, as a component; nothing when the version fits into no purl.
    func component(version: String) -> Component? {
        guard
            let url = try? PackageURL(
                type: url.type, namespace: url.namespace, name: url.name, version: version, qualifiers: url.qualifiers,
                subpath: url.subpath)
        else { return nil }
        return Component(kind: "library", name: url.name, version: version, packageURL: url)
    }

    /// The package as it is now.
    var installed: Component? { component(version: version) }

    private static func isBinary(_ qualifier: PackageURL.Qualifier) -> Bool {
        binaryQualifiers.contains { $0.utf8.elementsEqual(qualifier.key.utf8) }
    }
}
