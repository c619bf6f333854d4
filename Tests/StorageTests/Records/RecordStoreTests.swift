import Artifacts
import Glibc
import Ledger
import Storage
import Testing

/// What every store of records beside a log has to do.
@Suite("Records beside the log") struct RecordStoreTests {
    private func check(_ store: any RecordStore, again: any RecordStore) throws {
        for collection in RecordCollection.allCases {
            #expect(try store.names(in: collection) == [])
            #expect(try store.record(.sha256(of: [1]), in: collection) == nil)
            #expect(try !store.remove(.sha256(of: [1]), from: collection))
        }
        let names = try [[1], [], [0, 0, 7]].map { try store.keep($0, in: .comments) }
        #expect(names == [[1], [], [0, 0, 7]].map { Digest.sha256(of: $0) })
        #expect(try store.keep([1], in: .comments) == names[0])
        #expect(try again.names(in: .comments) == names.sorted())
        #expect(try again.record(names[2], in: .comments) == [0, 0, 7])
        #expect(try again.record(names[1], in: .comments) == [])
        #expect(try store.names(in: .legalHolds) == [])
        #expect(try again.remove(names[0], from: .comments))
        #expect(try !store.remove(names[0], from: .comments))
        #expect(try store.record(names[0], in: .comments) == nil)
        #expect(try store.all(in: .comments).map(\.name) == [names[1], names[2]].sorted())
    }

    @Test("records come back under their names until they are removed, in a folder") func folder() throws {
        let folder = try TemporaryFolder()
        let store = FolderRecordStore(at: folder.file("ledger.db.ops"))
        try check(store, again: FolderRecordStore(at: folder.file("ledger.db.ops")))
        let name = try store.keep([4, 4], in: .comments)
        let path = folder.file("ledger.db.ops/comments/\(name.hex).json")
        #expect(TestFile.mode(path) == 0o600)
        #expect(TestFile.mode(folder.file("ledger.db.ops/comments")) == 0o700)
        try TestFile.write("other", to: path)
        #expect(ledgerErrorCode { _ = try store.record(name, in: .comments) } == .inconsistent)
        let copy = FolderRecordStore(at: folder.file("copy.ops"))
        try store.remove(name, from: .comments)
        #expect(try store.copy(to: copy) == 2)
        #expect(try copy.names(in: .comments) == store.names(in: .comments))
    }

    @Test(
        "records come back under their names until they are removed, in PostgreSQL",
        .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed"))
    func postgres() throws {
        let database = try PostgresServer.shared.database()
        let address = try #require(PostgresAddress(database.url))
        let store = try PostgresRecordStore(at: address)
        try check(store, again: PostgresRecordStore(at: address))
        let name = try store.keep([4, 4], in: .comments)
        try database.sql("UPDATE sluice_ops.records SET content = 'x' WHERE digest = '\(name)'")
        #expect(ledgerErrorCode { _ = try store.record(name, in: .comments) } == .inconsistent)
    }

    @Test("a record that can't be kept is an error") func unwritable() throws {
        let folder = try TemporaryFolder()
        try TestFile.write("x", to: folder.file("taken"))
        let store = FolderRecordStore(at: folder.file("taken"))
        #expect(ledgerErrorCode { _ = try store.keep([1], in: .comments) } == .storage)
        #expect(ledgerErrorCode { _ = try store.names(in: .comments) } == .storage)
    }
}
