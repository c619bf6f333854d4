import Artifacts
import Documents

/// Reads one object of a payload strictly: each key that is asked for stands there, and none is left over.
struct PayloadReader {
    private let path: String
    private var members: [JSONValue.Member]

    /// - Throws: `ledger.entry-malformed` unless the value is an object.
    init(_ value: JSONValue?, at path: String) throws(LedgerError) {
        guard let members = value?.members else { throw PayloadReader.malformed(path, "is not an object") }
        self.path = path
        self.members = members
    }

    static func malformed(_ path: String, _ reason: String) -> LedgerError {
        LedgerError(.entryMalformed, "'\(path)' \(reason)")
    }

    /// - Throws: `ledger.entry-malformed` when a key was not asked for.
    func finish() throws(LedgerError) {
        if let member = members.first { throw PayloadReader.malformed("\(path).\(member.key)", "is not known") }
    }

    mutating func value(_ key: String) throws(LedgerError) -> JSONValue {
        guard let index = members.firstIndex(where: { $0.key.hasSameBytes(as: key) }) else {
            throw PayloadReader.malformed("\(path).\(key)", "is missing")
        }
        // The order of what is left does not matter.
        members.swapAt(index, members.count - 1)
        return members.removeLast().value
    }

    mutating func object(_ key: String) throws(LedgerError) -> PayloadReader {
        try PayloadReader(value(key), at: "\(path).\(key)")
    }

    mutating func optionalObject(_ key: String) throws(LedgerError) -> PayloadReader? {
        let value = try value(key)
        if case .null = value { return nil }
        return try PayloadReader(value, at: "\(path).\(key)")
    }

    mutating func objects(_ key: String) throws(LedgerError) -> [PayloadReader] {
        guard let list = try value(key).array else { throw PayloadReader.malformed("\(path).\(key)", "is not a list") }
        var readers: [PayloadReader] = []
        for (index, item) in list.enumerated() {
            readers.append(try PayloadReader(item, at: "\(path).\(key)[\(index)]"))
        }
        return readers
    }

    /// A string that is not empty.
    mutating func string(_ key: String) throws(LedgerError) -> String {
        guard let text = try value(key).string, !text.utf8.isEmpty else {
            throw PayloadReader.malformed("\(path).\(key)", "is not a text")
        }
        return text
    }

    mutating func optionalString(_ key: String) throws(LedgerError) -> String? {
        try parsed(key, as: "a text") { $0 }
    }

    /// A number of things, 0 or more.
    mutating func count(_ key: String) throws(LedgerError) -> Int {
        guard let number = try value(key).integer, let count = Int(exactly: number), count >= 0 else {
            throw PayloadReader.malformed("\(path).\(key)", "is not a count")
        }
        return count
    }

    mutating func choice<T: RawRepresentable>(_ key: String, as: T.Type = T.self) throws(LedgerError) -> T
    where T.RawValue == String {
        try required(key, as: "one of the known words") { T(rawValue: $0) }
    }

    mutating func optionalChoice<T: RawRepresentable>(_ key: String, as: T.Type = T.self) throws(LedgerError) -> T?
    where T.RawValue == String {
        try parsed(key, as: "one of the known words") { T(rawValue: $0) }
    }

    mutating func digest(_ key: String) throws(LedgerError) -> Digest {
        try required(key, as: "a sha256 digest", PayloadReader.sha256)
    }

    mutating func optionalDigest(_ key: String) throws(LedgerError) -> Digest? {
        try parsed(key, as: "a sha256 digest", PayloadReader.sha256)
    }

    mutating func time(_ key: String) throws(LedgerError) -> Timestamp {
        try required(key, as: "a time", PayloadReader.timestamp)
    }

    mutating func optionalTime(_ key: String) throws(LedgerError) -> Timestamp? {
        try parsed(key, as: "a time", PayloadReader.timestamp)
    }

    mutating func required<T>(
        _ key: String, as expected: String, _ read: (String) -> T?
    ) throws(LedgerError) -> T {
        guard let result = try parsed(key, as: expected, read) else {
            throw PayloadReader.malformed("\(path).\(key)", "is not \(expected)")
        }
        return result
    }

    private mutating func parsed<T>(
        _ key: String, as expected: String, _ read: (String) -> T?
    ) throws(LedgerError) -> T? {
        let value = try value(key)
        if case .null = value { return nil }
        guard let text = value.string, !text.utf8.isEmpty, let result = read(text) else {
            throw PayloadReader.malformed("\(path).\(key)", "is not \(expected)")
        }
        return result
    }

    private static func sha256(_ text: String) -> Digest? {
        Digest(text).flatMap { $0.algorithm == .sha256 ? $0 : nil }
    }

    private static func timestamp(_ text: String) -> Timestamp? {
        Timestamp(text).flatMap { $0.description.utf8.elementsEqual(text.utf8) ? $0 : nil }
    }
}
