package import Documents

/// A kind of stage without its generic type: reads options once, at load time, and gives something that can run.
package struct StageDescriptor: Sendable {
    package let kind: String
    package let revision: Int
    package let summary: String
    package let isApproval: Bool
    private let oldestRevision: Int
    private let newestRevision: Int
    private let prepareStage: @Sendable (SourceNode?, Int) throws(Diagnostics) -> PreparedStage

    package init<Kind: Stage>(_ type: Kind.Type) {
        kind = type.kind
        revision = type.revision
        summary = type.summary
        isApproval = type.isApproval
        oldestRevision = type.oldestRevision
        newestRevision = type.revision
        prepareStage = { (node: SourceNode?, revision: Int) throws(Diagnostics) in
            let reader = OptionReader(node, context: Kind.kind)
            let stage = Kind(try Kind.Options.read(reader), revision: revision)
            return PreparedStage { (release, context) async throws(StageFailure) in
                try await stage.evaluate(release, in: context)
            }
        }
    }

    /// Reads the options of one use of this stage.
    package func prepare(_ options: SourceNode?) throws(Diagnostics) -> PreparedStage {
        try prepareStage(options, revision)
    }

    /// The same kind as it was at a revision; nothing for one that this engine does not have.
    package func at(revision: Int) -> StageDescriptor? {
        revision >= oldestRevision && revision <= newestRevision ? StageDescriptor(self, revision: revision) : nil
    }

    private init(_ other: StageDescriptor, revision: Int) {
        kind = other.kind
        self.revision = revision
        summary = other.summary
        isApproval = other.isApproval
        oldestRevision = other.oldestRevision
        newestRevision = other.newestRevision
        prepareStage = other.prepareStage
    }
}

/// One use of a stage with its options read.
package struct PreparedStage: Sendable {
    package let run: @Sendable (Release, StageContext) async throws(StageFailure) -> StageResult

    package init(run: @escaping @Sendable (Release, StageContext) async throws(StageFailure) -> StageResult) {
        self.run = run
    }
}
