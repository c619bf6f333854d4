/// One value that goes into a statement or comes out of a row.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package init(_ number: Int) { self = .integer(Int64(number)) }
    package init(_ index: UInt64) { self = .integer(Int64(clamping: index)) }
}

/// One row of a result, by position.
package struct SQLRow: Sendable {
    package let values: [SQLValue]

    package init(_ values: [SQLValue]) { self.values = values }

    /// The integer at a position; nothing for null and every other type.
    package func integer(_ position: Int) -> Int64? {
        guard position < values.count, case .integer(let number) = values[position] else { return nil }
        return number
    }

    /// The text at a position; nothing for null and every other type.
    package func text(_ position: Int) -> String? {
        guard position < values.count, case .text(let text) = values[position] else { return nil }
        return text
    }

    package func blob(_ position: Int) -> [UInt8]? {
        guard position < values.count, case .blob(let bytes) = values[position] else { return nil }
        return bytes
    }
}
