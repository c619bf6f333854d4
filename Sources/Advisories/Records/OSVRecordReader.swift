import Documents
import Findings

/// Reads one OSV record out of its JSON text.
///
/// Strict where matching depends on it: a field of the wrong type, or one that stands twice, makes the record malformed.
/// Fields that are not used are passed and only checked to be JSON; unknown ones are no mistake (the schema only grows).
struct OSVRecordReader {
    private static let maximumSummary = 300
    private static let maximumIdentifier = 256

    private var cursor: JSONCursor
    private var id: String?
    private var summary = ""
    private var details = ""
    private var word = ""
    private var isMalicious = false
    private var record = OSVRecord(id: "")

    /// - Parameter range: Where the text of the record stands, all of it UTF-8.
    /// - Throws: `RecordFault` naming the first field that is wrong.
    static func read(_ bytes: [UInt8], in range: Range<Int>) throws(RecordFault) -> OSVRecord {
        var reader = OSVRecordReader(cursor: JSONCursor(bytes, in: range))
        let record = try reader.whole()
        try reader.walk { cursor throws(JSONCursor.Fault) in try cursor.finish() }
        return record
    }

    /// Reads the record that stands next at a cursor, which is passed.
    static func read(_ cursor: inout JSONCursor) throws(RecordFault) -> OSVRecord {
        var reader = OSVRecordReader(cursor: cursor)
        defer { cursor = reader.cursor }
        return try reader.whole()
    }

    private init(cursor: JSONCursor) { self.cursor = cursor }

    private mutating func whole() throws(RecordFault) -> OSVRecord {
        guard try kind() == .object else { throw RecordFault("it is not an object") }
        try members { reader throws(RecordFault) in try reader.member() }
        guard let id else { throw RecordFault("it has no id") }
        record.id = id
        record.summary = Self.shortened(summary.isEmpty ? details : summary)
        record.ratings = completed(record.ratings)
        if isMalicious || id.utf8.starts(with: "MAL-".utf8) {
            for index in record.affected.indices { record.affected[index].kind = .malicious }
        }
        return record
    }

    /// Ratings with the database's own word last.
    private func completed(_ ratings: [StatedRating]) -> [StatedRating] {
        word.isEmpty ? ratings : ratings + [StatedRating(system: StatedRating.word, score: word)]
    }

    private mutating func member() throws(RecordFault) {
        if cursor.isKey("id") {
            guard let text = try text("id") else { throw RecordFault("it has no id") }
            guard Self.isIdentifier(text) else { throw RecordFault("its id is empty or not printable") }
            guard id == nil else { throw RecordFault("its id stands twice") }
            id = text
        } else if cursor.isKey("aliases") {
            record.aliases += try identifiers("aliases")
        } else if cursor.isKey("upstream") {
            record.upstream += try identifiers("upstream")
        } else if cursor.isKey("summary") {
            summary = try optionalText()
        } else if cursor.isKey("details") {
            if summary.isEmpty { details = try optionalText() } else { try skip() }
        } else if cursor.isKey("modified") {
            guard record.modified.isEmpty else { throw RecordFault("modified stands twice") }
            record.modified = try text("modified") ?? ""
        } else if cursor.isKey("published") {
            record.published = try text("published") ?? ""
        } else if cursor.isKey("withdrawn") {
            guard !record.isWithdrawn else { throw RecordFault("withdrawn stands twice") }
            record.isWithdrawn = try text("withdrawn").map { !$0.isEmpty } ?? false
        } else if cursor.isKey("severity") {
            record.ratings += try ratings("severity")
        } else if cursor.isKey("affected") {
            guard record.affected.isEmpty else { throw RecordFault("affected stands twice") }
            try elements("affected") { reader throws(RecordFault) in
                if let entry = try reader.affected() { reader.record.affected.append(entry) }
            }
        } else if cursor.isKey("database_specific") || cursor.isKey("ecosystem_specific") {
            try specifics { reader throws(RecordFault) in
                guard reader.cursor.isKey("malicious-packages-origins") else { return false }
                reader.isMalicious = try reader.kind() != .null || reader.isMalicious
                return false
            }
        } else {
            try skip()
        }
    }

    /// Reads an object of a database's own fields for its word of severity; anything but an object is passed.
    /// - Parameter body: Looks at the member at hand; true when it has passed its value.
    private mutating func specifics(
        _ body: (inout OSVRecordReader) throws(RecordFault) -> Bool
    ) throws(RecordFault) {
        guard try kind() == .object else { return try skip() }
        try members { reader throws(RecordFault) in
            guard try !body(&reader) else { return }
            guard reader.cursor.isKey("severity"), try reader.kind() == .string else { return try reader.skip() }
            let text = try reader.optionalText()
            if reader.word.isEmpty, Severity(advisoryWord: text) != nil { reader.word = text }
        }
    }

    /// One entry; nothing when it names no package, since then only commits could match it.
    private mutating func affected() throws(RecordFault) -> OSVRecord.Affected? {
        guard try kind() == .object else { throw RecordFault("affected holds something other than objects") }
        var entry = AffectedParts()
        let outerWord = word
        word = ""
        defer { word = outerWord }
        try members { reader throws(RecordFault) in try reader.affectedMember(&entry) }
        guard entry.hasPackage else { return nil }
        guard let ecosystem = entry.ecosystem, let name = entry.name, !ecosystem.isEmpty, !name.isEmpty else {
            throw RecordFault("affected.package has no ecosystem or no name")
        }
        var ranges: [AdvisoryRange] = []
        for range in entry.ranges {
            ranges.append(AdvisoryRange(events: range.events, scheme: Self.scheme(range.type, ecosystem)))
        }
        return OSVRecord.Affected(
            ecosystem: ecosystem, name: name, kind: entry.kind, ranges: ranges, versions: entry.versions,
            hasCommitRange: entry.hasCommitRange, ratings: completed(entry.ratings))
    }

    /// The members of an `affected` entry, in whatever order they come.
    private struct AffectedParts {
        var hasPackage = false
        var ecosystem: String?
        var name: String?
        var kind = AdvisoryKind.vulnerability
        var ranges: [(type: String, events: [(name: String, version: String)])] = []
        var versions: [String] = []
        var hasCommitRange = false
        var ratings: [StatedRating] = []
    }

    private mutating func affectedMember(_ entry: inout AffectedParts) throws(RecordFault) {
        if cursor.isKey("package") {
            switch try kind() {
            case .null: return try skip()
            case .object: break
            default: throw RecordFault("affected.package is not an object")
            }
            guard !entry.hasPackage else { throw RecordFault("affected.package stands twice") }
            entry.hasPackage = true
            var ecosystem: String?
            var name: String?
            try members { reader throws(RecordFault) in
                if reader.cursor.isKey("ecosystem") {
                    ecosystem = try reader.text("affected.package.ecosystem")
                } else if reader.cursor.isKey("name") {
                    name = try reader.text("affected.package.name")
                } else {
                    try reader.skip()
                }
            }
            (entry.ecosystem, entry.name) = (ecosystem, name)
        } else if cursor.isKey("ranges") {
            var ranges = entry.ranges
            var hasCommitRange = entry.hasCommitRange
            try elements("affected.ranges") { reader throws(RecordFault) in
                let range = try reader.range()
                if range.type.utf8.elementsEqual("GIT".utf8) { hasCommitRange = true } else { ranges.append(range) }
            }
            (entry.ranges, entry.hasCommitRange) = (ranges, hasCommitRange)
        } else if cursor.isKey("versions") {
            var versions = entry.versions
            try elements("affected.versions") { reader throws(RecordFault) in
                guard let version = try reader.textOrNothing() else {
                    throw RecordFault("affected.versions holds something other than text")
                }
                versions.append(version)
            }
            entry.versions = versions
        } else if cursor.isKey("severity") {
            entry.ratings += try ratings("affected.severity")
        } else if cursor.isKey("database_specific") || cursor.isKey("ecosystem_specific") {
            let isDatabase = cursor.isKey("database_specific")
            var kind = entry.kind
            var urgency = ""
            try specifics { reader throws(RecordFault) in
                if !isDatabase, reader.cursor.isKey("urgency"), try reader.kind() == .string {
                    urgency = try reader.optionalText()
                    return true
                }
                guard isDatabase, reader.cursor.isKey("informational"), try reader.kind() == .string else {
                    return false
                }
                kind = Self.kind(try reader.optionalText())
                return true
            }
            entry.kind = kind
            if Severity(advisoryWord: urgency) != nil {
                entry.ratings.append(StatedRating(system: StatedRating.urgency, score: urgency))
            }
        } else {
            try skip()
        }
    }

    private mutating func range() throws(RecordFault) -> (type: String, events: [(name: String, version: String)]) {
        guard try kind() == .object else { throw RecordFault("affected.ranges has no type") }
        var type: String?
        var events: [(name: String, version: String)] = []
        try members { reader throws(RecordFault) in
            if reader.cursor.isKey("type") {
                type = try reader.text("affected.ranges.type")
            } else if reader.cursor.isKey("events") {
                try reader.elements("affected.ranges.events") { reader throws(RecordFault) in
                    guard try reader.kind() == .object else {
                        throw RecordFault("events holds something other than objects")
                    }
                    try reader.members { reader throws(RecordFault) in
                        let name = reader.cursor.key
                        guard let version = try reader.textOrNothing() else {
                            throw RecordFault("an event's version is not text")
                        }
                        events.append((name, version))
                    }
                }
            } else {
                try reader.skip()
            }
        }
        guard let type else { throw RecordFault("affected.ranges has no type") }
        return (type, events)
    }

    private static func scheme(_ type: String, _ ecosystem: String) -> VersionScheme? {
        let own = VersionScheme.of(ecosystem: ecosystem)
        return switch type {
        case "ECOSYSTEM": own
        // The same order; Go's reads the names of Go releases as well, Bitnami's leaves out the revisions of packages.
        case "SEMVER": own == .go || own == .bitnami ? own : .semver
        default: nil
        }
    }

    private static func kind(_ informational: String) -> AdvisoryKind {
        switch AdvisoryKind(rawValue: informational) {
        case .unmaintained: .unmaintained
        case .unsound: .unsound
        case .vulnerability, .malicious: .vulnerability
        case .notice, nil: .notice
        }
    }

    private mutating func ratings(_ field: String) throws(RecordFault) -> [StatedRating] {
        var ratings: [StatedRating] = []
        try elements(field) { reader throws(RecordFault) in
            guard try reader.kind() == .object else { throw RecordFault("\(field) has no type or no score") }
            var type: String?
            var score: String?
            try reader.members { reader throws(RecordFault) in
                if reader.cursor.isKey("type") {
                    type = try reader.text("\(field).type")
                } else if reader.cursor.isKey("score") {
                    score = try reader.text("\(field).score")
                } else {
                    try reader.skip()
                }
            }
            guard let type, let score else { throw RecordFault("\(field) has no type or no score") }
            ratings.append(StatedRating(system: type, score: score))
        }
        return ratings
    }

    private static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= maximumIdentifier && id.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private mutating func identifiers(_ field: String) throws(RecordFault) -> [String] {
        var identifiers: [String] = []
        try elements(field) { reader throws(RecordFault) in
            guard let text = try reader.textOrNothing() else {
                throw RecordFault("\(field) holds something other than text")
            }
            if Self.isIdentifier(text) { identifiers.append(text) }
        }
        return identifiers
    }

    /// The first line, cut to a readable length.
    private static func shortened(_ text: String) -> String {
        let trimmed = text.utf8.drop { VersionText.isSpace($0) }
        let line = trimmed.prefix { $0 != 10 && $0 != 13 }
        guard line.count > maximumSummary else { return String(Substring(line)) }
        var end = line.index(line.startIndex, offsetBy: maximumSummary)
        while end > line.startIndex, line[end] & 0xC0 == 0x80 { end = line.index(before: end) }
        return String(Substring(line[..<end])) + "…"
    }
}

/// The cursor's steps with the faults of records.
extension OSVRecordReader {
    private mutating func walk<T>(
        _ body: (inout JSONCursor) throws(JSONCursor.Fault) -> T
    ) throws(RecordFault) -> T {
        do throws(JSONCursor.Fault) {
            return try body(&cursor)
        } catch {
            throw RecordFault(error)
        }
    }

    private mutating func kind() throws(RecordFault) -> JSONCursor.Kind {
        try walk { cursor throws(JSONCursor.Fault) in try cursor.kind() }
    }

    private mutating func skip() throws(RecordFault) {
        try walk { cursor throws(JSONCursor.Fault) in try cursor.skip() }
    }

    private mutating func textOrNothing() throws(RecordFault) -> String? {
        try walk { cursor throws(JSONCursor.Fault) in try cursor.string() }
    }

    /// The text that stands next; empty for any other value.
    private mutating func optionalText() throws(RecordFault) -> String { try textOrNothing() ?? "" }

    /// The text that stands next; nothing for null.
    private mutating func text(_ field: String) throws(RecordFault) -> String? {
        switch try kind() {
        case .string: return try textOrNothing()
        case .null:
            try skip()
            return nil
        default: throw RecordFault("\(field) is not text")
        }
    }

    private mutating func members(_ body: (inout OSVRecordReader) throws(RecordFault) -> Void) throws(RecordFault) {
        try walk { cursor throws(JSONCursor.Fault) in try cursor.enter() }
        while try walk({ cursor throws(JSONCursor.Fault) in try cursor.nextMember() }) { try body(&self) }
    }

    /// Goes through a list; null is an empty one.
    private mutating func elements(
        _ field: String, _ body: (inout OSVRecordReader) throws(RecordFault) -> Void
    ) throws(RecordFault) {
        switch try kind() {
        case .null: return try skip()
        case .array: break
        default: throw RecordFault("\(field) is not a list")
        }
        try walk { cursor throws(JSONCursor.Fault) in try cursor.enter() }
        while try walk({ cursor throws(JSONCursor.Fault) in try cursor.nextElement() }) { try body(&self) }
    }
}
