/// Versions one by one, commas between them, as OpenSSL's advisories list them.
enum VersionList: NativeRangeSyntax {
    static let schemes = ["openssl"]

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        let versions = text.split(separator: ",").map(\.trimmedSpace)
        guard !versions.isEmpty, !versions.contains(where: \.isEmpty) else {
            throw VersError(.syntax, "a version is empty")
        }
        return versions.map { [VersionConstraint(.equal, String($0))] }
    }
}
