import Artifacts
import Documents
import Engine
import Ledger
import Storage

/// Answers by going through every entry, written as plainly as can be; nothing of the index takes part.
struct BruteForce {
    let entries: [IndexedEntry]
    let evidence: SyntheticEvidence
    /// The entries that are live now.
    let live: Set<UInt64>
    private let byLine: [String: [IndexedEntry]]
    private let byDigest: [Digest: [IndexedEntry]]

    init(_ entries: [IndexedEntry], _ evidence: SyntheticEvidence) {
        self.entries = entries
        self.evidence = evidence
        byLine = Dictionary(grouping: entries.filter { $0.decision != nil }, by: Self.line)
        byDigest = Dictionary(grouping: entries.filter { $0.fields.releaseDigest != nil }) {
            $0.fields.releaseDigest ?? SyntheticHistory.digest("")
        }
        live = Set(Self.live(byLine, revoked: entries.filter { $0.fields.kind == .revoked }, until: nil).values)
    }

    static func line(_ entry: IndexedEntry) -> String {
        "\(entry.fields.project ?? "")\0\(entry.fields.name ?? "")\0\(entry.fields.environment ?? "")"
    }

    func about(_ digest: Digest?) -> [IndexedEntry] { digest.flatMap { byDigest[$0] } ?? [] }

    /// What was live in each line at a moment: the newest promotion that no later rejection and no revocation took back.
    func live(at moment: Timestamp) -> [String: UInt64] {
        Self.live(byLine, revoked: entries.filter { $0.fields.kind == .revoked }, until: moment)
    }

    private static func live(_ lines: [String: [IndexedEntry]], revoked: [IndexedEntry], until: Timestamp?) -> [String:
        UInt64]
    {
        func counts(_ entry: IndexedEntry) -> Bool { until.map { entry.fields.time.at <= $0 } ?? true }
        let revocations = Dictionary(grouping: revoked.filter(counts)) { $0.fields.releaseDigest }
        var found: [String: UInt64] = [:]
        for (line, decisions) in lines {
            var takenBack: Set<Digest> = []
            for entry in decisions.reversed() where counts(entry) {
                guard let body = entry.decision, body.time.source == .clock, body.verdict != .pending else { continue }
                let isRevoked = (revocations[body.release.digest] ?? []).contains {
                    $0.index > entry.index
                        && ($0.fields.environment == nil || $0.fields.environment == body.environment)
                }
                if body.verdict == .rejected || isRevoked {
                    takenBack.insert(body.release.digest)
                } else if body.verdict == .promoted, body.enforcement.mode == .enforce,
                    !takenBack.contains(body.release.digest)
                {
                    found[line] = entry.index
                    break
                }
            }
        }
        return found
    }

    /// Each release's newest promotion in each environment, by the clock, newest first.
    var promotions: [IndexedEntry] {
        var seen: Set<String> = []
        return entries.reversed().filter { entry in
            guard let body = entry.decision, body.verdict == .promoted, body.time.source == .clock else { return false }
            return seen.insert("\(Self.line(entry))\0\(body.release.digest)").inserted
        }
    }

    /// The packages of the SBOM that a decision's release ships, by name.
    func packages(of entry: IndexedEntry, _ cache: inout [Digest: [(package: Int, version: String)]]) -> [(
        package: Int, version: String
    )] {
        guard let body = entry.decision, let reference = evidence.inventories(of: body)?.first else { return [] }
        if let known = cache[reference.digest] { return known }
        for number in 0..<100_000 where SyntheticHistory.inventoryDigest(number) == reference.digest {
            let found = evidence.packages(in: number)
            cache[reference.digest] = found
            return found
        }
        return []
    }
}
