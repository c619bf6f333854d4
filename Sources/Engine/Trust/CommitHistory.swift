/// What git knows of how two commits are related; three-valued, because a shallow clone may not know.
package enum Ancestry: Sendable, Hashable {
    case yes
    case no
    /// History is missing here; the text says what to fetch.
    case unknown(remedy: String)
}

/// The questions the engine asks about the commits of a pipeline repository.
package protocol CommitHistory: Sendable {
    /// Whether `ancestor` can be reached from `descendant`; a commit reaches itself.
    func isAncestor(_ ancestor: String, of descendant: String) throws -> Ancestry
}
