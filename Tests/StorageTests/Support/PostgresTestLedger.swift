import Attestation
import Ledger
import Storage
import Testing

/// A ledger in a PostgreSQL database of its own, and entries for it.
struct PostgresTestLedger {
    let database: PostgresDatabase
    /// Makes and signs entries, with the same key.
    let maker: TestLedger
    let address: PostgresAddress

    init(
        on server: PostgresServer? = nil, algorithm: KeyAlgorithm = .ed25519, partitionSize: Int64 = 1 << 20
    ) throws {
        database = try (server ?? PostgresServer.shared).database()
        maker = try TestLedger(algorithm: algorithm)
        address = try #require(PostgresAddress(database.url))
        try PostgresLedger.create(
            at: address, origin: TestLedger.origin, signer: maker.signer, partitionSize: partitionSize)
    }

    func open(
        pinned: Checkpoint? = nil, timeLimits: PostgresTimeLimits = PostgresTimeLimits(),
        afterStep: @escaping @Sendable (AppendStep) throws -> Void = { _ in }
    ) throws -> PostgresLedger {
        try PostgresLedger.open(
            at: address, keys: [maker.key.publicKey], signer: maker.signer, pinned: pinned, timeLimits: timeLimits,
            afterStep: afterStep)
    }

    func verify(pinned: [Checkpoint] = [], keys: [PublicKey]? = nil) async throws -> LedgerReport {
        try await LedgerVerifier(
            keys: keys ?? [maker.key.publicKey], origin: TestLedger.origin, pinned: pinned
        ).verify(PostgresLedgerSource(at: address))
    }

    func decision(_ number: Int64) throws -> SealedEntry { try maker.decision(number) }

    @discardableResult
    func sql(_ sql: String) throws -> String { try database.sql(sql) }
}

/// The code of the ledger's error that a body throws; nothing when it throws none.
func ledgerErrorCode(_ body: () throws -> Void) -> LedgerError.Code? {
    do { try body() } catch { return (error as? LedgerError)?.code }
    return nil
}

func ledgerErrorCode(_ body: () async throws -> Void) async -> LedgerError.Code? {
    do { try await body() } catch { return (error as? LedgerError)?.code }
    return nil
}
