/// What single purl types ask of a name beyond its case.
enum PackageURLNameRules {
    /// A Chrome extension's id is 32 letters from `a` to `p`.
    @Sendable static func chromeExtension(_ parts: inout PackageURLParts) throws(PackageURLError) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "p")
        guard parts.name.utf8.count == 32, parts.name.utf8.allSatisfy(letters.contains) else {
            throw PackageURLError(.name, "a Chrome extension's name is 32 letters from 'a' to 'p'")
        }
        let version = parts.version?.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) ?? []
        guard version.count <= 4, version.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCIICase.isDigit) }) else {
            throw PackageURLError(.version, "a Chrome extension's version is one to four numbers")
        }
    }

    /// A pod's name has no white space and no plus sign, and does not begin with a period.
    @Sendable static func cocoapods(_ parts: inout PackageURLParts) throws(PackageURLError) {
        guard parts.name.utf8.first != UInt8(ascii: "."),
            !parts.name.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "+") })
        else { throw PackageURLError(.name, "a pod's name holds no white space or '+' and begins with no '.'") }
    }

    /// CPAN packages are named by distribution (`URI-PackageURL`), never by module (`URI::PackageURL`).
    @Sendable static func cpan(_ parts: inout PackageURLParts) throws(PackageURLError) {
        var previous: UInt8 = 0
        for byte in parts.name.utf8 {
            guard byte != UInt8(ascii: ":") || previous != byte else {
                throw PackageURLError(.name, "a CPAN distribution's name holds no '::'")
            }
            previous = byte
        }
    }

    /// Databricks names models without regard to case; other servers keep it.
    @Sendable static func mlflow(_ parts: inout PackageURLParts) throws(PackageURLError) {
        let repository = parts.qualifiers.first { $0.key == "repository_url" }?.value ?? ""
        if ASCIICase.lowered(repository).contains("databricks") { parts.name = ASCIICase.lowered(parts.name) }
    }

    /// Dart package names hold only lower-case letters, digits and underscores; everything else becomes one.
    @Sendable static func pub(_ parts: inout PackageURLParts) throws(PackageURLError) {
        let name = parts.name.utf8.map { byte in
            ASCIICase.isLower(byte) || ASCIICase.isDigit(byte) ? byte : UInt8(ascii: "_")
        }
        parts.name = String(decoding: name, as: UTF8.self)
    }

    /// PyPI treats `_` and `-` as the same; the canonical name has `-`.
    @Sendable static func pypi(_ parts: inout PackageURLParts) throws(PackageURLError) {
        let name = parts.name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
        parts.name = String(decoding: name, as: UTF8.self)
    }
}
