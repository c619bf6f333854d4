/// A list of numbers in which a longer list comes after its own beginning: versions of CRAN and Hackage.
struct NumberListVersion: VersionForm {
    private let text: VersionBytes

    /// Numbers between single dots or, as R writes them, hyphens.
    init?(_ text: VersionBytes) {
        let text = text.trimmed
        self.text = text
        var parts = DottedParts(text, 0..<text.count, separatedBy: .dotsAndHyphens)
        while let part = parts.next() {
            guard VersionText.isNumber(text, part) else { return nil }
        }
    }

    func order(against other: NumberListVersion) -> VersionOrder {
        var lefts = DottedParts(text, 0..<text.count, separatedBy: .dotsAndHyphens)
        var rights = DottedParts(other.text, 0..<other.text.count, separatedBy: .dotsAndHyphens)
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
}
