import Artifacts

/// The source package that a purl says a binary package was built from.
struct SourcePackage {
    let name: String
    /// Nothing when it is that of the binary package.
    let version: String?

    /// Reads the qualifiers `source`, `upstream`, `sourcerpm` and, of Alpine's packages, `origin`; nothing when none is there.
    ///
    /// `upstream=glibc` and `upstream=util-linux@2.38` (syft), `upstream=bash-5.1.8-6.el9.src.rpm`, and `source` with
    /// `sourceversion` (osv-scalibr).
    init?(_ url: PackageURL) {
        // Elsewhere `origin` names who distributes the package.
        let keys = url.type == "apk" ? ["source", "upstream", "origin"] : ["source", "upstream", "sourcerpm"]
        guard let text = keys.lazy.compactMap({ url.qualifier($0) }).first else { return nil }
        if url.type == "rpm", let parts = Self.sourceFile(text) {
            self.init(name: parts.name, version: parts.version)
        } else if let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), at > text.startIndex {
            self.init(
                name: String(text[..<at]), version: Self.present(String(text[text.utf8.index(after: at)...])))
        } else {
            self.init(name: text, version: Self.present(url.qualifier("sourceversion")))
        }
    }

    private init(name: String, version: String?) {
        self.name = name
        self.version = version
    }

    private static func present(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    /// `name-version-release.src.rpm`.
    private static func sourceFile(_ text: String) -> (name: String, version: String)? {
        for suffix in [".src.rpm", ".nosrc.rpm"] where text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
            let stem = text.dropLast(suffix.utf8.count)
            guard let release = stem.lastIndex(of: "-"), let version = stem[..<release].lastIndex(of: "-"),
                version > stem.startIndex
            else { return nil }
            return (String(stem[..<version]), String(stem[stem.index(after: version)...]))
        }
        return nil
    }
}
