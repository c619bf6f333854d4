import Artifacts
import Documents
import Findings
import Ledger

/// What many made-up decisions share.
struct Pools: Sendable {
    /// Stage records that exist; some more are named, but missing.
    static let records = 60
    static let missingRecords = 2
    static let waivers = ["W-1", "W-2", "W-3"]

    private let pipelines: [DecisionBody.Pipeline]
    private let policies: [Digest]
    private let fixed: [Digest]
    private let scans: [DecisionBody.Stage]
    private let lints: [DecisionBody.Stage]
    private let waivers: [DecisionBody.Waiver]

    static func recordDigest(_ number: Int) -> Digest { SyntheticHistory.digest("record \(number)") }
    static func manifestDigest(_ inventory: Int) -> Digest { SyntheticHistory.digest("manifest \(inventory)") }

    init() {
        pipelines = (0..<12).map { number in
            let digit = String(number, radix: 16)
            return DecisionBody.Pipeline(
                name: number.isMultiple(of: 3) ? "container" : "service",
                repository: "git+https://git.example/acme/gates", ref: "refs/heads/main",
                commit: Digest(.gitCommit, hex: String(repeating: "a\(digit)", count: 20))
                    ?? SyntheticHistory.digest("commit"),
                path: "pipelines/production.yaml", digest: SyntheticHistory.digest("pipeline \(number)"))
        }
        policies = (0..<4).map { SyntheticHistory.digest("policies \($0)") }
        fixed = ["engine", "trust", "roles", "findings", "evidence", "inputs"].map { SyntheticHistory.digest($0) }
        scans = (0..<(Self.records + Self.missingRecords)).map { number in
            let outcomes: [Outcome] = [.passed, .warned, .failed]
            return DecisionBody.Stage(
                name: "vulnerabilities", uses: "vulnerability/scan", revision: 1, outcome: outcomes[number % 3],
                examined: 40 + number, total: 43 + number,
                findings: .init(
                    blocking: number % 3 == 2 ? 1 + number % 4 : 0, warning: number % 5,
                    waived: number % 7 == 0 ? 1 : 0,
                    informational: 2, unaddressed: 0),
                resultDigest: Self.recordDigest(number))
        }
        lints = (0..<6).map { number in
            DecisionBody.Stage(
                name: "objects", uses: "kubernetes/lint", revision: 1, outcome: .passed, examined: 3, total: 3,
                findings: .init(blocking: 0, warning: number, waived: 0, informational: 0, unaddressed: 0),
                resultDigest: SyntheticHistory.digest("lint \(number)"))
        }
        waivers = Self.waivers.enumerated().map { number, name in
            DecisionBody.Waiver(
                id: name, documentDigest: SyntheticHistory.digest("waiver \(name)"),
                until: number == 2
                    ? nil : Timestamp(secondsSinceEpoch: SyntheticHistory.start + Int64(number) * 8_000_000))
        }
    }

    func body(
        _ random: inout SeededSource, project: String, release: ReleaseIdentity, environment: String,
        verdict: DecisionBody.Verdict, review: Digest, input: Digest, time: EntryTime,
        mode: DecisionBody.Enforcement.Mode, inventory: Int
    ) -> DecisionBody {
        var approvals: [DecisionBody.Approval] = []
        for person in SyntheticHistory.people.indices where verdict == .promoted && random.below(4) == 0 {
            approvals.append(
                .init(
                    principal: SyntheticHistory.people[person], role: person < 3 ? "release-manager" : "security",
                    documentDigest: fixed[person]))
        }
        let introduced = random.below(4)
        return DecisionBody(
            project: project, release: release, environment: environment, verdict: verdict, reviewDigest: review,
            inputDigest: input, time: time, engine: .init(version: "0.1.0", digest: fixed[0]),
            pipeline: pipelines[random.below(pipelines.count)], trust: .init(name: "acme", digest: fixed[1]),
            rolesDigest: fixed[2], policiesDigest: policies[random.below(policies.count)],
            stages: [scans[random.below(scans.count)], lints[random.below(lints.count)]], baseline: nil,
            sbomDifferenceDigest: nil,
            findings: .init(
                total: introduced + 3, introduced: introduced, preexisting: 3, newlyDisclosed: 0,
                fixed: random.below(2), digest: fixed[3]),
            approvals: approvals,
            waivers: random.below(12) == 0 ? [waivers[random.below(waivers.count)]] : [],
            evidenceManifestDigest: fixed[4], inputManifestDigest: Self.manifestDigest(inventory),
            enforcement: .init(mode: mode, until: nil))
    }
}
