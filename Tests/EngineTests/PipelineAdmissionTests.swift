import Artifacts
import Documents
import Engine
import Testing

@Suite("which commit may judge") struct PipelineAdmissionTests {
    /// A line of commits `a` to `f` on main, and `x`, which left it after `c`; nothing is known about `unknown`.
    private struct History: CommitHistory {
        func isAncestor(_ ancestor: String, of descendant: String) -> Ancestry {
            if [ancestor, descendant].contains("unknown") { return .unknown(remedy: "git fetch --unshallow") }
            if descendant == "x" { return ["a", "b", "c", "x"].contains(ancestor) ? .yes : .no }
            return ancestor != "x" && ancestor <= descendant ? .yes : .no
        }
    }

    private let strong = Digest.sha256(of: [1])
    private let weak = Digest.sha256(of: [2])

    private func refusal(_ commit: String, _ content: Digest, last: PipelineAdmission.LastUse?) throws -> Diagnostic? {
        let admission = PipelineAdmission(
            commit: commit, protectedTip: "f", protectedRef: Located("refs/heads/main"), content: content, last: last)
        do {
            try admission.check(History())
            return nil
        } catch let error as Diagnostics {
            return error.items.first
        }
    }

    @Test("the first one must only be on the protected ref") func first() throws {
        #expect(try refusal("c", strong, last: nil) == nil)
        #expect(try refusal("f", strong, last: nil) == nil)
    }

    @Test("a feature branch can't judge, also when it carries the same definitions") func featureBranch() throws {
        #expect(try refusal("x", strong, last: nil)?.id == "pipeline.not-on-protected-ref")
        #expect(
            try refusal("x", strong, last: .init(commit: "c", content: strong))?.id == "pipeline.not-on-protected-ref")
    }

    @Test("an older pipeline can't come back") func rollback() throws {
        let refused = try refusal("b", weak, last: .init(commit: "d", content: strong))
        #expect(refused?.id == "pipeline.rollback")
        #expect(refused?.fix == "Use a commit of refs/heads/main that descends from d.")
        #expect(try refusal("e", weak, last: .init(commit: "d", content: strong)) == nil)
    }

    @Test("an older commit with the same definitions may judge") func sameContent() throws {
        #expect(try refusal("b", strong, last: .init(commit: "d", content: strong)) == nil)
        #expect(try refusal("d", strong, last: .init(commit: "d", content: strong)) == nil)
    }

    @Test("but it does not open the way back to what lies between") func rollbackInTwoSteps() throws {
        let last = PipelineAdmission.LastUse(commit: "b", content: strong) { ["b", "d", "b"] }
        #expect(try refusal("c", weak, last: last)?.id == "pipeline.rollback")
        #expect(try refusal("e", weak, last: last) == nil)
    }

    @Test("a commit that judged before and other parameters are no rollback") func sameCommit() throws {
        #expect(try refusal("d", weak, last: .init(commit: "d", content: strong)) == nil)
    }

    @Test("history that is not here is an error that says what to fetch") func unknownHistory() throws {
        let ref = try refusal("unknown", strong, last: nil)
        #expect(ref?.id == "pipeline.history-missing")
        #expect(ref?.fix == "git fetch --unshallow")
        let last = try refusal("e", weak, last: .init(commit: "unknown", content: strong))
        #expect(last?.id == "pipeline.history-missing")
        #expect(last?.fix == "git fetch --unshallow")
        #expect(try refusal("e", strong, last: .init(commit: "unknown", content: strong)) == nil)
    }

    @Test("the ledger names the last commit and every one of its run") func lastUse() async throws {
        let ledger = try FakeLedger()
        #expect(try ledger.history.lastUse(in: "production") == nil)
        func promote(_ digit: String, _ change: (inout Scene) -> Void = { _ in }) async throws {
            var scene = Scene()
            scene.commit = String(repeating: digit, count: 40)
            change(&scene)
            try await ledger.promote(scene)
        }
        try await promote("1") { $0.stages = ["{ name: scan, uses: test/report, with: { total: 1, examined: 1 } }"] }
        try await promote("4")
        try await promote("2") { $0.version = "2" }
        try await promote("9") { $0.environment = "staging" }
        try await promote("3") { $0.stages[0] = $0.stages[0].replacing("everything", with: "bad") }
        let last = try #require(try ledger.history.lastUse(in: "production"))
        #expect(last.commit == String(repeating: "3", count: 40))
        #expect(try last.run() == [last.commit])
        #expect(try ledger.history.lastUse(project: "shop", environment: "production", repository: "elsewhere") == nil)
        try await promote("4") { $0.version = "3" }
        try await promote("2") { $0.version = "4" }
        let run = try #require(try ledger.history.lastUse(in: "production")).run()
        #expect(run == ["2", "4"].map { String(repeating: $0, count: 40) })
    }
}

extension LedgerHistory {
    /// The last use by the repository that every scene has.
    fileprivate func lastUse(in environment: String) throws(InputError) -> PipelineAdmission.LastUse? {
        try lastUse(project: "shop", environment: environment, repository: ".")
    }
}
