/// The bytes of one document together with the name that diagnostics print for it.
///
/// A reference type on purpose: every node of a tree points at its text, and the text is never copied.
package final class SourceText: Sendable {
    /// What diagnostics print before the line: a path as the user knows it, never an absolute path of the engine's own.
    package let name: String
    /// The document as it was read; not necessarily valid UTF-8.
    package let bytes: [UInt8]
    /// The byte offset at which each line begins; the first is 0, or 3 after a byte order mark.
    private let lineStarts: [Int]
    /// How many UTF-8 continuation bytes stand before each full block, so that a column costs no walk along its line.
    private let continuationsBeforeBlock: [Int]

    private static let blockLength = 4096

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var continuations: [Int] = []
        continuations.reserveCapacity(bytes.count / Self.blockLength + 1)
        var total = 0
        var blockStart = 0
        while blockStart < bytes.count {
            continuations.append(total)
            let blockEnd = min(blockStart + Self.blockLength, bytes.count)
            for offset in blockStart..<blockEnd {
                let byte = bytes[offset]
                if byte & 0xC0 == 0x80 { total += 1 }
                if byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
            }
            blockStart = blockEnd
        }
        lineStarts = starts
        continuationsBeforeBlock = continuations
    }

    package convenience init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The line and column of a byte offset; an offset past the end is the position after the last byte.
    package func position(at offset: Int) -> SourcePosition {
        let line = lineIndex(at: offset)
        let start = lineStarts[line]
        let offset = min(max(offset, start), bytes.count)
        let scalars = (offset - start) - (continuations(before: offset) - continuations(before: start))
        return SourcePosition(line: line + 1, column: scalars + 1)
    }

    /// The text of a 1-based line without its line break; empty when there is no such line.
    package func line(_ number: Int) -> String {
        String(decoding: bytes[lineRange(number)], as: UTF8.self)
    }

    /// The byte offsets of a 1-based line without its line break; empty when there is no such line.
    package func lineRange(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<max(start, end)
    }

    /// The byte offset at which the line of another offset begins.
    package func lineStart(at offset: Int) -> Int { lineStarts[lineIndex(at: offset)] }

    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func continuations(before offset: Int) -> Int {
        let block = offset / Self.blockLength
        guard block < continuationsBeforeBlock.count else {
            guard let last = continuationsBeforeBlock.last else { return 0 }
            return last + count(in: (continuationsBeforeBlock.count - 1) * Self.blockLength..<offset)
        }
        return continuationsBeforeBlock[block] + count(in: block * Self.blockLength..<offset)
    }

    private func count(in range: Range<Int>) -> Int {
        var count = 0
        for offset in range where bytes[offset] & 0xC0 == 0x80 { count += 1 }
        return count
    }
}
