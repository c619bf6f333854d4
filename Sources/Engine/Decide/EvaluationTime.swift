package import Documents

/// The moment an evaluation counts as, in whole seconds of UTC, and who says so.
package struct EvaluationTime: Sendable, Hashable {
    package enum Source: String, Sendable {
        case clock
        /// Given by the caller: logged and replayable, never counted for admission, promotion order, soak or baseline.
        case given
    }

    package let instant: Timestamp
    package let source: Source

    package init(_ instant: Timestamp, source: Source) {
        self.instant = instant
        self.source = source
    }
}
