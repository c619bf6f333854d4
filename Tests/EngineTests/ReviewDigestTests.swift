import Artifacts
import Documents
import Engine
import Findings
import Testing

@Suite("the review digest: facts only") struct ReviewDigestTests {
    private func digest(_ change: (inout Scene) -> Void = { _ in }) async throws -> Digest {
        var scene = Scene()
        scene.stages = [
            "{ name: scan, uses: test/report, with: { findings: [{ rule: odd/x, subject: s }], difference: d } }",
            "{ name: sign, uses: test/quorum }",
        ]
        change(&scene)
        return try await scene.evaluate().reviewDigest
    }

    @Test("30 days later it is the same, and the input digest is another") func later() async throws {
        var scene = Scene()
        let today = try await scene.evaluate()
        scene.time = EvaluationTime(
            try #require(Timestamp(secondsSinceEpoch: scene.time.instant.seconds + 30 * 86400)), source: .clock)
        let later = try await scene.evaluate()
        #expect(later.reviewDigest == today.reviewDigest)
        #expect(later.inputDigest != today.inputDigest)
    }

    @Test("commit ids, the source of time, paths, messages and the creator do not take part") func notInIt()
        async throws
    {
        let base = try await digest()
        #expect(try await digest { $0.commit = String(repeating: "b", count: 40) } == base)
        #expect(try await digest { $0.time = EvaluationTime($0.time.instant, source: .given) } == base)
        #expect(try await digest { $0.releaseSpec = "createdBy: bob" } == base)
        #expect(try await digest { $0.files[.release] = "# a comment\n" + $0.releaseText } == base)
    }

    @Test("everything an approver judges takes part") func inIt() async throws {
        var seen: Set<Digest> = [try await digest()]
        func isNew(_ change: (inout Scene) -> Void) async throws -> Bool {
            seen.insert(try await digest(change)).inserted
        }
        #expect(try await isNew { $0.version = "2" })
        #expect(try await isNew { $0.artifacts[0].text = "kind: Other" })
        #expect(try await isNew { $0.environment = "staging" })
        #expect(try await isNew { $0.rules.append("{ name: z, match: { findings: [z] }, severity: warning }") })
        #expect(try await isNew { $0.stages[0] = $0.stages[0].replacing("odd/x", with: "odd/y") })
        #expect(try await isNew { $0.stages[0] = $0.stages[0].replacing("subject: s", with: "subject: t") })
        #expect(try await isNew { $0.stages[0] = $0.stages[0].replacing("difference: d", with: "difference: e") })
        #expect(try await isNew { $0.stages[1] = "{ name: sign, uses: test/quorum, with: { managers: 2 } }" })
        #expect(try await isNew { $0.gate = "" })
        #expect(try await isNew { $0.mandatory = "[scan, sign]" })
        #expect(try await isNew { $0.files[.roles] = try? People.document.replacing("bob", with: "rob") })
    }

    @Test("outcome and completeness of every stage take part, also when nothing else changes") func outcomes()
        async throws
    {
        func digest(of options: String) async throws -> Digest {
            var scene = Scene()
            // The options come in as a parameter's value would: through a file, so that the definitions stay the same.
            scene.stages = ["{ name: scan, uses: test/report, with: { asks: true } }"]
            return try await scene.evaluate(programs: Answering(text: options)).reviewDigest
        }
        #expect(try await digest(of: "a") != digest(of: "b"), "the fingerprints differ")
        var scene = Scene()
        scene.stages = ["{ name: scan, uses: test/report, with: { reads: [objects] } }"]
        let read = try await scene.evaluate()
        scene.files[.artifact("objects")] = "spoiled"
        let spoiled = try await scene.evaluate()
        #expect(spoiled.release.digest == read.release.digest)
        #expect(spoiled.reviewDigest != read.reviewDigest)
    }

    @Test("the baseline's release takes part") func baseline() async throws {
        let ledger = try FakeLedger()
        var scene = Scene()
        scene.version = "2"
        let alone = try await scene.evaluate()
        try await ledger.promote(Scene())
        let compared = try await scene.evaluate(store: ledger.store, history: ledger.history)
        #expect(compared.baseline?.version == "1")
        #expect(compared.reviewDigest != alone.reviewDigest)
    }
}

/// An external program that always answers the same.
struct Answering: ProgramRunner {
    let text: String

    func run(_ request: ProgramRequest) async throws(StageFailure) -> [UInt8] { Array(text.utf8) }
}
