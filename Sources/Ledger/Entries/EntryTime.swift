package import Documents

/// When an entry was made, and who says so.
package struct EntryTime: Sendable, Hashable {
    package enum Source: String, Sendable, CaseIterable {
        /// The engine's clock.
        case clock
        /// The caller: never counted for admission, promotion order, soak or baseline.
        case given
    }

    package let at: Timestamp
    package let source: Source

    package init(at: Timestamp, source: Source) {
        self.at = at
        self.source = source
    }

    init(_ reader: PayloadReader) throws(LedgerError) {
        var reader = reader
        self.init(at: try reader.time("at"), source: try reader.choice("source"))
        try reader.finish()
    }

    var canonical: JSONValue { ["at": .string(at.description), "source": .string(source.rawValue)] }
}
