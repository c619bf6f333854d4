/// Intervals between brackets, `[1.0,2.0)`, as Maven and NuGet write them: square ones include their bound.
enum BracketRange {
    /// The intervals of a text, commas between them.
    static func intervals(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var intervals: [[VersionConstraint]] = []
        var rest = Substring(text).trimmedSpace
        while let first = rest.utf8.first {
            guard first == UInt8(ascii: "[") || first == UInt8(ascii: "("),
                let end = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: ")") })
            else { throw VersError(.syntax, "\(text) is no interval") }
            let inside = rest[rest.utf8.index(after: rest.startIndex)..<end]
            intervals.append(
                try interval(inside, lower: first == UInt8(ascii: "["), upper: rest.utf8[end] == UInt8(ascii: "]")))
            rest = rest[rest.utf8.index(after: end)...].trimmedSpace
            if rest.utf8.first == UInt8(ascii: ",") {
                rest = rest.dropFirst().trimmedSpace
                guard !rest.isEmpty else { throw VersError(.syntax, "nothing follows the last comma") }
            } else if !rest.isEmpty {
                throw VersError(.syntax, "two intervals have no comma between them")
            }
        }
        guard !intervals.isEmpty else { throw VersError(.syntax, "it is empty") }
        return intervals
    }

    private static func interval(
        _ text: Substring, lower isLowerInside: Bool, upper isUpperInside: Bool
    ) throws(VersError) -> [VersionConstraint] {
        let bounds = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmedSpace)
        if bounds.count == 1 {
            guard isLowerInside, isUpperInside, !bounds[0].isEmpty else {
                throw VersError(.syntax, "one version alone stands between square brackets")
            }
            return [VersionConstraint(.equal, String(bounds[0]))]
        }
        guard bounds.count == 2 else { throw VersError(.syntax, "an interval has two bounds") }
        var constraints: [VersionConstraint] = []
        if !bounds[0].isEmpty {
            constraints.append(VersionConstraint(isLowerInside ? .greaterOrEqual : .greater, String(bounds[0])))
        }
        if !bounds[1].isEmpty {
            constraints.append(VersionConstraint(isUpperInside ? .lessOrEqual : .less, String(bounds[1])))
        }
        return constraints
    }
}
