/// Puts a snapshot file together from the records that count.
struct SnapshotAssembly {
    private struct PackageKey: Hashable {
        let ecosystem: Int
        let name: ByteKey
    }

    private struct PackageEntry {
        let record: Int
        let start: Int
        let length: Int
    }

    private var facts = SnapshotFacts()
    private var table = SnapshotWriter()
    private var heads: [AliasClosures.Head] = []
    private var packages: [PackageKey: [PackageEntry]] = [:]

    /// - Returns: The bytes of the file.
    static func file(
        _ collector: consuming RecordCollector, _ threats: ThreatFeeds
    ) throws(SnapshotDamage) -> [UInt8] {
        var assembly = SnapshotAssembly()
        assembly.facts.rejected = collector.rejected
        assembly.facts.rejectedCount = collector.rejectedCount
        assembly.facts.note(threats)
        let records = assembly.records(collector)
        return try assembly.sections(records, threats)
    }

    /// The stored records in their order.
    private mutating func records(_ collector: consuming RecordCollector) -> [UInt8] {
        let (stored, states) = collector.finish()
        var records = SnapshotWriter(reserving: states.reduce(0) { $0 + $1.stored.count })
        for state in states {
            table.entry(records.bytes.count)
            records.append(stored[state.stored])
        }
        facts.records = states.count
        return records.bytes
    }

    private mutating func sections(_ records: [UInt8], _ threats: ThreatFeeds) throws(SnapshotDamage) -> [UInt8] {
        try survey(records)
        let closures = AliasClosures(heads)
        heads = []
        let (closureBytes, closureTable) = closures.stored()
        var closureNumbers = SnapshotWriter(reserving: facts.records * 8)
        for closure in closures.ofRecord { closureNumbers.entry((closure ?? -1) + 1) }
        let (packageBytes, packageTable) = storedPackages()
        packages = [:]
        var facts = SnapshotWriter()
        self.facts.write(to: &facts)
        let exploited = StoredThreats.exploited(threats.exploited)
        let scores = StoredThreats.scores(threats.scores)
        return SnapshotForm.file([
            facts.bytes, records, table.bytes, closureNumbers.bytes, closureBytes, closureTable, packageBytes,
            packageTable, exploited.bytes, exploited.table, scores.bytes, scores.table,
            StoredThreats.endOfLife(threats.endOfLife),
        ])
    }

    /// Reads the stored records for what the tables and facts say about them.
    private mutating func survey(_ records: [UInt8]) throws(SnapshotDamage) {
        var reader = try SnapshotReader(SnapshotBytes(records), 0..<records.count)
        var feeds: [SnapshotFacts.Feed] = []
        var numbers: [ByteKey: Int] = [:]
        var named: [(ecosystem: Int, name: String, entry: PackageEntry)] = []
        for record in 0..<facts.records {
            let stored = try StoredRecord(&reader)
            heads.append(AliasClosures.Head(id: stored.id, aliases: stored.aliases, isWithdrawn: stored.isWithdrawn))
            if stored.isWithdrawn { facts.withdrawn += 1 }
            var seen: Set<Int> = []
            for affected in stored.affected {
                let package = try affected.package()
                let key = ByteKey(package.ecosystem)
                let ecosystem = numbers[key] ?? feeds.count
                if ecosystem == feeds.count {
                    numbers[key] = ecosystem
                    feeds.append(SnapshotFacts.Feed(ecosystem: package.ecosystem, records: 0, newest: ""))
                }
                if seen.insert(ecosystem).inserted { feeds[ecosystem].records += 1 }
                if feeds[ecosystem].newest.precedesInBytes(stored.modified) {
                    feeds[ecosystem].newest = stored.modified
                }
                guard !stored.isWithdrawn else { continue }
                let name = PackageName.normalised(package.name, ecosystem: package.ecosystem)
                let entry = PackageEntry(record: record, start: affected.range.lowerBound, length: affected.range.count)
                named.append((ecosystem, name, entry))
            }
        }
        let order = feeds.indices.sorted { feeds[$0].ecosystem.precedesInBytes(feeds[$1].ecosystem) }
        facts.feeds = order.map { feeds[$0] }
        var places = Array(repeating: 0, count: feeds.count)
        for (place, ecosystem) in order.enumerated() { places[ecosystem] = place }
        for item in named {
            packages[PackageKey(ecosystem: places[item.ecosystem], name: ByteKey(item.name)), default: []]
                .append(item.entry)
        }
    }

    private func storedPackages() -> (bytes: [UInt8], table: [UInt8]) {
        let sorted = packages.sorted { left, right in
            left.key.ecosystem != right.key.ecosystem
                ? left.key.ecosystem < right.key.ecosystem
                : left.key.name.bytes.lexicographicallyPrecedes(right.key.name.bytes)
        }
        var writer = SnapshotWriter()
        var table = SnapshotWriter(reserving: sorted.count * 8)
        for (key, entries) in sorted {
            table.entry(writer.bytes.count)
            writer.number(key.ecosystem)
            writer.number(key.name.bytes.count)
            writer.append(key.name.bytes)
            writer.number(entries.count)
            for entry in entries {
                writer.number(entry.record)
                writer.number(entry.start)
                writer.number(entry.length)
            }
        }
        return (writer.bytes, table.bytes)
    }
}
