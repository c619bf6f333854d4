extension EPSSScores {
    /// Reads the CSV file, unpacked.
    /// - Throws: `AdvisoryFeedError` with the line that is wrong; a file without rows is incomplete.
    package static func read(_ bytes: [UInt8]) throws(AdvisoryFeedError) -> EPSSScores {
        var lines = EPSSLines(bytes)
        guard let comment = lines.next(), comment.first == UInt8(ascii: "#") else {
            throw AdvisoryFeedError(.form, "the first line is no comment with the score date", at: 1)
        }
        let model = field("model_version", of: comment)
        guard let dated = field("score_date", of: comment), let day = CalendarDate(String(dated.prefix(10))),
            dated.utf8.count == 10 || dated.utf8.dropFirst(10).first == UInt8(ascii: "T")
        else { throw AdvisoryFeedError(.date, "the comment has no 'score_date:YYYY-MM-DD'", at: 1) }
        guard let header = lines.next(), header.elementsEqual("cve,epss,percentile".utf8) else {
            throw AdvisoryFeedError(.form, "the header is not 'cve,epss,percentile'", at: 2)
        }
        var entries: [Entry] = []
        entries.reserveCapacity(bytes.count / 30)
        while let line = lines.next() {
            if line.isEmpty, lines.isAtEnd { break }
            entries.append(try entry(line, at: lines.number))
        }
        guard !entries.isEmpty else { throw AdvisoryFeedError(.incomplete, "there is no row") }
        entries.sort { $0.cve.precedesInBytes($1.cve) }
        if let twice = SortedNames.repeated(in: entries, by: { $0.cve }) {
            throw AdvisoryFeedError(.duplicate, "\(twice) has two rows")
        }
        return EPSSScores(modelVersion: model, scoreDate: day, entries: entries)
    }

    /// The value after `name:` in the comment's list.
    private static func field(_ name: String, of comment: ArraySlice<UInt8>) -> String? {
        for part in comment.dropFirst().split(separator: UInt8(ascii: ",")) {
            let part = part.drop { $0 == UInt8(ascii: " ") }
            guard part.starts(with: (name + ":").utf8) else { continue }
            let value = String(decoding: part.dropFirst(name.utf8.count + 1), as: UTF8.self)
            return value.isEmpty ? nil : value
        }
        return nil
    }

    private static func entry(_ line: ArraySlice<UInt8>, at number: Int) throws(AdvisoryFeedError) -> Entry {
        let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard cells.count == 3 else { throw AdvisoryFeedError(.entry, "a row has other than three cells", at: number) }
        guard CVEName.isValid(cells[0]) else {
            throw AdvisoryFeedError(.entry, "the first cell is no CVE", at: number)
        }
        guard let score = share(cells[1]), let percentile = share(cells[2]) else {
            throw AdvisoryFeedError(.entry, "a score is no decimal from 0 to 1 with at most five places", at: number)
        }
        return Entry(cve: String(decoding: cells[0], as: UTF8.self), score: score, percentile: percentile)
    }

    /// A decimal from 0 to 1 in units of 10^-5; zeros beyond the fifth place say nothing.
    private static func share(_ text: ArraySlice<UInt8>) -> UInt32? {
        guard let whole = text.first, whole == UInt8(ascii: "0") || whole == UInt8(ascii: "1") else { return nil }
        var value: UInt32 = whole == UInt8(ascii: "1") ? 1 : 0
        let rest = text.dropFirst()
        let digits = rest.dropFirst()
        guard rest.isEmpty || rest.first == UInt8(ascii: ".") && !digits.isEmpty,
            digits.allSatisfy(VersionText.isDigit),
            digits.dropFirst(5).allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        var places = digits.prefix(5).makeIterator()
        for _ in 0..<5 { value = value * 10 + UInt32((places.next() ?? UInt8(ascii: "0")) - UInt8(ascii: "0")) }
        return value <= 100_000 ? value : nil
    }
}

/// The lines of a text, without their ends, counted.
private struct EPSSLines {
    private let bytes: [UInt8]
    private var position = 0
    /// The 1-based number of the line last given.
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func next() -> ArraySlice<UInt8>? {
        guard position < bytes.count else { return nil }
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        var line = bytes[position..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        position = end + 1
        number += 1
        return line
    }
}
