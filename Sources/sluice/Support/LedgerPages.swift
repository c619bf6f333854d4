import Ledger

extension LedgerStore {
    /// Every entry that matches, newest first, read in pages; stops when told so.
    /// - Parameter body: Called with each entry; false ends the walk.
    func walk(_ query: LedgerQuery, _ body: (LedgerEntry) throws -> Bool) throws {
        var query = query
        query.limit = 1000
        while case let entries = try entries(matching: query), let last = entries.last {
            for entry in entries {
                guard try body(entry) else { return }
            }
            guard entries.count == query.limit, last.index > 0 else { return }
            query.before = last.index
        }
    }

    /// What runs in an environment as far as it was recorded.
    func running(in environment: String) throws -> RunningReleases {
        var events: [EventRecord] = []
        try walk(LedgerQuery(environment: environment, kinds: [.deployed, .retired])) { entry in
            if case .event(let event) = try entry.content() { events.append(event) }
            return true
        }
        var running = RunningReleases()
        for event in events.reversed() { try running.apply(event) }
        return running
    }
}

extension LedgerSession {
    /// Signs and appends events, all or none.
    func record(_ events: [EventRecord]) async throws -> [AppendedEntry] {
        guard !events.isEmpty else { return [] }
        guard let signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        do {
            return try await ledger.append(try events.map { try SealedEntry.seal(.event($0), signer: signer) })
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
