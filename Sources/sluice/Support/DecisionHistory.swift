import Artifacts
import Documents
import Ledger

/// Walks the decisions of a ledger, newest first, a page at a time.
struct DecisionHistory {
    struct Item: Sendable {
        let index: UInt64
        let body: DecisionBody
    }

    struct Filter {
        var project: String?
        var environment: String?
        /// Only decisions as of this moment or later.
        var since: Timestamp?
        /// Whether every decision counts, or only the newest of each release and environment.
        var all = false
    }

    let ledger: any LedgerStore

    /// The decisions, newest first.
    /// - Throws: `CommandFailure` when the ledger can't be read.
    func decisions(_ filter: Filter) throws(CommandFailure) -> [Item] {
        var items: [Item] = []
        var seen: Set<[UInt8]> = []
        let query = LedgerQuery(
            project: filter.project, environment: filter.environment, kinds: [.decision])
        do {
            try ledger.walk(query) { entry in
                let fields = entry.fields
                if let since = filter.since, fields.time.at < since { return true }
                let key = "\(fields.releaseDigest?.description ?? "") \(fields.environment ?? "")"
                if !filter.all, !seen.insert(Array(key.utf8)).inserted { return true }
                if let body = try entry.content().decision { items.append(Item(index: entry.index, body: body)) }
                return true
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
        return items
    }
}

/// Does the same with many things on all cores, a bounded number at a time.
enum Parallel {
    /// The results in the order of the items.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], width: Int = 4, _ body: @escaping @Sendable (Item) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            func start() {
                guard next < items.count else { return }
                let (position, item) = (next, items[next])
                next += 1
                group.addTask { (position, await body(item)) }
            }
            for _ in 0..<width { start() }
            var results: [(Int, Result)] = []
            results.reserveCapacity(items.count)
            while let result = await group.next() {
                results.append(result)
                start()
            }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
