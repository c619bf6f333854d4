/// The path of a tile or an entry bundle below a log's prefix (C2SP tlog-tiles).
///
/// `tile/0/x001/x234/067`, `tile/1/000.p/5`, `tile/entries/000`.
package struct TilePath: Sendable, Hashable, CustomStringConvertible {
    /// The level of a hash tile, 0 to 63; nothing for an entry bundle.
    package let level: Int?
    package let index: UInt64
    /// 256 for a full tile.
    package let width: Int

    package init(level: Int?, index: UInt64, width: Int = Tile.fullWidth) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// Reads the one text of a path; nothing for every other text.
    package init?(_ text: String) {
        var names = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard (3...12).contains(names.count), names[0] == "tile" else { return nil }
        var width = Tile.fullWidth
        if names[names.count - 2].utf8.suffix(2).elementsEqual(".p".utf8) {
            guard names.count >= 4, let partial = Int(names.removeLast()), (1..<Tile.fullWidth).contains(partial) else {
                return nil
            }
            width = partial
            names.append(String(names.removeLast().dropLast(2)))
        }
        var level: Int?
        if names[1] != "entries" {
            guard let number = Int(names[1]), (0...63).contains(number) else { return nil }
            level = number
        }
        guard let index = TilePath.index(names.dropFirst(2)) else { return nil }
        self.init(level: level, index: index, width: width)
        guard description.utf8.elementsEqual(text.utf8) else { return nil }
    }

    package var description: String {
        let kind = level.map { String($0) } ?? "entries"
        let path = "tile/\(kind)/" + TilePath.groups(index)
        return width == Tile.fullWidth ? path : path + ".p/\(width)"
    }

    /// The index in path elements of three digits, an `x` before all but the last.
    static func groups(_ index: UInt64) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let group = String(repeating: "0", count: 3 - digits.utf8.count) + digits
            groups.insert(groups.isEmpty ? group : "x" + group, at: 0)
            rest /= 1000
        } while rest > 0
        return groups.joined(separator: "/")
    }

    /// Reads path elements; whether they are the one form of the index is for the caller to compare.
    static func index(_ groups: ArraySlice<String>) -> UInt64? {
        guard !groups.isEmpty else { return nil }
        var index: UInt64 = 0
        for group in groups {
            let digits = group.utf8.first == UInt8(ascii: "x") ? group.dropFirst() : group[...]
            guard digits.utf8.count == 3, let number = UInt64(digits) else { return nil }
            let (shifted, overflow) = index.multipliedReportingOverflow(by: 1000)
            let (sum, carry) = shifted.addingReportingOverflow(number)
            guard !overflow, !carry else { return nil }
            index = sum
        }
        return index
    }
}
