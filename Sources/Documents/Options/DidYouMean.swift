/// Finds the name that a misspelt one was probably meant to be.
package enum DidYouMean {
    /// Longer names are not compared, so that a hostile document can't make the comparison expensive.
    private static let maximumLength = 64

    /// The nearest of the names; nothing when none is near, the first listed when several are equally near.
    ///
    /// Near means: no more than one insertion, removal, replacement or exchange of neighbours for every three characters,
    /// letter case aside.
    package static func suggestion(for written: String, among names: [String]) -> String? {
        let written = Array(written.lowercased().unicodeScalars)
        guard !written.isEmpty, written.count <= maximumLength else { return nil }
        var best: (name: String, distance: Int)?
        for name in names where name.utf8.count <= maximumLength {
            let candidate = Array(name.lowercased().unicodeScalars)
            let allowed = max(1, max(written.count, candidate.count) / 3)
            let distance = distance(written, candidate)
            // One slip in a name of one or two letters leaves nothing of it.
            guard distance <= allowed, distance < max(written.count, candidate.count) - 1 || distance == 0 else {
                continue
            }
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// The optimal string alignment distance.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 1..<(left.count + 1) {
            var current = [row]
            current.reserveCapacity(right.count + 1)
            for column in 1..<(right.count + 1) {
                let isSame = left[row - 1] == right[column - 1]
                var cost = min(
                    previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
