import Artifacts
import Documents
import Engine
import Findings
import Ledger
import Testing

@Suite("classes against the baseline") struct FindingClassTests {
    private func scene(_ findings: [String], subjects: String = "[lib@1, app@1]", version: String = "1") -> Scene {
        var scene = Scene()
        scene.version = version
        scene.rules = ["{ name: all, match: { findings: ['*'] }, severity: informational }"]
        scene.stages = [
            "{ name: scan, uses: test/report, with: { subjects: \(subjects), findings: [\(findings.joined(separator: ", "))] } }"
        ]
        return scene
    }

    private let old = "{ rule: v/old, subject: lib, identity: lib@1 }"
    private let gone = "{ rule: v/gone, subject: lib, identity: lib@1 }"
    private let disclosed = "{ rule: v/new, subject: lib, identity: lib@1 }"
    private let brought = "{ rule: v/new, subject: app, identity: app@2 }"
    private let nameless = "{ rule: v/new, subject: nameless }"

    @Test("without a baseline all are introduced") func none() async throws {
        let evaluation = try await scene([old, disclosed, nameless]).evaluate()
        #expect(evaluation.findings.allSatisfy { $0.findingClass == .introduced })
        #expect(evaluation.fixed.isEmpty)
    }

    @Test("preexisting, newly disclosed, introduced and fixed") func all() async throws {
        let ledger = try FakeLedger()
        try await ledger.promote(scene([old, gone]))
        let evaluation = try await scene([old, disclosed, brought, nameless], version: "2").evaluate(
            store: ledger.store, history: ledger.history)
        var classes: [String: FindingClass] = [:]
        for finding in evaluation.findings {
            classes["\(finding.finding.rule) \(finding.finding.subject ?? "")"] = finding.findingClass
        }
        #expect(
            classes == [
                "v/old lib": .preexisting, "v/new lib": .newlyDisclosed, "v/new app": .introduced,
                "v/new nameless": .introduced,
            ])
        #expect(evaluation.fixed.count == 1)
        let counts = try ledger.record(evaluation).findings
        #expect(
            [counts.total, counts.introduced, counts.preexisting, counts.newlyDisclosed, counts.fixed] == [
                4, 2, 1, 1, 1,
            ])
    }

    @Test("since when findings of advisories are known goes with the baseline, and only where it is known")
    func firstSeen() async throws {
        let time = try #require(Timestamp("2026-01-02T03:04:05Z"))
        func baseline(_ seen: [String: Timestamp]) -> Baseline {
            Baseline(
                releaseDigest: .sha256(of: []), version: "1", findings: ["a", "b"], subjects: [], artifacts: [],
                firstSeen: seen)
        }
        #expect(try Baseline(baseline(["a": time]).encoded()).firstSeen == ["a": time])
        // A record without it has the bytes it always had.
        #expect(!String(decoding: try baseline([:]).encoded(), as: UTF8.self).contains("firstSeen"))
        let spoiled = String(decoding: try baseline(["a": time]).encoded(), as: UTF8.self)
            .replacing("2026-01-02T03:04:05Z", with: "yesterday")
        #expect(throws: InputError.self) { try Baseline(Array(spoiled.utf8)) }
    }

    @Test("the same release is not its own baseline") func itself() async throws {
        let ledger = try FakeLedger()
        try await ledger.promote(scene([old]))
        let again = try await scene([old]).evaluate(store: ledger.store, history: ledger.history)
        #expect(again.baseline == nil)
    }
}
