import Artifacts
import Attestation
import Ledger
import Manifests

/// Finds the releases that a cluster's images belong to.
///
/// An image may be in several releases, old and new. Each image is explained by one: by the release most of whose images run,
/// among
/// equals a promoted one, then an adopted one, among those the newest. A release runs when it explains at least one image.
struct SnapshotMatch {
    /// A release that was decided or adopted in the environment.
    struct Candidate {
        let project: String
        let release: ReleaseIdentity
        /// Of the newest final decision; nothing when it was adopted, or only ever pending.
        let verdict: DecisionBody.Verdict?
        let isAdopted: Bool
        let decision: Digest?
        let digests: Set<Digest>
        let index: UInt64

        /// Promoted goes before adopted, adopted before everything else.
        var standing: Int { verdict == .promoted ? 2 : isAdopted ? 1 : 0 }
    }

    /// What runs, in the order of the candidates.
    let running: [Candidate]
    /// Images no release of the environment has.
    let undecided: [ClusterSnapshot.Image]

    init(_ snapshot: ClusterSnapshot, candidates: [Candidate]) {
        let seen = Set(snapshot.images.flatMap(\.digests))
        let ranked = candidates.map { candidate in
            (candidate: candidate, here: candidate.digests.intersection(seen).count)
        }.filter { $0.here > 0 }.sorted { left, right in
            // Shares of the release's images that run, compared without fractions.
            let (first, second) = (left.here * right.candidate.digests.count, right.here * left.candidate.digests.count)
            if first != second { return first > second }
            if left.candidate.standing != right.candidate.standing {
                return left.candidate.standing > right.candidate.standing
            }
            return left.candidate.index > right.candidate.index
        }
        var explaining: Set<UInt64> = []
        var undecided: [ClusterSnapshot.Image] = []
        for image in snapshot.images {
            let match = ranked.first { !$0.candidate.digests.isDisjoint(with: image.digests) }
            if let match { explaining.insert(match.candidate.index) } else { undecided.append(image) }
        }
        running = candidates.filter { explaining.contains($0.index) }
        self.undecided = undecided
    }
}

extension SnapshotMatch.Candidate {
    /// Every release that was decided or adopted in an environment, each once by its newest entry, newest first.
    static func all(in environment: String, of session: LedgerSession) throws(CommandFailure) -> [Self] {
        var found: [Self] = []
        var places: [Digest: Int] = [:]
        do {
            try session.ledger.walk(LedgerQuery(environment: environment, kinds: [.decision, .adopted])) { entry in
                switch try entry.content() {
                case .decision(let body, let artifacts):
                    add(body, artifacts.flatMap(\.digests), entry.index, to: &found, &places)
                case .promotion(let summary, let artifacts):
                    add(summary.body, artifacts.flatMap(\.digests), entry.index, to: &found, &places)
                case .event(let event):
                    let adoption = try Adoption(event)
                    guard places[adoption.release.digest] == nil else { return true }
                    places[adoption.release.digest] = found.count
                    let digests = try AdoptedRelease(adoption, evidence: session.evidence).artifacts
                    found.append(
                        .init(
                            project: adoption.project, release: adoption.release, verdict: nil, isAdopted: true,
                            decision: nil, digests: Set(digests), index: entry.index))
                case .act: break
                }
                return true
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
        return found
    }

    /// A later decision goes before an earlier one, a final one before a pending one.
    private static func add(
        _ body: DecisionBody, _ digests: [Digest], _ index: UInt64, to found: inout [Self],
        _ places: inout [Digest: Int]
    ) {
        guard body.time.source == .clock else { return }
        let isFinal = body.verdict != .pending
        let candidate = Self(
            project: body.project, release: body.release, verdict: isFinal ? body.verdict : nil, isAdopted: false,
            decision: isFinal ? body.inputDigest : nil, digests: Set(digests), index: index)
        if let place = places[body.release.digest] {
            if found[place].verdict == nil, isFinal, !found[place].isAdopted { found[place] = candidate }
        } else {
            places[body.release.digest] = found.count
            found.append(candidate)
        }
    }
}
