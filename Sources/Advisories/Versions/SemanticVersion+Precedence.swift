/// Precedence by section 11 of the standard, and the orders that are made of it.
extension SemanticVersion {
    func order(against other: SemanticVersion) -> VersionOrder { order(against: other, ignoringCase: false) }

    /// NuGet's order: as above, with identifiers compared without regard to case.
    func orderIgnoringCase(against other: SemanticVersion) -> VersionOrder { order(against: other, ignoringCase: true) }

    @inline(__always)
    private func order(against other: SemanticVersion, ignoringCase: Bool) -> VersionOrder {
        let order = DottedParts.orderOfNumbers(text, numbers, other.text, other.numbers)
        guard order == .same else { return order }
        switch (prerelease, other.prerelease) {
        case (nil, nil): return .same
        case (nil, _): return .after
        case (_, nil): return .before
        case (let mine?, let theirs?):
            return Self.orderOfIdentifiers(text, mine, other.text, theirs, ignoringCase: ignoringCase)
        }
    }

    /// The order against a version whose pre-release is a label and a number written without a dot; empty for none.
    func order(
        against other: VersionBytes, numbers otherNumbers: Range<Int>, label: Range<Int>, labelNumber: Range<Int>
    ) -> VersionOrder {
        let order = DottedParts.orderOfNumbers(text, numbers, other, otherNumbers)
        guard order == .same else { return order }
        guard let prerelease, !label.isEmpty else {
            return VersionOrder(prerelease == nil ? 1 : 0, label.isEmpty ? 1 : 0)
        }
        var parts = DottedParts(text, prerelease)
        let first = parts.next() ?? 0..<0
        if VersionText.isNumber(text, first) { return .before }
        let labels = VersionText.orderOfBytes(text, first, other, label)
        guard labels == .same else { return labels }
        guard let second = parts.next() else { return .before }
        guard VersionText.isNumber(text, second) else { return .after }
        let labelNumbers = VersionText.orderOfNumbers(text, second, other, labelNumber)
        return labelNumbers != .same ? labelNumbers : parts.next() == nil ? .same : .after
    }

    /// Pub's order: as above, and then build metadata, none before some.
    func orderWithBuild(against other: SemanticVersion) -> VersionOrder {
        let order = order(against: other)
        guard order == .same else { return order }
        switch (build, other.build) {
        case (nil, nil): return .same
        case (nil, _): return .before
        case (_, nil): return .after
        case (let mine?, let theirs?):
            return Self.orderOfIdentifiers(text, mine, other.text, theirs, ignoringCase: false)
        }
    }

    /// Section 11.4: numbers by value and before words, words by ASCII, a proper prefix first.
    private static func orderOfIdentifiers(
        _ left: VersionBytes, _ leftRange: Range<Int>, _ right: VersionBytes, _ rightRange: Range<Int>,
        ignoringCase: Bool
    ) -> VersionOrder {
        var lefts = DottedParts(left, leftRange)
        var rights = DottedParts(right, rightRange)
        while true {
            switch (lefts.next(), rights.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let mine?, let theirs?):
                let order: VersionOrder =
                    switch (VersionText.isNumber(left, mine), VersionText.isNumber(right, theirs)) {
                    case (true, true): VersionText.orderOfNumbers(left, mine, right, theirs)
                    case (true, false): .before
                    case (false, true): .after
                    case (false, false) where ignoringCase:
                        VersionText.orderOfLowercasedBytes(left, mine, right, theirs)
                    case (false, false): VersionText.orderOfBytes(left, mine, right, theirs)
                    }
                if order != .same { return order }
            }
        }
    }
}
