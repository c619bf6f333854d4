/// One part of an Alpine version.
struct AlpineVersionToken: Sendable {
    /// In the order apk gives them: of two versions equal so far, the one with the smaller kind next is the later one.
    enum Kind: Int, Sendable {
        case firstNumber
        case number
        case letter
        case letterNumber
        case suffix
        case suffixNumber
        case hash
        case revision
        case end
        case invalid
    }

    let kind: Kind
    let range: Range<Int>
    /// Of a suffix: below zero for a pre-release, from zero on for what follows a release.
    let suffixRank: Int

    init(_ kind: Kind, _ range: Range<Int>, suffixRank: Int = 0) {
        self.kind = kind
        self.range = range
        self.suffixRank = suffixRank
    }
}
