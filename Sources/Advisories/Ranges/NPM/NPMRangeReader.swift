/// Reads one alternative of an npm range into comparators.
struct NPMRangeReader {
    let loose: Bool
    let includesPrereleases: Bool

    private struct Invalid: Error {}

    /// - Returns: The comparators, without doubles; an empty list for every version, nothing when all were passed over,
    ///   and a failure when the text is no range.
    func comparators(_ text: Substring) -> Result<[NPMComparator]?, any Error> {
        let words = RangeText.npmWords(text)
        if words.count == 3, words[1] == "-" {
            guard let from = NPMPartial(words[0], loose: loose), let to = NPMPartial(words[2], loose: loose) else {
                return .failure(Invalid())
            }
            guard let list = hyphenRange(from, to) else { return .failure(Invalid()) }
            return .success(Self.unique(list))
        }
        var list: [NPMComparator] = []
        var isAny = words.isEmpty
        for word in words {
            guard let found = comparators(of: word) else {
                guard loose else { return .failure(Invalid()) }
                continue
            }
            isAny = isAny || found.isEmpty
            if let nothing = found.first(where: \.isNothing) { return .success([nothing]) }
            list += found
        }
        return .success(list.isEmpty && !isAny ? nil : Self.unique(list))
    }

    /// One word, with its sign; nothing when it is none.
    private func comparators(of word: Substring) -> [NPMComparator]? {
        let (sign, rest) = RangeText.sign(of: word, among: "<>=~^")
        let list: [NPMComparator]?
        if sign.utf8.first == UInt8(ascii: "^") {
            list = sign == "^" ? NPMPartial(rest, loose: loose).flatMap(caret) : nil
        } else if sign.utf8.first == UInt8(ascii: "~") {
            list = sign == "~" || sign == "~>" ? NPMPartial(rest, loose: loose).flatMap(tilde) : nil
        } else {
            // A second `=` belongs to the version, which may begin so in loose ranges.
            let length =
                sign.utf8.starts(with: "<=".utf8) || sign.utf8.starts(with: ">=".utf8) ? 2 : min(1, sign.utf8.count)
            let comparator = VersionComparator(rawValue: String(sign.prefix(length)))
            let version = Substring(word.utf8.dropFirst(length)).trimmedSpace
            guard length == 0 || comparator != nil else { return nil }
            list = NPMPartial(version, loose: loose).flatMap { bounded($0, by: comparator ?? .equal) }
        }
        return list?.filter { !isEverything($0) }
    }

    /// `>=0.0.0`, or `>=0.0.0-0` where pre-releases are included.
    private func isEverything(_ comparator: NPMComparator) -> Bool {
        comparator.comparator == .greaterOrEqual && comparator.text == (includesPrereleases ? ">=0.0.0-0" : ">=0.0.0")
    }

    private static func unique(_ list: [NPMComparator]) -> [NPMComparator] {
        var seen: Set<String> = []
        return list.filter { seen.insert($0.text).inserted }
    }

    /// What `-0` stands for at the lower end of a partial version.
    private var lowest: String { includesPrereleases ? "0" : "" }

    private func interval(
        from major: UInt64, _ minor: UInt64, _ patch: UInt64, _ prerelease: String,
        below upper: (UInt64, UInt64, UInt64), isDerived: Bool
    ) -> [NPMComparator]? {
        guard let lower = NPMVersion(major, minor, patch, prerelease: prerelease),
            let upper = NPMVersion(upper.0, upper.1, upper.2, prerelease: "0")
        else { return nil }
        return [
            NPMComparator(.greaterOrEqual, lower, isDerived: isDerived), NPMComparator(.less, upper, isDerived: true),
        ]
    }

    private func tilde(_ partial: NPMPartial) -> [NPMComparator]? {
        guard let major = partial.major else { return [] }
        guard let minor = partial.minor else {
            return interval(from: major, 0, 0, lowest, below: (major + 1, 0, 0), isDerived: true)
        }
        guard let patch = partial.patch else {
            return interval(from: major, minor, 0, lowest, below: (major, minor + 1, 0), isDerived: true)
        }
        return interval(from: major, minor, patch, partial.prerelease, below: (major, minor + 1, 0), isDerived: false)
    }

    private func caret(_ partial: NPMPartial) -> [NPMComparator]? {
        guard let major = partial.major else { return [] }
        guard let minor = partial.minor else {
            return interval(from: major, 0, 0, lowest, below: (major + 1, 0, 0), isDerived: true)
        }
        guard let patch = partial.patch else {
            let upper: (UInt64, UInt64, UInt64) = major == 0 ? (0, minor + 1, 0) : (major + 1, 0, 0)
            return interval(from: major, minor, 0, lowest, below: upper, isDerived: true)
        }
        let upper: (UInt64, UInt64, UInt64) =
            major > 0 ? (major + 1, 0, 0) : minor > 0 ? (0, minor + 1, 0) : (0, 0, patch + 1)
        return interval(from: major, minor, patch, partial.prerelease, below: upper, isDerived: false)
    }

    private func bounded(_ partial: NPMPartial, by comparator: VersionComparator) -> [NPMComparator]? {
        guard !partial.isOutOfOrder else { return nil }
        guard let major = partial.major else {
            let isNothing = comparator == .less || comparator == .greater
            return isNothing ? NPMComparator.nothing.map { [$0] } : []
        }
        if partial.isFull {
            guard loose || partial.hasPlainPrefix, let version = partial.version else { return nil }
            return [NPMComparator(comparator, version)]
        }
        let next: (UInt64, UInt64) = partial.minor.map { (major, $0 + 1) } ?? (major + 1, 0)
        let minor = partial.minor ?? 0
        switch comparator {
        case .equal, .notEqual:
            return interval(from: major, minor, 0, lowest, below: (next.0, next.1, 0), isDerived: true)
        case .greater: return bound(.greaterOrEqual, next.0, next.1, lowest)
        case .greaterOrEqual: return bound(.greaterOrEqual, major, minor, lowest)
        case .less: return bound(.less, major, minor, "0")
        case .lessOrEqual: return bound(.less, next.0, next.1, "0")
        }
    }

    private func bound(
        _ comparator: VersionComparator, _ major: UInt64, _ minor: UInt64, _ prerelease: String
    ) -> [NPMComparator]? {
        NPMVersion(major, minor, 0, prerelease: prerelease).map { [NPMComparator(comparator, $0, isDerived: true)] }
    }

    private func hyphenRange(_ from: NPMPartial, _ to: NPMPartial) -> [NPMComparator]? {
        var list: [NPMComparator] = []
        if let major = from.major {
            let prerelease = from.prerelease.isEmpty ? lowest : from.prerelease
            guard
                let lower = NPMVersion(
                    major, from.minor ?? 0, from.patch ?? 0, prerelease: from.isFull ? prerelease : lowest)
            else { return nil }
            list.append(NPMComparator(.greaterOrEqual, lower, isDerived: !from.isFull))
        }
        if let major = to.major {
            if let version = to.version, !includesPrereleases || !version.prerelease.isEmpty {
                list.append(NPMComparator(.lessOrEqual, version))
            } else {
                let upper: (UInt64, UInt64, UInt64) =
                    to.minor.map { minor in to.patch.map { (major, minor, $0 + 1) } ?? (major, minor + 1, 0) }
                    ?? (major + 1, 0, 0)
                guard let version = NPMVersion(upper.0, upper.1, upper.2, prerelease: "0") else { return nil }
                list.append(NPMComparator(.less, version, isDerived: true))
            }
        }
        return list.filter { !isEverything($0) }
    }
}
