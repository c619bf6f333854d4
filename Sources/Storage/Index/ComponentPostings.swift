import Ledger

/// The inventories of some components, and which component stands in which.
struct ComponentPostings {
    /// By component: its inventories, ascending.
    private(set) var lists: [Int64: [Int64]] = [:]
    /// One bit for each inventory that has any of the components.
    private var bits: [UInt64] = []
    private(set) var inventoryCount = 0

    /// - Throws: `ledger.inconsistent` for a list that can't be read: the index is damaged.
    init(of components: [Int64], in connection: any IndexConnection) throws {
        for component in components {
            var list: [Int64] = []
            try connection.rows(
                "SELECT first, count, data FROM postings WHERE component = ? ORDER BY first", [.integer(component)]
            ) { row in
                list += try Self.chunk(row, component)
                return true
            }
            for inventory in list { insert(inventory) }
            lists[component] = list
        }
    }

    /// The inventories of one chunk: first, count, data.
    static func chunk(_ row: SQLRow, _ component: Int64) throws -> [Int64] {
        guard let first = row.integer(0), let count = row.integer(1), let data = row.blob(2),
            let numbers = PostingList.decode(data, first: first), Int64(numbers.count) == count, first >= 0
        else {
            throw LedgerError(
                .inconsistent,
                "the index's list of component \(component) is damaged: run 'sluice ledger index --rebuild'")
        }
        return numbers
    }

    private mutating func insert(_ inventory: Int64) {
        let word = Int(inventory >> 6)
        if word >= bits.count { bits += [UInt64](repeating: 0, count: word + 1 - bits.count) }
        let bit = UInt64(1) << UInt64(inventory & 63)
        if bits[word] & bit == 0 { inventoryCount += 1 }
        bits[word] |= bit
    }

    func contains(_ inventory: Int64) -> Bool {
        let word = Int(inventory >> 6)
        return inventory >= 0 && word < bits.count && bits[word] & (UInt64(1) << UInt64(inventory & 63)) != 0
    }

    /// All inventories, ascending.
    var inventories: [Int64] {
        var found: [Int64] = []
        found.reserveCapacity(inventoryCount)
        for (word, value) in bits.enumerated() where value != 0 {
            for bit in 0..<64 where value & (UInt64(1) << UInt64(bit)) != 0 { found.append(Int64(word * 64 + bit)) }
        }
        return found
    }

    /// The components that stand in an inventory, ascending.
    func components(in inventory: Int64) -> [Int64] {
        lists.filter { Self.holds($0.value, inventory) }.map(\.key).sorted()
    }

    private static func holds(_ list: [Int64], _ wanted: Int64) -> Bool {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] == wanted { return true }
            if list[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
