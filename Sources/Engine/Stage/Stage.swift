/// Examines one release and says what it found, and how much it could examine.
///
/// A stage states facts; policy alone judges them. It never says "fine": zero examined is zero examined, and an error is
/// thrown, not swallowed.
package protocol Stage: Sendable {
    associatedtype Options: StageOptions
    /// Kebab-case with one slash: `vulnerability/scan`.
    static var kind: String { get }
    /// Raised when the same input would give another result; replays ask for it by number.
    static var revision: Int { get }
    /// The oldest revision that this engine still has, so that decisions made with it replay to the byte.
    static var oldestRevision: Int { get }
    /// One sentence for lists.
    static var summary: String { get }
    /// Approvals are judged last, over the review digest of all other stages.
    static var isApproval: Bool { get }

    init(_ options: Options)

    /// The stage as it was at a revision, from `oldestRevision` to `revision`.
    init(_ options: Options, revision: Int)

    /// - Throws: `StageFailure` when the stage can't finish; its outcome is then `errored`.
    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult
}

extension Stage {
    package static var isApproval: Bool { false }
    package static var oldestRevision: Int { revision }
    package init(_ options: Options, revision: Int) { self.init(options) }
}
