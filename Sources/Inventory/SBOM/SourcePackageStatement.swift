import Artifacts

/// Completes the purl of an operating-system package by the source package that its document states beside it.
///
/// Trivy states sources in properties (CycloneDX) and in the source information (SPDX). As the qualifier `upstream`, where
/// syft states them, they are found by all that reads a purl.
enum SourcePackageStatement {
    private static let types = ["apk", "deb", "rpm"]
    private static let qualifiers = ["origin", "source", "sourcerpm", "upstream"]

    /// The purl as it is when it is of another type, or names a source itself.
    static func completed(_ url: PackageURL, source name: String, version: String?) -> PackageURL {
        guard types.contains(url.type), !name.isEmpty, !qualifiers.contains(where: { url.qualifier($0) != nil }) else {
            return url
        }
        let value = version.map { $0.isEmpty ? name : name + "@" + $0 } ?? name
        let completed = try? PackageURL(
            type: url.type, namespace: url.namespace, name: url.name, version: url.version,
            qualifiers: url.qualifiers + [PackageURL.Qualifier(key: "upstream", value: value)], subpath: url.subpath)
        return completed ?? url
    }

    /// `2:1.2-3` of its parts; nothing without a version.
    static func version(epoch: String?, version: String?, release: String?) -> String? {
        guard let version, !version.isEmpty else { return nil }
        let epoch = epoch.map { $0.isEmpty || $0 == "0" ? "" : $0 + ":" } ?? ""
        let release = release.map { $0.isEmpty ? "" : "-" + $0 } ?? ""
        return epoch + version + release
    }

    /// Trivy's `built package from: libidn2 2.0.5-1`.
    static func parsed(sourceInformation text: String) -> (name: String, version: String?)? {
        let prefix = "built package from: "
        guard text.utf8.starts(with: prefix.utf8) else { return nil }
        let words = text.dropFirst(prefix.count).split(separator: " ")
        guard let name = words.first, words.count <= 2 else { return nil }
        return (String(name), words.count == 2 ? String(words[1]) : nil)
    }
}
