/// The bytes of one version, borrowed: whoever hands them out keeps them alive and unchanged for as long as any version
/// read from them is used.
///
/// Reading past either end gives 0, a byte that no version has, so that no index can leave the bytes. Versions are read
/// and compared in place, without a copy: out of a `String`'s bytes or out of a mapped snapshot.
struct VersionBytes: @unchecked Sendable {
    private let start: UnsafePointer<UInt8>?
    let count: Int

    @inline(__always)
    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        start = buffer.baseAddress
        count = buffer.count
    }

    /// A word of the program itself, which lives forever.
    init(_ word: StaticString) {
        self.init(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    @inline(__always)
    private init(start: UnsafePointer<UInt8>?, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always) var isEmpty: Bool { count == 0 }
    @inline(__always) var all: Range<Int> { 0..<count }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        guard let start, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
        return start[index]
    }

    /// The bytes of a part, clamped to what there is.
    @inline(__always)
    subscript(range: Range<Int>) -> VersionBytes {
        let lower = min(max(range.lowerBound, 0), count)
        let upper = min(max(range.upperBound, lower), count)
        return VersionBytes(start: start.map { $0 + lower }, count: upper - lower)
    }

    /// Without white space at both ends.
    @inline(__always) var trimmed: VersionBytes {
        guard VersionText.isSpace(self[0]) || VersionText.isSpace(self[count - 1]) else { return self }
        var lower = 0
        var upper = count
        while lower < upper, VersionText.isSpace(self[lower]) { lower += 1 }
        while lower < upper, VersionText.isSpace(self[upper - 1]) { upper -= 1 }
        return self[lower..<upper]
    }

    /// Where the byte stands first at or after `index`.
    @inline(__always)
    func firstIndex(of byte: UInt8, from index: Int = 0) -> Int? {
        var index = index
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// Where the byte stands last at or after `index`.
    @inline(__always)
    func lastIndex(of byte: UInt8, from index: Int = 0) -> Int? {
        var position = count
        while position > index {
            position -= 1
            if self[position] == byte { return position }
        }
        return nil
    }

    @inline(__always)
    func allSatisfy(_ predicate: (UInt8) -> Bool) -> Bool {
        var index = 0
        while index < count {
            guard predicate(self[index]) else { return false }
            index += 1
        }
        return true
    }

    /// No control character, white space or DEL.
    @inline(__always) var isPrintable: Bool { allSatisfy { $0 > 32 && $0 != 127 } }
}
