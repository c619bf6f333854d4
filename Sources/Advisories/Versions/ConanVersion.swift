/// A Conan version, `items[-pre][+build]`, in the order of Conan 2.
///
/// Items between dots compare as numbers, or as text when either is none, without regard to case; zeros at the end do not
/// count. A pre-release comes before the plain version, a build after it.
struct ConanVersion: VersionForm {
    private let text: VersionBytes
    private let main: Range<Int>
    private let pre: Range<Int>?
    private let build: Range<Int>?

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty, text.isPrintable else { return nil }
        self.text = text
        let plus = text.firstIndex(of: UInt8(ascii: "+"))
        let end = plus ?? text.count
        let hyphen = text.firstIndex(of: UInt8(ascii: "-")).flatMap { $0 < end ? $0 : nil }
        main = 0..<(hyphen ?? end)
        pre = hyphen.map { $0 + 1..<end }
        build = plus.map { $0 + 1..<text.count }
        guard !main.isEmpty else { return nil }
    }

    /// Any text has a place in the order; one that begins with a name, such as `latest`, tells nothing by it.
    var isWellFormed: Bool { VersionText.isDigit(text[0]) }

    func order(against other: ConanVersion) -> VersionOrder {
        let mains = Self.order(text[main], other.text[other.main])
        guard mains == .same else { return mains }
        let pres: VersionOrder =
            switch (pre, other.pre) {
            case (nil, nil): .same
            case (nil, _): .after
            case (_, nil): .before
            case (let mine?, let theirs?): Self.order(text[mine], other.text[theirs])
            }
        guard pres == .same else { return pres }
        return switch (build, other.build) {
        case (nil, nil): .same
        case (nil, _): .before
        case (_, nil): .after
        case (let mine?, let theirs?): Self.order(text[mine], other.text[theirs])
        }
    }

    private static func order(_ left: VersionBytes, _ right: VersionBytes) -> VersionOrder {
        var lefts = DottedParts(left, withoutZeros(left))
        var rights = DottedParts(right, withoutZeros(right))
        while true {
            switch (lefts.next(), rights.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let mine?, let theirs?):
                let order: VersionOrder =
                    switch (VersionText.isNumber(left, mine), VersionText.isNumber(right, theirs)) {
                    case (true, true): VersionText.orderOfNumbers(left, mine, right, theirs)
                    default: VersionText.orderOfLowercasedBytes(left, mine, right, theirs)
                    }
                if order != .same { return order }
            }
        }
    }

    /// Without items of zero at the end.
    private static func withoutZeros(_ text: VersionBytes) -> Range<Int> {
        var end = text.count
        while true {
            var start = end
            while start > 0, text[start - 1] == 48 { start -= 1 }
            guard start < end, start > 0, text[start - 1] == UInt8(ascii: ".") else { return 0..<end }
            end = start - 1
        }
    }
}
