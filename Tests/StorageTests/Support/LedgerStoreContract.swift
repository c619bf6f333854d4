import Attestation
import Ledger
import Testing

/// What every implementation of `LedgerStore` has to do; each one's tests call this with an empty ledger.
enum LedgerStoreContract {
    /// - Parameters:
    ///   - open: Opens the same ledger once more, as another process would.
    ///   - entries: Makes entries signed by the ledger's key.
    static func check(open: () throws -> any LedgerStore, entries: TestLedger) async throws {
        let (first, second) = (try open(), try open())
        try await empty(first)
        try await appends(first, second, entries)
        try await refusals(first, entries)
        try await queries(second, entries)
        try await grows(first, second, entries)
    }

    private static func empty(_ store: any LedgerStore) async throws {
        #expect(store.origin == TestLedger.origin)
        #expect(try store.checkpoint().checkpoint.size == 0)
        #expect(try store.checkpoint().checkpoint.root == MerkleTree.emptyRoot)
        #expect(try store.entry(at: 0) == nil)
        #expect(try store.entries(matching: LedgerQuery()).isEmpty)
        #expect(try store.lastTrustChange() == nil)
        #expect(try await store.append([]).isEmpty)
    }

    private static func appends(_ first: any LedgerStore, _ second: any LedgerStore, _ made: TestLedger) async throws {
        let sealed = try made.decision(0, verdict: .pending)
        let appended = try await first.append(sealed)
        #expect(appended.isNew)
        #expect(appended.entry.index == 0)
        #expect(appended.entry.envelope == sealed.envelope)
        try verify(appended, made)
        let again = try await second.append(sealed)
        #expect(!again.isNew)
        #expect(again.entry == appended.entry)
        #expect(try second.checkpoint().checkpoint.size == 1)
        // One batch: two that are new, one of them twice, one that is there.
        let batch = try await second.append([
            made.decision(1), made.act(release: 1, by: "ann"), made.decision(1), sealed,
        ])
        #expect(batch.map(\.entry.index) == [1, 2, 1, 0])
        #expect(batch.map(\.isNew) == [true, true, false, false])
        for entry in batch { try verify(entry, made) }
        #expect(try first.checkpoint() == second.checkpoint())
        // The same text signed by two people is two acts.
        #expect(try await first.append(made.act(release: 1, by: "bob")).isNew)
    }

    private static func refusals(_ store: any LedgerStore, _ made: TestLedger) async throws {
        let before = try store.checkpoint()
        let stranger = try TestLedger(seed: 9)
        let mixed = [try made.decision(50), try stranger.decision(51)]
        let error = await #expect(throws: LedgerError.self) { try await store.append(mixed) }
        #expect(error?.code == .entryUnsigned)
        #expect(throws: LedgerError.self) { try store.inclusionProof(of: before.checkpoint.size) }
        #expect(throws: LedgerError.self) { try store.consistencyProof(from: before.checkpoint.size + 1) }
        #expect(try store.checkpoint() == before)
    }

    private static func queries(_ store: any LedgerStore, _ made: TestLedger) async throws {
        _ = try await store.append([
            made.decision(4, verdict: .rejected), made.decision(5, environment: "staging"),
            made.decision(6, name: "api"),
            made.trustChange(1), made.act(.rejection, release: 4, by: "ann"), made.trustChange(2), made.decision(7),
        ])
        func indexes(_ query: LedgerQuery) throws -> [UInt64] { try store.entries(matching: query).map(\.index) }
        #expect(try indexes(LedgerQuery()) == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
        #expect(try store.entries(from: 3, limit: 4).map(\.index) == [3, 4, 5, 6])
        #expect(try store.entries(from: 9, limit: 100).map(\.index) == [9, 10])
        #expect(try store.entries(from: 11, limit: 100).isEmpty)
        #expect(try indexes(LedgerQuery(limit: 2)) == [10, 9])
        #expect(try indexes(LedgerQuery(before: 9, limit: 2)) == [8, 7])
        #expect(try indexes(LedgerQuery(since: 9)) == [10, 9])
        #expect(try indexes(LedgerQuery(verdict: .promoted)) == [10, 6, 5, 1])
        #expect(try indexes(LedgerQuery(kinds: [.approval, .rejection])) == [8, 3, 2])
        #expect(try indexes(LedgerQuery(releaseDigest: TestLedger.digest("release 1"), kinds: [.approval])) == [3, 2])
        #expect(try indexes(LedgerQuery(principal: "bob")) == [3])
        #expect(try indexes(LedgerQuery(inputDigest: TestLedger.digest("input 5"))) == [5])
        #expect(try indexes(LedgerQuery(project: "acme", name: "web", version: "1.4")) == [4])
        #expect(try indexes(LedgerQuery(project: "acme'; DROP TABLE entries; --")).isEmpty)
        let web = try store.decisions(project: "acme", name: "web", environment: "production")
        #expect(web.map(\.index) == [10, 4, 1, 0])
        #expect(try web.first?.content().decision?.verdict == .promoted)
        #expect(try store.lastTrustChange()?.entry.index == 9)
        #expect(try store.lastTrustChange()?.change.next == TestLedger.digest("trust 2"))
        #expect(try store.entry(at: 10) == web.first)
        #expect(try store.entry(at: 11) == nil)
    }

    private static func grows(_ first: any LedgerStore, _ second: any LedgerStore, _ made: TestLedger) async throws {
        var heads = [try first.checkpoint().checkpoint]
        for start in stride(from: Int64(1000), to: 1600, by: 150) {
            let store = start.isMultiple(of: 100) ? first : second
            _ = try await store.append((start..<start + 150).map { try made.decision($0) })
            heads.append(try first.checkpoint().checkpoint)
        }
        let last = try second.checkpoint().checkpoint
        #expect(last.size == 611)
        for head in heads {
            let proof = try second.consistencyProof(from: head.size)
            #expect(
                MerkleTree.verifyConsistency(
                    from: head.size, root: head.root, to: last.size, root: last.root, proof: proof))
        }
        for index in [0, 10, 255, 256, 511, 512, 610] as [UInt64] {
            let entry = try #require(try first.entry(at: index))
            try first.inclusionProof(of: index).verify(
                leaf: entry.leafHash, origin: TestLedger.origin, keys: [made.key.publicKey])
        }
    }

    private static func verify(_ appended: AppendedEntry, _ made: TestLedger) throws {
        try appended.proof.verify(
            leaf: MerkleTree.leafHash(appended.entry.envelope), origin: TestLedger.origin, keys: [made.key.publicKey])
        #expect(appended.proof.index == appended.entry.index)
    }
}
