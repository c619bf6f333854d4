/// Whether an inventory states which source packages its operating-system packages come from.
///
/// Some tools leave them out of the purl altogether; then a binary name such as `libssl3` finds nothing and looks
/// clean. One statement shows that the tool makes them, and that packages without one are named like their source.
/// Without any, a set is taken as unstated when it is too large, or holds a shared library (Debian policy 8.1: `lib`
/// and a number at the end), to consist of packages named like their source.
struct SourceStatements {
    private struct Evidence {
        var isStated = false
        var count = 0
        var hasLibrary = false
    }

    private static let plausibleCount = 10

    private var evidence: [EcosystemSelector: Evidence] = [:]

    init(_ queries: [PackageQuery]) {
        for query in queries {
            guard let states = query.statesSource else { continue }
            var found = evidence[query.selector] ?? Evidence()
            found.isStated = found.isStated || states
            found.count += 1
            found.hasLibrary = found.hasLibrary || query.names.contains { Self.isLibrary($0.text) }
            evidence[query.selector] = found
        }
    }

    func areMissing(for query: PackageQuery) -> Bool {
        guard query.statesSource == false, let found = evidence[query.selector], !found.isStated else { return false }
        return found.count >= Self.plausibleCount || found.hasLibrary
    }

    private static func isLibrary(_ name: String) -> Bool {
        name.utf8.starts(with: "lib".utf8) && name.utf8.last.map(VersionText.isDigit) == true
    }
}
