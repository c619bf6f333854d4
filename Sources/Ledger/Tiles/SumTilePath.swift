/// The path of a tile in Go's checksum database, where the height of tiles is a parameter: `tile/H/L/N[.p/W]`.
///
/// C2SP tlog-tiles took the form over without the height.
package struct SumTilePath: Sendable, Hashable, CustomStringConvertible {
    /// 1 to 30: a full tile has two to the power of it hashes.
    package let height: Int
    /// 0 to 63; nothing for the records themselves.
    package let level: Int?
    package let index: UInt64
    /// 1 to the width of a full tile.
    package let width: Int

    /// Reads the one text of a path; nothing for every other text.
    package init?(_ text: String) {
        var names = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard (4...13).contains(names.count), names[0] == "tile", let height = Int(names[1]),
            (1...30).contains(height)
        else { return nil }
        var width = 1 << height
        if names[names.count - 2].utf8.suffix(2).elementsEqual(".p".utf8) {
            guard let partial = Int(names.removeLast()), (1..<width).contains(partial) else { return nil }
            width = partial
            names.append(String(names.removeLast().dropLast(2)))
        }
        var level: Int?
        if names[2] != "data" {
            guard let number = Int(names[2]), (0...63).contains(number) else { return nil }
            level = number
        }
        guard let index = TilePath.index(names.dropFirst(3)), index <= UInt64(Int64.max) else { return nil }
        (self.height, self.level, self.index, self.width) = (height, level, index, width)
        guard description.utf8.elementsEqual(text.utf8) else { return nil }
    }

    package var description: String {
        let path = "tile/\(height)/\(level.map { String($0) } ?? "data")/" + TilePath.groups(index)
        return width == 1 << height ? path : path + ".p/\(width)"
    }
}
