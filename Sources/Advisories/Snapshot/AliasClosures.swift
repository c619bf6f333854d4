/// Which records tell of the same flaw: the closure of `aliases`, read both ways.
///
/// `upstream` names the flaws a distribution's notice bundles and `related` mere neighbours; neither joins anything.
/// Withdrawn records join nothing either.
struct AliasClosures {
    /// What joins records.
    struct Head {
        let id: String
        let aliases: [String]
        let isWithdrawn: Bool
    }

    struct Closure {
        /// All ids, sorted by their bytes, of records here and elsewhere; the first stands for the flaw.
        let ids: [String]
        /// The records here, ascending.
        var records: [Int]
    }

    private(set) var closures: [Closure] = []
    /// The closure of each record; nothing for withdrawn ones.
    private(set) var ofRecord: [Int?]

    init(_ records: [Head]) {
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
                closures.append(Closure(ids: ids, records: [index]))
            }
        }
    }
    /// The closures as a snapshot stores them, and the table of where each begins.
    func stored() -> (bytes: [UInt8], table: [UInt8]) {
        var writer = SnapshotWriter()
        var table = SnapshotWriter(reserving: closures.count * 8)
        for closure in closures {
            table.entry(writer.bytes.count)
            writer.texts(closure.ids)
            writer.number(closure.records.count)
            for record in closure.records { writer.number(record) }
        }
        return (writer.bytes, table.bytes)
    }
}

extension AliasClosures.Closure {
    init(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
        ids = try reader.texts()
        records = []
        for _ in 0..<(try reader.count()) { records.append(try reader.number()) }
        guard !ids.isEmpty, !records.isEmpty else { throw SnapshotDamage() }
    }
}
