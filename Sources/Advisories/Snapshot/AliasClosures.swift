/// Which records tell of the same flaw: the closure of `aliases`, read both ways.
///
/// `upstream` names the flaws a distribution's notice bundles and `related` mere neighbours; neither joins anything.
/// Withdrawn records join nothing either.
struct AliasClosures: Sendable {
    struct Closure: Sendable {
        /// The smallest id by its bytes.
        let id: String
        /// All ids, sorted by their bytes, of records here and elsewhere.
        let ids: [String]
        /// The records here, ascending.
        var records: [Int]
    }

    private(set) var closures: [Closure] = []
    /// The closure of each record; nothing for withdrawn ones.
    private(set) var ofRecord: [Int?]

    init(_ records: [AdvisoryRecord]) {
        var nodes: [ByteKey: Int] = [:]
        var names: [String] = []
        var parents: [Int] = []
        func node(_ id: String) -> Int {
            let key = ByteKey(id)
            if let known = nodes[key] { return known }
            let new = names.count
            nodes[key] = new
            names.append(id)
            parents.append(new)
            return new
        }
        func root(_ node: Int) -> Int {
            var node = node
            while parents[node] != node {
                parents[node] = parents[parents[node]]
                node = parents[node]
            }
            return node
        }
        for record in records where !record.isWithdrawn {
            let own = node(record.id)
            for alias in record.aliases { parents[root(node(alias))] = root(own) }
        }
        var members: [Int: [String]] = [:]
        for index in names.indices { members[root(index), default: []].append(names[index]) }
        var closureOfRoot: [Int: Int] = [:]
        ofRecord = Array(repeating: nil, count: records.count)
        for (index, record) in records.enumerated() where !record.isWithdrawn {
            let root = root(node(record.id))
            if let known = closureOfRoot[root] {
                closures[known].records.append(index)
                ofRecord[index] = known
            } else {
                let ids = (members[root] ?? []).sorted { $0.precedesInBytes($1) }
                closureOfRoot[root] = closures.count
                ofRecord[index] = closures.count
                closures.append(Closure(id: ids.first ?? record.id, ids: ids, records: [index]))
            }
        }
    }
}
