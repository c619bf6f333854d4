/// Puts a snapshot file together from the records that count.
struct SnapshotAssembly {
    /// One `affected` entry of one record, by the package it speaks of.
    private struct PackageEntry {
        /// First in the order met, in the end its place among the feeds.
        var ecosystem: Int
        let name: String
        let record: Int
        let start: Int
        let length: Int

        static func precedes(_ left: PackageEntry, _ right: PackageEntry) -> Bool {
            if left.ecosystem != right.ecosystem { return left.ecosystem < right.ecosystem }
            let order = left.name.orderInBytes(to: right.name)
            if order != 0 { return order < 0 }
            return (left.record, left.start) < (right.record, right.start)
        }
    }

    private var facts = SnapshotFacts()
    private var heads: [AliasClosures.Head] = []
    private var packages: [PackageEntry] = []

    /// - Returns: The bytes of the file.
    static func file(
        _ collector: inout RecordCollector, _ threats: ThreatFeeds
    ) throws(SnapshotDamage) -> [UInt8] {
        var assembly = SnapshotAssembly()
        assembly.facts.rejected = collector.rejected
        assembly.facts.rejectedCount = collector.rejectedCount
        assembly.facts.note(threats)
        var file = SnapshotFileWriter()
        let table = assembly.writeRecords(&collector, to: &file)
        try assembly.survey(file)
        file.add(.recordTable, table)
        assembly.writeClosures(to: &file)
        assembly.writePackages(to: &file)
        assembly.write(threats, to: &file)
        return file.finish()
    }

    /// The stored records in their order, straight into the file: they are most of it.
    /// - Returns: Where each begins.
    private mutating func writeRecords(
        _ collector: inout RecordCollector, to file: inout SnapshotFileWriter
    ) -> [UInt8] {
        let (stored, states) = collector.takeRecords()
        facts.records = states.count
        var table = SnapshotWriter(reserving: states.count * 8)
        var offset = 0
        for state in states {
            table.entry(offset)
            offset += state.stored.count
        }
        file.add(.records, length: offset) { file in
            for state in states { file.append(contentsOf: stored[state.stored]) }
        }
        return table.bytes
    }

    private mutating func writeClosures(to file: inout SnapshotFileWriter) {
        let closures = AliasClosures(heads)
        heads = []
        var numbers = SnapshotWriter(reserving: facts.records * 8)
        for closure in closures.ofRecord { numbers.entry((closure ?? -1) + 1) }
        file.add(.recordClosures, numbers.bytes)
        let (bytes, table) = closures.stored()
        file.add(.closures, bytes)
        file.add(.closureTable, table)
    }

    private func write(_ threats: ThreatFeeds, to file: inout SnapshotFileWriter) {
        let exploited = StoredThreats.exploited(threats.exploited)
        file.add(.exploited, exploited.bytes)
        file.add(.exploitedTable, exploited.table)
        let scores = StoredThreats.scores(threats.scores)
        file.add(.scores, scores.bytes)
        file.add(.scoreTable, scores.table)
        file.add(.endOfLife, StoredThreats.endOfLife(threats.endOfLife))
        var facts = SnapshotWriter()
        self.facts.write(to: &facts)
        file.add(.facts, facts.bytes)
    }

    /// Reads the stored records for what the tables and facts say about them.
    private mutating func survey(_ file: SnapshotFileWriter) throws(SnapshotDamage) {
        var feeds: [SnapshotFacts.Feed] = []
        var numbers: [ByteKey: Int] = [:]
        try file.read(.records) { (reader) throws(SnapshotDamage) in
            for record in 0..<facts.records {
                let stored = try StoredRecord.Head(&reader)
                heads.append(
                    AliasClosures.Head(id: stored.id, aliases: stored.aliases, isWithdrawn: stored.isWithdrawn))
                if stored.isWithdrawn { facts.withdrawn += 1 }
                var seen: [Int] = []
                for affected in stored.affected {
                    let package = try affected.package()
                    let key = ByteKey(package.ecosystem)
                    let ecosystem = numbers[key] ?? feeds.count
                    if ecosystem == feeds.count {
                        numbers[key] = ecosystem
                        feeds.append(SnapshotFacts.Feed(ecosystem: package.ecosystem, records: 0, newest: ""))
                    }
                    if !seen.contains(ecosystem) {
                        seen.append(ecosystem)
                        feeds[ecosystem].records += 1
                    }
                    if feeds[ecosystem].newest.precedesInBytes(stored.modified) {
                        feeds[ecosystem].newest = stored.modified
                    }
                    guard !stored.isWithdrawn else { continue }
                    packages.append(
                        PackageEntry(
                            ecosystem: ecosystem,
                            name: PackageName.normalised(package.name, ecosystem: package.ecosystem), record: record,
                            start: affected.range.lowerBound, length: affected.range.count))
                }
            }
        }
        let order = feeds.indices.sorted { feeds[$0].ecosystem.precedesInBytes(feeds[$1].ecosystem) }
        facts.feeds = order.map { feeds[$0] }
        var places = Array(repeating: 0, count: feeds.count)
        for (place, ecosystem) in order.enumerated() { places[ecosystem] = place }
        for index in packages.indices { packages[index].ecosystem = places[packages[index].ecosystem] }
        packages.sort(by: PackageEntry.precedes)
    }

    /// Each package once, with its entries.
    private mutating func writePackages(to file: inout SnapshotFileWriter) {
        var writer = SnapshotWriter()
        var table = SnapshotWriter()
        var start = 0
        while start < packages.count {
            let first = packages[start]
            var end = start + 1
            while end < packages.count, packages[end].ecosystem == first.ecosystem,
                packages[end].name.utf8.elementsEqual(first.name.utf8)
            {
                end += 1
            }
            table.entry(writer.bytes.count)
            writer.number(first.ecosystem)
            writer.text(first.name)
            writer.number(end - start)
            for entry in packages[start..<end] {
                writer.number(entry.record)
                writer.number(entry.start)
                writer.number(entry.length)
            }
            start = end
        }
        packages = []
        file.add(.packages, writer.bytes)
        file.add(.packageTable, table.bytes)
    }
}
