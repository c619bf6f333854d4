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

        package init(commit: String, content: Digest) {
            self.commit = commit
            self.content = content
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
        guard let last, last.content != content, last.commit != commit else { return }
        switch try history.isAncestor(last.commit, of: commit) {
        case .yes: break
        case .no:
            throw refusal(
                "pipeline.rollback",
                "commit \(commit) does not descend from \(last.commit), which was used last, and its definitions differ",
                fix: "Use a commit of \(protectedRef.value) that descends from \(last.commit).")
        case .unknown(let remedy):
            throw refusal(
                "pipeline.history-missing",
                "this clone can't tell whether \(commit) descends from \(last.commit), which was used last", fix: remedy)
        }
    }

    private func refusal(_ id: String, _ message: String, fix: String) -> Diagnostics {
        Diagnostics(Diagnostic(id, message, at: protectedRef.span, fix: fix))
    }
}
