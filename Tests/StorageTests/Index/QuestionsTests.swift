import Advisories
import Artifacts
import Documents
import Engine
import Findings
import Ledger
import Storage
import Testing

/// A past of 100,000 releases, made and indexed once for all tests.
private final class Past: Sendable {
    static let shared = Result { try Past() }

    let entries: [IndexedEntry]
    let evidence: SyntheticEvidence
    let index: HistoryIndex
    let brute: BruteForce

    private init() throws {
        let shape = SyntheticHistory.Shape(
            releases: 100_000, names: 400, inventories: 900, componentsPerInventory: 12, packages: 300)
        var history = SyntheticHistory(shape, seed: 2026)
        entries = history.next(shape.releases)
        evidence = SyntheticEvidence(shape)
        index = try HistoryIndex(SQLiteIndexDatabase(at: nil))
        try index.add(entries, evidence: evidence)
        brute = BruteForce(entries, evidence)
    }
}

@Suite("questions over 100,000 releases, against a scan of every entry") struct QuestionsTests {
    private let past: Past
    private let now = Timestamp(secondsSinceEpoch: SyntheticHistory.start + 20_000_000) ?? .epoch

    init() throws { past = try Past.shared.get() }

    private func ask(
        _ name: String, _ arguments: [String: String] = [:], since: Int64? = nil, until: Int64? = nil,
        limit: Int = 10_000,
        snapshot: AdvisorySnapshot? = nil
    ) throws -> (rows: [[QueryCell]], pages: Int, last: QueryPage) {
        let view = try #require(QueryView.named(name))
        var request = QueryView.Request(
            arguments: arguments, since: since.flatMap { Timestamp(secondsSinceEpoch: $0) },
            until: until.flatMap { Timestamp(secondsSinceEpoch: $0) }, limit: limit, now: now, snapshot: snapshot)
        var rows: [[QueryCell]] = []
        var pages = 0
        while true {
            let page = try past.index.ask { try view.page($0, request) }
            rows += page.rows
            pages += 1
            guard let next = page.next else { return (rows, pages, page) }
            request.after = next
        }
    }

    private func indexes(_ rows: [[QueryCell]]) -> [UInt64] {
        rows.compactMap { row in
            guard case .number(let index) = row[0] else { return nil }
            return UInt64(index)
        }
    }

    private func decisions(_ condition: (IndexedEntry, DecisionBody) -> Bool) -> [UInt64] {
        past.entries.reversed().filter { entry in entry.decision.map { condition(entry, $0) } ?? false }.map(\.index)
    }

    @Test("releases by every argument, page by page") func releases() throws {
        let some = try #require(past.entries.first { ($0.decision?.approvals.count ?? 0) > 1 }?.decision)
        let commit = String(some.pipeline.commit.hex.prefix(9))
        let middle = SyntheticHistory.start + 3_000_000
        #expect(
            try indexes(ask("releases", ["project": some.project, "name": some.release.name]).rows)
                == decisions { $1.project == some.project && $1.release.name == some.release.name })
        #expect(
            try indexes(ask("releases", ["digest": some.release.digest.description]).rows)
                == decisions { $1.release.digest == some.release.digest })
        #expect(
            try indexes(ask("releases", ["environment": "staging", "outcome": "promoted"], since: middle).rows)
                == decisions { $1.environment == "staging" && $1.verdict == .promoted && $1.time.at.seconds >= middle })
        #expect(
            try indexes(ask("releases", ["approver": "eve", "outcome": "promoted"], until: middle, limit: 777).rows)
                == decisions {
                    $1.verdict == .promoted && $1.approvals.contains { $0.principal == "eve" }
                        && $1.time.at.seconds < middle
                })
        #expect(
            try indexes(ask("releases", ["waiver": "W-2"]).rows) == decisions { $1.waivers.contains { $0.id == "W-2" } }
        )
        #expect(
            try indexes(ask("releases", ["policies": some.policiesDigest.description, "commit": commit]).rows)
                == decisions {
                    $1.policiesDigest == some.policiesDigest && $1.pipeline.commit.hex.hasPrefix(commit)
                })
        #expect(try indexes(ask("releases", ["live": "true"]).rows) == past.brute.live.sorted(by: >))
        let (rows, pages, _) = try ask("releases", ["version": "1.7.0"], limit: 100)
        #expect(pages > 3 && indexes(rows) == decisions { $1.release.version == "1.7.0" })
        let (none, _, page) = try ask("releases", ["name": "no-such"])
        #expect(none.isEmpty && !page.notes.isEmpty)
    }

    @Test("which promoted releases contain a component, and where it is live") func component() throws {
        var cache: [Digest: [(package: Int, version: String)]] = [:]
        for (purl, range, package, isIn) in [
            ("pkg:npm/package-1", "<1.2.0", 1, { $0 < 2 }), ("pkg:npm/package-250", ">=1.3.0", 250, { $0 >= 3 }),
            ("pkg:npm/package-2@1.4.1", nil, 2, { _ in true }), ("package-280", nil, 280, { _ in true }),
        ] as [(String, String?, Int, (Int) -> Bool)] {
            let wanted = past.brute.promotions.filter { entry in
                past.brute.packages(of: entry, &cache).contains {
                    guard $0.package == package else { return false }
                    if purl.contains("@") { return $0.version == "1.4.1" }
                    return isIn(Int($0.version.split(separator: ".")[1]) ?? 0)
                }
            }
            var arguments = ["purl": purl]
            arguments["range"] = range
            let (rows, _, last) = try ask("component", arguments, limit: 3000)
            #expect(indexes(rows) == wanted.map(\.index), "\(purl)")
            #expect(!wanted.isEmpty && last.isComplete)
            let live = rows.filter { $0[6] == .flag(true) }
            #expect(Set(indexes(live)) == Set(wanted.map(\.index)).intersection(past.brute.live))
            #expect(try indexes(ask("component", arguments.merging(["live": "true"]) { $1 }).rows) == indexes(live))
        }
        let (none, _, page) = try ask("component", ["purl": "pkg:npm/no-such"])
        #expect(none.isEmpty && page.notes.contains { $0.contains("No SBOM") })
        #expect(throws: ViewError.self) { try ask("component", ["purl": "pkg:npm"]) }
        #expect(throws: ViewError.self) { try ask("component", [:]) }
        let (_, _, undecided) = try ask("component", ["purl": "pkg:npm/package-1", "range": "<not a version"])
        #expect(!undecided.isComplete)
    }

    @Test("which releases an advisory affects") func affected() throws {
        let snapshot = try AdvisorySnapshot.load(SyntheticEvidence.advisories(0..<40))
        var cache: [Digest: [(package: Int, version: String)]] = [:]
        for id in ["ADV-3", "CVE-2026-1039"] {
            let package = id == "ADV-3" ? 3 : 39
            let wanted = past.brute.promotions.filter { entry in
                past.brute.packages(of: entry, &cache).contains {
                    $0.package == package && (Int($0.version.split(separator: ".")[1]) ?? 9) < 3
                }
            }
            let (rows, _, page) = try ask(
                "affected", ["advisory": id, "environment": "production"], snapshot: snapshot)
            #expect(indexes(rows) == wanted.filter { $0.fields.environment == "production" }.map(\.index))
            #expect(!rows.isEmpty && page.isComplete)
        }
        let (none, _, page) = try ask("affected", ["advisory": "CVE-1"], snapshot: snapshot)
        #expect(none.isEmpty && page.notes.contains { $0.contains("No indexed component") })
        #expect(throws: ViewError.self) { try ask("affected", ["advisory": "ADV-3"]) }
    }

    @Test("who approved what") func approvals() throws {
        let (rows, pages, _) = try ask("approvals", ["principal": "dave", "outcome": "promoted"], limit: 2000)
        let wanted = past.entries.reversed().filter { entry in
            entry.decision?.verdict == .promoted
                && entry.decision?.approvals.contains { $0.principal == "dave" } == true
        }
        #expect(indexes(rows) == wanted.map(\.index) && pages > 2)
        for (row, entry) in zip(rows, wanted).prefix(500) {
            #expect(row[10] == .list((entry.decision?.waivers ?? []).map(\.id).sorted()))
        }
    }

    @Test("what was live at a moment, and what was recorded as deployed") func liveOn() throws {
        for seconds in [SyntheticHistory.start + 1_000_000, SyntheticHistory.start + 6_000_000] {
            let moment = try #require(Timestamp(secondsSinceEpoch: seconds))
            let (rows, _, _) = try ask("live-on", ["date": moment.description])
            let decided = rows.compactMap { row -> UInt64? in
                guard case .number(let index) = row[6] else { return nil }
                return UInt64(index)
            }
            #expect(Set(decided) == Set(past.brute.live(at: moment).values))
            var deployed: [String: [Digest: EntryKind]] = [:]
            for entry in past.entries where entry.fields.time.at <= moment {
                guard [.deployed, .adopted, .retired].contains(entry.fields.kind),
                    let digest = entry.fields.releaseDigest
                else { continue }
                deployed[BruteForce.line(entry), default: [:]][digest] = entry.fields.kind
            }
            var running = 0
            for row in rows { if case .list(let list) = row[7] { running += list.count } }
            #expect(running == deployed.values.reduce(0) { $0 + $1.values.count { $0 != .retired } })
        }
        let now = try ask("live-on", ["date": "2030-01-01T00:00:00Z"]).rows.count { $0[6] != .none }
        #expect(now == past.brute.live.count)
    }

    @Test("deployments that nothing allowed") func undecided() throws {
        let (since, until) = (SyntheticHistory.start + 500_000, SyntheticHistory.start + 5_000_000)
        let wanted = past.entries.reversed().filter { entry in
            guard entry.fields.kind == .deployed, (since..<until).contains(entry.fields.time.at.seconds) else {
                return false
            }
            var isAllowed = false
            for other in past.brute.about(entry.fields.releaseDigest) where other.index < entry.index {
                if let body = other.decision, body.environment == entry.fields.environment, body.time.source == .clock {
                    if body.verdict == .promoted, body.enforcement.mode == .enforce { isAllowed = true }
                    if body.verdict == .rejected { isAllowed = false }
                }
                if other.fields.kind == .revoked,
                    other.fields.environment == nil || other.fields.environment == entry.fields.environment
                {
                    isAllowed = false
                }
            }
            return !isAllowed
        }
        let (rows, _, page) = try ask("undecided", since: since, until: until, limit: 500)
        #expect(indexes(rows) == wanted.map(\.index) && !rows.isEmpty)
        #expect(Set(rows.map { $0[7] }).isSuperset(of: [.text("not-promoted"), .text("taken-back")]))
        #expect(page.notes.contains { $0.contains("deployments were recorded") })
        let (none, _, empty) = try ask("undecided", since: 0, until: 1)
        #expect(none.isEmpty && empty.notes.contains { $0.contains("nothing can be said") })
    }

    @Test("lead times") func leadTime() throws {
        let (rows, _, _) = try ask("lead-time", ["environment": "production"])
        var wanted: [UInt64: Int64] = [:]
        var first: Set<Digest> = []
        for entry in past.entries {
            guard let body = entry.decision, entry.liveEffect == .promotes(body.release.digest),
                body.environment == "production", first.insert(body.release.digest).inserted
            else { continue }
            let start = past.brute.about(body.release.digest).filter {
                $0.decision?.time.source == .clock
            }.map(\.fields.time.at.seconds).min()
            wanted[entry.index] = entry.fields.time.at.seconds - (start ?? 0)
        }
        #expect(rows.count == wanted.count && wanted.values.contains { $0 > 0 })
        for row in rows {
            guard case .number(let index) = row[0], case .number(let seconds) = row[7] else { continue }
            #expect(wanted[UInt64(index)] == seconds)
        }
    }

    @Test("how long approvals took") func approvalLatency() throws {
        let (rows, _, _) = try ask("approval-latency")
        let approvals = past.entries.reversed().filter { $0.fields.kind == .approval }
        #expect(indexes(rows) == approvals.map(\.index))
        for (row, entry) in zip(rows, approvals) {
            let pending = past.brute.about(entry.fields.releaseDigest).first {
                $0.decision?.verdict == .pending && $0.index < entry.index
                    && $0.fields.environment == entry.fields.environment
            }
            #expect(
                row[9]
                    == (pending.map { .number(entry.fields.time.at.seconds - $0.fields.time.at.seconds) } ?? .none))
        }
    }

    @Test("what is live only by waivers") func waiverDebt() throws {
        let (rows, _, page) = try ask("waiver-debt")
        var counts: [String: Int64] = [:]
        for entry in past.entries where past.brute.live.contains(entry.index) {
            for waiver in entry.decision?.waivers ?? [] { counts[waiver.id, default: 0] += 1 }
        }
        #expect(rows.count == counts.count && !rows.isEmpty)
        for row in rows {
            guard case .text(let id) = row[0] else { continue }
            #expect(row[4] == .number(counts[id] ?? 0))
            #expect((row[3] == .none) == (id == "W-3"))
        }
        #expect(page.notes.contains { $0.contains("\(past.brute.live.count) releases are live") })
    }

    @Test("how often rules block") func blockRate() throws {
        let since = SyntheticHistory.start + 2_000_000
        let (rows, _, page) = try ask("block-rate", ["environment": "production"], since: since)
        var (decisions, unread): (Int64, Int) = (0, 0)
        var (blocked, found): ([String: Int64], [String: Int64]) = ([:], [:])
        for entry in past.entries {
            guard let body = entry.decision, body.environment == "production", body.time.source == .clock,
                body.verdict != .pending, body.time.at.seconds >= since
            else { continue }
            decisions += 1
            let facts = body.stages.map { past.evidence.stageFacts(of: $0.resultDigest) }
            if facts.contains(where: { $0 == nil }) { unread += 1 }
            let rules = facts.flatMap { $0?.rules ?? [] }
            for rule in Set(rules.map(\.rule)) { found[rule, default: 0] += 1 }
            for rule in Set(rules.filter { $0.effect == "blocking" }.map(\.rule)) { blocked[rule, default: 0] += 1 }
        }
        #expect(rows.count == found.count)
        for row in rows {
            guard case .text(let rule) = row[0] else { continue }
            let wanted = blocked[rule] ?? 0
            #expect(row[1] == .number(wanted) && row[3] == .number(found[rule] ?? 0) && row[4] == .number(decisions))
            #expect(row[5] == .number(wanted * 10_000 / decisions))
        }
        #expect(unread > 0 && !page.isComplete && page.notes.contains { $0.contains("records of \(unread) of them") })
    }

    @Test("what a new snapshot finds in what is live") func rescan() throws {
        let snapshot = try AdvisorySnapshot.load(SyntheticEvidence.advisories(0..<60))
        var found: [UInt64: [String]] = [:]
        let report = try past.index.ask { questions in
            try questions.rescan(with: snapshot) { finding in
                found[finding.index] = finding.flaws.map { "\($0.match.closureID) \($0.component)" }
            }
        }
        var cache: [Digest: [(package: Int, version: String)]] = [:]
        var (wanted, known): ([UInt64: [String]], Int) = ([:], 0)
        for entry in past.entries where past.brute.live.contains(entry.index) {
            let facts = (entry.decision?.stages ?? []).map { past.evidence.stageFacts(of: $0.resultDigest) }
            let flaws = facts.flatMap { $0?.flaws ?? [] }
            for (package, version) in past.brute.packages(of: entry, &cache)
            where package < 60 && (Int(version.split(separator: ".")[1]) ?? 9) < 3 {
                if flaws.contains(where: { $0.subject == "pkg:npm/package-\(package)" }) {
                    known += 1
                } else {
                    wanted[entry.index, default: []].append("ADV-\(package) pkg:npm/package-\(package)@\(version)")
                }
            }
        }
        #expect(found.mapValues { $0.sorted() } == wanted.mapValues { $0.sorted() } && !wanted.isEmpty)
        #expect(report.knownFlaws == known && report.livePromotions == past.brute.live.count)
        #expect(report.newlyAffected == wanted.count)
        // Some records are missing, so not everything could be compared.
        #expect(!report.completeness.isComplete)
    }
}
