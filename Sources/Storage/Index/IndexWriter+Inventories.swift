import Advisories
import Artifacts
import Engine
import Inventory
import Ledger

/// What releases are made of: each SBOM read once, each component kept once.
extension IndexWriter {
    /// How many postings are gathered before they are written.
    static let maximumPostings = 4_000_000

    func release(of body: DecisionBody, _ connection: any IndexConnection) throws -> Int64 {
        let digest = body.release.digest
        var known = identifiers.releases[digest]
        identifiers.isNewRelease = false
        if known == nil,
            let row = try connection.row(
                "SELECT id, inventories FROM releases WHERE digest = ?", [Self.text(digest)])
        {
            known = (row.integer(0) ?? 0, (row.integer(1) ?? -2) != -2)
        }
        let isPromoted = body.verdict == .promoted
        if let known, known.hasInventories || !isPromoted {
            identifiers.releases[digest] = known
            return known.id
        }
        let id = known?.id ?? identifiers.take("releases")
        var count: Int64 = -2
        if isPromoted {
            let references = evidence.inventories(of: body)
            count = references.map { Int64($0.count) } ?? -1
            for reference in Set(references ?? []).sorted(by: { $0.digest < $1.digest }) {
                let inventory = try self.inventory(reference.digest, connection)
                try releaseInventories.add(
                    [.integer(id), .integer(inventory), Self.text(reference.subject)], to: connection)
            }
        }
        if known == nil {
            identifiers.isNewRelease = true
            try connection.execute(
                "INSERT INTO releases(id, digest, project, name, version, inventories) VALUES(?, ?, ?, ?, ?, ?)",
                [
                    .integer(id), Self.text(digest), Self.text(body.project), Self.text(body.release.name),
                    Self.text(body.release.version), .integer(count),
                ])
        } else {
            try connection.execute(
                "UPDATE releases SET inventories = ? WHERE id = ?", [.integer(count), .integer(id)])
        }
        identifiers.releases[digest] = (id, isPromoted)
        return id
    }

    private func inventory(_ digest: Digest, _ connection: any IndexConnection) throws -> Int64 {
        if let id = identifiers.inventories[digest] { return id }
        if let row = try connection.row("SELECT id FROM inventories WHERE digest = ?", [Self.text(digest)]),
            let id = row.integer(0)
        {
            identifiers.inventories[digest] = id
            return id
        }
        let id = identifiers.take("inventories")
        identifiers.inventories[digest] = id
        let state: Int
        var packages: [Component] = []
        var unstated: [String] = []
        switch evidence.materials(of: digest) {
        case .missing: state = 1
        case .unreadable: state = 2
        case .read(let materials):
            state = 0
            packages = materials.components.filter { $0.role == .package }
            unstated = AdvisorySnapshot.unstatedSources(packages, operatingSystem: materials.operatingSystem)
            var numbers: Set<Int64> = []
            for component in packages {
                numbers.insert(try self.component(component, materials.operatingSystem, connection))
            }
            for number in numbers { postings[number, default: []].append(id) }
            postingCount += numbers.count
        }
        try inventories.add(
            [
                .integer(id), Self.text(digest), SQLValue(packages.count), SQLValue(state),
                Self.text(unstated.joined(separator: ",")),
            ], to: connection)
        if postingCount > Self.maximumPostings { try flushPostings(to: connection) }
        return id
    }

    /// A component with everything matching reads of it, the inventory's operating system included.
    private func component(_ component: Component, _ system: OperatingSystem?, _ connection: any IndexConnection)
        throws -> Int64
    {
        let purl = component.packageURL?.description ?? component.rawPackageURL ?? ""
        let texts = [
            component.packageURL == nil ? (component.rawPackageURL == nil ? "0" : "1") : "2", purl, component.kind,
            component.identity, component.name, component.version ?? "\u{0}", system?.name ?? "\u{0}",
            system?.version ?? "\u{0}",
        ]
        var plain: [UInt8] = []
        for text in texts {
            plain.append(contentsOf: text.utf8)
            plain.append(0xFF)
        }
        if let id = identifiers.components[plain] { return id }
        let key = Self.key(texts)
        let id: Int64
        if let known = try connection.row("SELECT id FROM components WHERE key = ?", [.blob(key)])?.integer(0) {
            id = known
        } else {
            id = identifiers.take("components")
            try components.add(
                [
                    .integer(id), .blob(key), Self.text(component.identity),
                    Self.text(component.packageURL?.type ?? ""), Self.text(component.name),
                    Self.text(component.effectiveVersion ?? ""), Self.text(purl),
                    SQLValue(component.packageURL == nil ? (component.rawPackageURL == nil ? 0 : 1) : 2),
                    Self.text(component.kind), Self.text(system?.name), Self.text(system?.version),
                ], to: connection)
        }
        identifiers.components[plain] = id
        return id
    }

    /// Appends the new postings to their lists.
    func flushPostings(to connection: any IndexConnection) throws {
        try components.flush(to: connection)
        for component in postings.keys.sorted() {
            var numbers = (postings[component] ?? []).sorted()[...]
            if numbers.count < 512 { try mergeLast(of: component, &numbers, connection) }
            while !numbers.isEmpty {
                let part = numbers.prefix(PostingList.chunk)
                numbers = numbers.dropFirst(part.count)
                guard let first = part.first, let last = part.last else { break }
                try connection.execute(
                    "INSERT INTO postings(component, first, last, count, data) VALUES(?, ?, ?, ?, ?)",
                    [
                        .integer(component), .integer(first), .integer(last), SQLValue(part.count),
                        .blob(PostingList.encode(part.dropFirst(), after: first)),
                    ])
            }
        }
        postings.removeAll(keepingCapacity: true)
        postingCount = 0
    }

    /// Fills the last chunk up when it has room for all.
    private func mergeLast(of component: Int64, _ numbers: inout ArraySlice<Int64>, _ connection: any IndexConnection)
        throws
    {
        guard let last = numbers.last,
            let row = try connection.row(
                "SELECT first, last, count, data FROM postings WHERE component = ? ORDER BY first DESC LIMIT 1",
                [.integer(component)]),
            let first = row.integer(0), let end = row.integer(1), let count = row.integer(2), let data = row.blob(3),
            Int(count) + numbers.count <= PostingList.chunk
        else { return }
        try connection.execute(
            "UPDATE postings SET last = ?, count = ?, data = ? WHERE component = ? AND first = ?",
            [
                .integer(last), .integer(count + Int64(numbers.count)),
                .blob(data + PostingList.encode(numbers, after: end)), .integer(component), .integer(first),
            ])
        numbers = []
    }
}
