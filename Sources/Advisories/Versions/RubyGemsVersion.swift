/// A gem version in the order of `Gem::Version`: dotted and mixed segments, in which a word marks a pre-release.
///
/// A platform at its end (`1.2.0-x86_64-linux`), as lock files write it, is no part of it.
struct RubyGemsVersion: VersionForm {
    private let text: VersionBytes

    /// Nothing for text that `Gem::Version.correct?` refuses.
    init?(_ text: VersionBytes) {
        let text = RubyGemsPlatform.version(of: text.trimmed)
        guard VersionText.isDigit(text[0]) else { return nil }
        var previous: UInt8 = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "."):
                guard previous != byte, previous != UInt8(ascii: "-") else { return nil }
            case UInt8(ascii: "-"): break
            default:
                guard VersionText.isDigit(byte) || VersionText.isLetter(byte) else { return nil }
            }
            previous = byte
            index += 1
        }
        guard previous != UInt8(ascii: "."), previous != UInt8(ascii: "-") else { return nil }
        self.text = text
    }

    func order(against other: RubyGemsVersion) -> VersionOrder {
        var mineSegments = RubyGemsSegments(text)
        var theirSegments = RubyGemsSegments(other.text)
        while true {
            let mine = mineSegments.next()
            let theirs = theirSegments.next()
            if mine == nil, theirs == nil { return .same }
            let order = Self.order(mine ?? .zero, theirs ?? .zero)
            if order != .same { return order }
        }
    }

    @inline(__always)
    private static func order(_ mine: RubyGemsSegments.Segment, _ theirs: RubyGemsSegments.Segment) -> VersionOrder {
        switch (mine.isNumber, theirs.isNumber) {
        case (true, true): VersionText.orderOfNumbers(mine.text, mine.text.all, theirs.text, theirs.text.all)
        case (true, false): .after
        case (false, true): .before
        case (false, false): VersionText.orderOfBytes(mine.text, mine.text.all, theirs.text, theirs.text.all)
        }
    }
}
