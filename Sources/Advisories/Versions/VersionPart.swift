/// A part of a version's bytes in half the space of a `Range<Int>`: forms are copied often.
struct VersionPart: Sendable {
    private let lower: UInt32
    private let upper: UInt32

    /// Clamped to what 32 bits hold; no version is as long.
    @inline(__always)
    init(_ range: Range<Int>) {
        lower = UInt32(clamping: range.lowerBound)
        upper = UInt32(clamping: range.upperBound)
    }

    @inline(__always) var range: Range<Int> { Int(lower)..<max(Int(lower), Int(upper)) }
}
