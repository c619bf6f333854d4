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

    @Test("the same release is not its own baseline") func itself() async throws {
        let ledger = try FakeLedger()
        try await ledger.promote(scene([old]))
        let again = try await scene([old]).evaluate(store: ledger.store, history: ledger.history)
        #expect(again.baseline == nil)
    }
}
