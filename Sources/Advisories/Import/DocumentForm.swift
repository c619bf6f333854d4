import Documents

/// What a JSON document of a feed is, by the first keys that tell.
enum DocumentForm {
    /// One OSV record or a list of them; also whatever is none of the others.
    case records
    /// CISA's catalogue of exploited vulnerabilities.
    case exploited
    /// One product's list of endoflife.date.
    case cycles
    /// Lists of endoflife.date by product.
    case cyclesByProduct

    /// Looks at no more than it needs; a document that is no JSON is taken for records, whose reading will say so.
    static func of(_ bytes: [UInt8]) -> DocumentForm {
        var cursor = JSONCursor(bytes)
        do throws(JSONCursor.Fault) {
            switch try cursor.kind() {
            case .array: return try isListOfCycles(&cursor) ? .cycles : .records
            case .object: return try ofObject(&cursor)
            default: return .records
            }
        } catch {
            return .records
        }
    }

    private static func ofObject(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> DocumentForm {
        try cursor.enter()
        while try cursor.nextMember() {
            if cursor.isKey("id") || cursor.isKey("affected") || cursor.isKey("schema_version") { return .records }
            if cursor.isKey("catalogVersion") || cursor.isKey("vulnerabilities") { return .exploited }
            if try cursor.kind() == .array, try isListOfCycles(&cursor) { return .cyclesByProduct }
            try cursor.skip()
        }
        return .records
    }

    /// Whether the list that stands next begins with a cycle; the cursor does not move unless it does.
    private static func isListOfCycles(_ cursor: inout JSONCursor) throws(JSONCursor.Fault) -> Bool {
        var ahead = cursor
        try ahead.enter()
        guard try ahead.nextElement(), try ahead.kind() == .object else { return false }
        try ahead.enter()
        while try ahead.nextMember() {
            if ahead.isKey("cycle") { return true }
            if ahead.isKey("id") || ahead.isKey("affected") { return false }
            try ahead.skip()
        }
        return false
    }
}
