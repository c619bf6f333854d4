package import Artifacts
package import Documents

/// Decides whether a commit of a pipeline repository may judge a promotion.
///
/// It must be reachable from the protected ref, and it must descend from the commit last used for the environment or carry
/// the same definitions: an older pipeline that was once valid can't come back.
package struct PipelineAdmission: Sendable {
    package struct LastUse: Sendable {
        package let commit: String
        /// The content digest of the definitions that commit carried.
        package let content: Digest

        /// Every commit that judged with this content since another content last did, `commit` among them.
        ///
        /// The same content may be used from an older commit; the next other content must descend from all of them, so that
        /// going back takes no two steps either. Read only when it is needed.
        package let run: @Sendable () throws -> [String]

        package init(commit: String, content: Digest, run: (@Sendable () throws -> [String])? = nil) {
            self.commit = commit
            self.content = content
            self.run = run ?? { [commit] }
        }
    }

    package let commit: String
    package let protectedTip: String
    package let protectedRef: Located<String>
    package let content: Digest
    package let last: LastUse?

    package init(commit: String, protectedTip: String, protectedRef: Located<String>, content: Digest, last: LastUse?) {
        self.commit = commit
        self.protectedTip = protectedTip
        self.protectedRef = protectedRef
        self.content = content
        self.last = last
    }

    /// - Throws: `Diagnostics` with `pipeline.not-on-protected-ref`, `pipeline.rollback` or `pipeline.history-missing`.
    package func check(_ history: any CommitHistory) throws {
        switch try history.isAncestor(commit, of: protectedTip) {
        case .yes: break
        case .no:
            throw refusal(
                "pipeline.not-on-protected-ref",
                "commit \(commit) is not on \(protectedRef.value), so it can't judge a promotion",
                fix: "Merge it to \(protectedRef.value) first.")
        case .unknown(let remedy):
            throw refusal(
                "pipeline.history-missing", "this clone can't tell whether \(commit) is on \(protectedRef.value)",
                fix: remedy)
        }
        guard let last, last.content != content else { return }
        var checked: Set<String> = [commit]
        for used in [last.commit] + (try last.run()) where checked.insert(used).inserted {
            try checkDescent(from: used, history)
        }
    }

    private func checkDescent(from used: String, _ history: any CommitHistory) throws {
        switch try history.isAncestor(used, of: commit) {
        case .yes: break
        case .no:
            throw refusal(
                "pipeline.rollback",
                "commit \(commit) does not descend from \(used), which was used before, and its definitions differ",
                fix: "Use a commit of \(protectedRef.value) that descends from \(used).")
        case .unknown(let remedy):
            throw refusal(
                "pipeline.history-missing",
                "this clone can't tell whether \(commit) descends from \(used), which was used before", fix: remedy)
        }
    }

    private func refusal(_ id: String, _ message: String, fix: String) -> Diagnostics {
        Diagnostics(Diagnostic(id, message, at: protectedRef.span, fix: fix))
    }
}
