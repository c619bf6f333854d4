/// Which ecosystems of a snapshot hold the advisories of a component.
struct EcosystemSelector: Sendable, Hashable {
    enum Release: Sendable, Hashable {
        /// What follows the colon names a repository or a stream that makes no difference.
        case any
        /// One of these; a record of the distribution as a whole, without a release, holds too.
        case oneOf([String])
        /// Begins with one of these, up to the next colon, hyphen or end.
        case beginning([String])
        /// Ends with this: SUSE names product and release in one (`Linux Enterprise Server 15 SP4`).
        case ending(String)
    }

    /// The part before the colon: `PyPI`, `Debian`.
    let base: String
    let release: Release

    /// Whether an accepted ecosystem is the component's own, not that of a side repository or of no release at all.
    func isFeed(_ ecosystem: String) -> Bool {
        let isBare = ecosystem.utf8.elementsEqual(base.utf8)
        return release == .any ? isBare : !isBare
    }

    /// Whether the ecosystem's records can be about the component.
    func accepts(_ ecosystem: String) -> Bool {
        let bytes = Array(ecosystem.utf8)
        let base = Array(base.utf8)
        guard bytes.starts(with: base) else { return false }
        if bytes.count == base.count { return true }
        guard bytes[base.count] == UInt8(ascii: ":") else { return false }
        let suffix = bytes[(base.count + 1)...]
        switch release {
        case .any: return true
        case .oneOf(let releases): return releases.contains { $0.utf8.elementsEqual(suffix) }
        case .ending(let ending):
            return suffix.count >= ending.utf8.count && suffix.suffix(ending.utf8.count).elementsEqual(ending.utf8)
        case .beginning(let beginnings):
            return beginnings.contains { beginning in
                guard suffix.starts(with: beginning.utf8) else { return false }
                guard let next = suffix.dropFirst(beginning.utf8.count).first else { return true }
                return next == UInt8(ascii: ":") || next == UInt8(ascii: "-")
            }
        }
    }
}
