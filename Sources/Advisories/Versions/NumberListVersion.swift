/// A list of numbers in which a longer list comes after its own beginning: versions of CRAN and Hackage.
struct NumberListVersion: VersionForm {
    private let text: [UInt8]

    /// Numbers between single dots or, as R writes them, hyphens.
    init?(_ text: [UInt8]) {
        let text = VersionText.trimmed(text)
        self.text = text
        var parts = DottedParts(text, 0..<text.count, separatedBy: Self.isSeparator)
        while let part = parts.next() {
            guard VersionText.isNumber(text, part) else { return nil }
        }
    }

    func order(against other: NumberListVersion) -> VersionOrder {
        var lefts = DottedParts(text, 0..<text.count, separatedBy: Self.isSeparator)
        var rights = DottedParts(other.text, 0..<other.text.count, separatedBy: Self.isSeparator)
        while true {
            switch (lefts.next(), rights.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let mine?, let theirs?):
                let order = VersionText.orderOfNumbers(text, mine, other.text, theirs)
                if order != .same { return order }
            }
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") }
}
