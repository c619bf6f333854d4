/// Holds stored tiles against recomputed ones, each as soon as it is known.
struct TileComparison {
    /// The tiles compared so far.
    var count: Int { expected.count }
    private var expected: Set<StoredTile.Place> = []
    /// The indexes of the tiles that are not where they should be.
    private var missing: Set<Int64> = []

    mutating func compare(
        _ tiles: [Tile], with source: some LedgerSource, _ report: inout LedgerReport
    ) throws {
        for tile in tiles {
            guard let index = Int64(exactly: tile.index) else { continue }
            expected.insert(StoredTile.Place(level: Int64(tile.level), index: index))
            func problem(_ column: String, _ message: String) {
                report.add(
                    LedgerProblem(
                        .inconsistent, table: "tiles", column: column, "tile \(tile.level)/\(tile.index): \(message)"))
            }
            guard let stored = try source.storedTile(level: tile.level, index: tile.index) else {
                problem("data", "it is missing")
                missing.insert(index)
                continue
            }
            if stored.width != Int64(tile.width) { problem("width", "it must be \(tile.width)") }
            if stored.data != tile.data { problem("data", "it is not that of the stored entries") }
        }
    }

    /// Reports the tiles that the tree does not have.
    func findSurplus(in source: some LedgerSource, _ report: inout LedgerReport) throws {
        let levels = Set(expected.map(\.level))
        let surplus = try source.tilePlaces().filter { !expected.contains($0) }
        for place in surplus.sorted(by: { ($0.level, $0.index) < ($1.level, $1.index) }) {
            let strayed = !levels.contains(place.level) || missing.contains(place.index)
            report.add(
                LedgerProblem(
                    .inconsistent, table: "tiles", column: strayed ? "level" : "tile_index",
                    "tile \(place.level)/\(place.index): the tree has no such tile"))
        }
    }
}
