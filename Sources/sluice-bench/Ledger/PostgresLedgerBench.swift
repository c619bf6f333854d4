import ArgumentParser
import Attestation
import Documents
import Ledger
import Storage

/// `sluice-bench ledger-postgres`: appending to a ledger in PostgreSQL, beside the server's own inserts in the same run.
///
/// The database is made and kept by the caller; it must hold no ledger. What the job makes in it, it removes again.
struct PostgresLedgerBench {
    let url: String
    /// How many decisions are appended.
    let entries: Int
    let clients = 64
    let connections = 8

    func lines() async throws -> [JSONValue] {
        guard let address = PostgresAddress(url) else {
            throw ValidationError("--ledger-url is a postgres:// URL of a database without a ledger")
        }
        let samples = try SampleDecisions()
        try PostgresLedger.create(at: address, origin: "ledger.example/bench", signer: samples.signer)
        let plain: PlainInserts
        do {
            plain = try PlainInserts(url: url, connections: connections)
        } catch {
            throw ValidationError("\(error); the schema sluice was made and is still there")
        }
        defer {
            try? plain.execute("DROP SCHEMA sluice_bench CASCADE")
            try? plain.execute("DROP SCHEMA sluice CASCADE")
        }
        let ledger = try PostgresLedger.open(at: address, keys: [samples.key.publicKey], signer: samples.signer)
        defer { ledger.close() }
        let before = try plain.rate(seconds: 2)
        let start = ContinuousClock.now
        let used = ProcessorTime.seconds
        let numbers = 0..<entries
        try await LedgerBench.append(samples, to: ledger, numbers, clients: clients)
        let rate = Double(entries) / ((ContinuousClock.now - start) / .seconds(1))
        let processor = (ProcessorTime.seconds - used) / Double(entries)
        let after = try plain.rate(seconds: 2)
        guard try ledger.checkpoint().checkpoint.size == UInt64(entries) else {
            throw ValidationError("the ledger does not hold what was appended")
        }
        let plainRate = (before + after) / 2
        return [
            [
                "job": "ledger-postgres", "figure": "append", "clients": .integer(Int64(clients)),
                "entries": .integer(Int64(entries)), "perSecond": .integer(Int64(rate)),
                "processorMicrosecondsPerEntry": .ratio(processor * 1_000_000),
                "plainConnections": .integer(Int64(connections)), "plainInsertsPerSecond": .integer(Int64(plainRate)),
                "ofPlainInserts": .ratio(rate / plainRate),
            ]
        ]
    }
}
