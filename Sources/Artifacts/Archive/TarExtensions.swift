/// What extended headers say about the entry that follows them: PAX records and GNU long names.
struct TarExtensions {
    private var paxName: [UInt8]?
    private var gnuName: [UInt8]?
    private(set) var size: Int?
    private var isTouched = false

    var isEmpty: Bool { !isTouched }

    /// The long name, when there is one.
    /// - Throws: `ambiguous` when PAX and GNU give two different ones.
    func name() throws(ArchiveError) -> [UInt8]? {
        if let paxName, let gnuName, paxName != gnuName {
            throw ArchiveError(.ambiguous, "an entry has two long names")
        }
        return paxName ?? gnuName
    }

    mutating func read(_ kind: TarHeader.Kind, _ content: ArraySlice<UInt8>) throws(ArchiveError) {
        switch kind {
        case .longName:
            guard gnuName == nil else { throw ArchiveError(.ambiguous, "an entry has two long names") }
            gnuName = Array(content.prefix { $0 != 0 })
            isTouched = true
        case .longLink:
            isTouched = true
        case .pax:
            try readRecords(content, isGlobal: false)
            isTouched = true
        case .paxGlobal:
            try readRecords(content, isGlobal: true)
        case .file, .folder, .symbolicLink, .hardLink, .device, .pipe: break
        }
    }

    /// PAX records: `LENGTH KEY=VALUE\n`, the length counting the whole record.
    private mutating func readRecords(_ content: ArraySlice<UInt8>, isGlobal: Bool) throws(ArchiveError) {
        var rest = content
        while !rest.isEmpty {
            let digits = rest.prefix { ASCIICase.isDigit($0) }
            guard !digits.isEmpty, digits.count <= 6, let length = Int(String(decoding: digits, as: UTF8.self)),
                length <= rest.count, length > digits.count + 2,
                rest[digits.endIndex] == UInt8(ascii: " "),
                rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
            else { throw ArchiveError(.malformed, "a PAX record is damaged") }
            let record = rest[(digits.endIndex + 1)..<(rest.startIndex + length - 1)]
            guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else {
                throw ArchiveError(.malformed, "a PAX record has no '='")
            }
            let key = String(decoding: record[..<equals], as: UTF8.self)
            try apply(key, record[(equals + 1)...], isGlobal: isGlobal)
            rest = rest[(rest.startIndex + length)...]
        }
    }

    private mutating func apply(
        _ key: String, _ value: ArraySlice<UInt8>, isGlobal: Bool
    ) throws(ArchiveError) {
        if key.hasPrefix("GNU.sparse.") { throw ArchiveError(.unsupported, "it holds a sparse file") }
        guard key == "path" || key == "size" else { return }
        guard !isGlobal else { throw ArchiveError(.ambiguous, "a global PAX header states '\(key)'") }
        if key == "path" {
            guard paxName == nil else { throw ArchiveError(.ambiguous, "a PAX header states 'path' twice") }
            paxName = Array(value)
        } else {
            guard size == nil else { throw ArchiveError(.ambiguous, "a PAX header states 'size' twice") }
            guard value.allSatisfy(ASCIICase.isDigit), let number = Int(String(decoding: value, as: UTF8.self)) else {
                throw ArchiveError(.malformed, "a PAX size is not a number")
            }
            size = number
        }
    }
}
