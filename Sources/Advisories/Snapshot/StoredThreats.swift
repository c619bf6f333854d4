/// Feeds of exploitation, likelihood and support as a snapshot stores them.
enum StoredThreats {
    /// The entries of a catalogue, sorted by CVE, and where each begins.
    static func exploited(_ catalogue: KEVCatalogue?) -> (bytes: [UInt8], table: [UInt8]) {
        var writer = SnapshotWriter()
        var table = SnapshotWriter()
        for entry in catalogue?.entries ?? [] {
            table.entry(writer.bytes.count)
            writer.text(entry.cve)
            writer.text(entry.name)
            writer.text(entry.dateAdded.description)
            writer.text(entry.dueDate?.description ?? "")
            writer.byte(entry.isUsedByRansomware ? 1 : 0)
            writer.text(entry.requiredAction)
        }
        return (writer.bytes, table.bytes)
    }

    static func exploited(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> KEVCatalogue.Entry {
        let cve = try reader.text()
        let name = try reader.text()
        guard let added = CalendarDate(try reader.text()) else { throw SnapshotDamage() }
        let due = CalendarDate(try reader.text())
        let isUsedByRansomware = try reader.byte() == 1
        return KEVCatalogue.Entry(
            cve: cve, name: name, dateAdded: added, dueDate: due, isUsedByRansomware: isUsedByRansomware,
            requiredAction: try reader.text())
    }

    static func scores(_ scores: EPSSScores?) -> (bytes: [UInt8], table: [UInt8]) {
        var writer = SnapshotWriter()
        var table = SnapshotWriter()
        for entry in scores?.entries ?? [] {
            table.entry(writer.bytes.count)
            writer.text(entry.cve)
            writer.number(Int(entry.score))
            writer.number(Int(entry.percentile))
        }
        return (writer.bytes, table.bytes)
    }

    static func score(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> EPSSScores.Entry {
        let cve = try reader.text()
        guard let score = UInt32(exactly: try reader.number()), let percentile = UInt32(exactly: try reader.number())
        else { throw SnapshotDamage() }
        return EPSSScores.Entry(cve: cve, score: score, percentile: percentile)
    }

    static func endOfLife(_ table: EndOfLifeTable?) -> [UInt8] {
        var writer = SnapshotWriter()
        writer.number(table?.products.count ?? 0)
        for product in table?.products ?? [] {
            writer.text(product.name)
            writer.number(product.cycles.count)
            for cycle in product.cycles {
                writer.text(cycle.name)
                writer.text(cycle.codename ?? "")
                write(cycle.endOfLife, to: &writer)
                write(cycle.endOfSupport, to: &writer)
                write(cycle.endOfExtendedSupport, to: &writer)
                writer.text(cycle.latest ?? "")
            }
        }
        return writer.bytes
    }

    static func endOfLife(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> EndOfLifeTable {
        var products: [EndOfLifeTable.Product] = []
        for _ in 0..<(try reader.count()) {
            let name = try reader.text()
            var cycles: [EndOfLifeTable.Cycle] = []
            for _ in 0..<(try reader.count()) {
                let cycle = try reader.text()
                let codename = try reader.text()
                guard let endOfLife = try end(&reader) else { throw SnapshotDamage() }
                let support = try end(&reader)
                let extended = try end(&reader)
                let latest = try reader.text()
                cycles.append(
                    EndOfLifeTable.Cycle(
                        name: cycle, codename: codename.isEmpty ? nil : codename, endOfLife: endOfLife,
                        endOfSupport: support, endOfExtendedSupport: extended, latest: latest.isEmpty ? nil : latest))
            }
            products.append(EndOfLifeTable.Product(name: name, cycles: cycles))
        }
        return EndOfLifeTable(products: products)
    }

    private static func write(_ end: EndOfLifeTable.End?, to writer: inout SnapshotWriter) {
        switch end {
        case nil: writer.text("")
        case .open?: writer.text("open")
        case .past?: writer.text("past")
        case .on(let day)?: writer.text(day.description)
        }
    }

    private static func end(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> EndOfLifeTable.End? {
        let text = try reader.text()
        switch text {
        case "": return nil
        case "open": return .open
        case "past": return .past
        default:
            guard let day = CalendarDate(text) else { throw SnapshotDamage() }
            return .on(day)
        }
    }
}
