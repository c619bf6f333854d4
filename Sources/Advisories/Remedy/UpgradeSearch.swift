/// Looks for the smallest version of one package that ends all of its flaws.
///
/// Candidates are the versions that the flaws name as fixes, and those that flaws a candidate brings name in turn. The best
/// candidate keeps the fewest flaws, then brings the fewest new ones, then is the smallest; so a fix in the branch of the
/// installed version wins over the next branch's unless that one ends more.
struct UpgradeSearch {
    /// A flaw that a version has, and the versions after it that end it.
    struct Flaw {
        let id: String
        let fixes: [String]
    }

    struct Choice {
        let version: String
        /// Ids of the flaws that end, that stay, and that are new with this version; each sorted.
        let closes: [String]
        let remains: [String]
        let brings: [String]
    }

    /// More candidates than this are not examined.
    ///
    /// When there are more, those that come before some flaw's first fix are left out: hardly any of them can be enough.
    static let limit = 32

    let scheme: VersionScheme
    /// The flaws of each of these versions; nothing for a version that can't be judged.
    let flaws: ([String]) -> [[Flaw]?]

    /// - Returns: Nothing when no version is known to end a single flaw.
    func choose(against present: [Flaw]) -> Choice? {
        let ids = Set(present.map { ByteKey($0.id) })
        var examined: [Candidate] = []
        var next = candidates(present)
        while !next.isEmpty {
            var brought: [Flaw] = []
            for (candidate, flaws) in zip(next, flaws(next.map(\.text))) {
                var candidate = candidate
                candidate.flaws = flaws.map { Set($0.map { ByteKey($0.id) }) }
                brought += flaws?.filter { !ids.contains(ByteKey($0.id)) } ?? []
                examined.append(candidate)
            }
            let room = Self.limit - examined.count
            next = candidates(brought).filter { new in !examined.contains { $0.isSame(as: new) } }
            next = Array(next.prefix(max(0, room)))
        }
        let judged = examined.compactMap { candidate in
            candidate.flaws.map {
                Judged(candidate: candidate, stays: $0.intersection(ids), comes: $0.subtracting(ids))
            }
        }
        guard let best = judged.min(by: Judged.precedes), best.stays.count < ids.count else { return nil }
        return Choice(
            version: best.candidate.text, closes: Self.sorted(ids.subtracting(best.stays)),
            remains: Self.sorted(best.stays), brings: Self.sorted(best.comes))
    }

    /// The fixes of the flaws that have an order, ascending, each once and not too many.
    private func candidates(_ flaws: [Flaw]) -> [Candidate] {
        let perFlaw = flaws.map { flaw in
            flaw.fixes.compactMap { Candidate($0, by: scheme) }.sorted(by: Candidate.precedes)
        }
        var unique: [Candidate] = []
        for candidate in perFlaw.joined().sorted(by: Candidate.precedes) {
            if let last = unique.last, last.isSame(as: candidate) { continue }
            unique.append(candidate)
        }
        guard unique.count > Self.limit, let first = perFlaw.compactMap(\.first).max(by: Candidate.precedes) else {
            return unique
        }
        return Array(unique.drop { Candidate.precedes($0, first) }.prefix(Self.limit))
    }

    private static func sorted(_ ids: Set<ByteKey>) -> [String] {
        ids.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private struct Candidate {
        let text: String
        private let version: Version
        var flaws: Set<ByteKey>?

        /// Nothing for a text that is no version by the scheme's own rules.
        init?(_ text: String, by scheme: VersionScheme) {
            guard let version = Version(text, by: scheme), version.isWellFormed else { return nil }
            self.text = text
            self.version = version
        }

        func isSame(as other: Candidate) -> Bool { version.order(against: other.version) == .same }

        /// By version; of two spellings of one version the first in bytes.
        static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
            switch left.version.order(against: right.version) {
            case .before: true
            case .same: left.text.precedesInBytes(right.text)
            case .after, nil: false
            }
        }
    }

    private struct Judged {
        let candidate: Candidate
        let stays: Set<ByteKey>
        let comes: Set<ByteKey>

        static func precedes(_ left: Judged, _ right: Judged) -> Bool {
            if left.stays.count != right.stays.count { return left.stays.count < right.stays.count }
            if left.comes.count != right.comes.count { return left.comes.count < right.comes.count }
            return Candidate.precedes(left.candidate, right.candidate)
        }
    }
}
