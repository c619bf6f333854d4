import ArgumentParser
import Attestation
import Documents
import Ledger
import Storage

/// `sluice-bench ledger`: appending, proving, asking and verifying, beside what disk and key allow in the same run.
struct LedgerBench {
    /// The sizes at which proofs and queries are measured; cost must grow no faster than their logarithm.
    let sizes: [Int]
    let clients = 64

    func lines() async throws -> [JSONValue] {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let samples = try SampleDecisions()
        let path = scratch.path + "/ledger.db"
        try SQLiteLedger.create(at: path, origin: "ledger.example/bench", signer: samples.signer)
        var lines: [JSONValue] = []
        let before = try DiskLimits(in: scratch.path)
        lines.append(try await single(samples, scratch.path, before))
        var next = 0
        for size in sizes {
            let ledger = try SQLiteLedger.open(at: path, keys: [samples.key.publicKey], signer: samples.signer)
            lines.append(try await append(samples, to: ledger, next..<size, limits: before))
            next = size
            ledger.close()
            lines.append(try questions(samples, path, size))
            lines.append(try await verification(samples, path, size))
        }
        return lines
    }

    /// One client that waits for each of its appends.
    private func single(_ samples: SampleDecisions, _ folder: String, _ limits: DiskLimits) async throws -> JSONValue {
        let path = folder + "/single.db"
        try SQLiteLedger.create(at: path, origin: "ledger.example/single", signer: samples.signer)
        let ledger = try SQLiteLedger.open(at: path, keys: [samples.key.publicKey], signer: samples.signer)
        defer { ledger.close() }
        var times: [Double] = []
        for number in 0..<500 {
            let entry = try samples.sealed(number)
            let start = ContinuousClock.now
            _ = try await ledger.append(entry)
            times.append((ContinuousClock.now - start) / .seconds(1))
        }
        let median = times.sorted()[times.count / 2]
        return [
            "job": "ledger", "figure": "append-latency", "medianMilliseconds": .milliseconds(median),
            "syncs": .ratio(median * limits.syncsPerSecond),
            "oneRowCommits": .ratio(median * limits.commitsPerSecond),
        ]
    }

    /// Many clients, whose decisions share commits.
    private func append(
        _ samples: SampleDecisions, to ledger: SQLiteLedger, _ numbers: Range<Int>, limits: DiskLimits
    ) async throws -> JSONValue {
        let start = ContinuousClock.now
        let used = ProcessorTime.seconds
        try await Self.append(samples, to: ledger, numbers, clients: clients)
        let rate = Double(numbers.count) / ((ContinuousClock.now - start) / .seconds(1))
        return [
            "job": "ledger", "figure": "append", "clients": .integer(Int64(clients)),
            "entries": .integer(Int64(numbers.count)), "perSecond": .integer(Int64(rate)),
            "ofHundredRowCommits": .ratio(rate / limits.rowsPerSecond),
            "processorMicrosecondsPerEntry": .ratio((ProcessorTime.seconds - used) / Double(numbers.count) * 1_000_000),
        ]
    }

    /// Each client seals its next decision when its last one is durable.
    static func append(
        _ samples: SampleDecisions, to ledger: any LedgerStore, _ numbers: Range<Int>, clients: Int
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<clients {
                group.addTask {
                    for number in stride(from: numbers.lowerBound + client, to: numbers.upperBound, by: clients) {
                        _ = try await ledger.append(try samples.sealed(number))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func questions(_ samples: SampleDecisions, _ path: String, _ size: Int) throws -> JSONValue {
        let keys = [samples.key.publicKey]
        let opening = try median(21) { try SQLiteLedger.open(at: path, keys: keys).close() }
        let ledger = try SQLiteLedger.open(at: path, keys: keys)
        defer { ledger.close() }
        var number = 0
        func pick() -> Int {
            number = (number &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
            return number % size
        }
        let proof = try median(201) { _ = try ledger.inclusionProof(of: UInt64(pick())) }
        let point = try median(201) {
            let wanted = pick()
            let found = try ledger.entries(
                matching: LedgerQuery(
                    project: SampleDecisions.project, name: SampleDecisions.name(wanted),
                    version: SampleDecisions.version(wanted), environment: SampleDecisions.environment, limit: 1))
            guard found.count == 1 else { throw ValidationError("decision \(wanted) was not found") }
        }
        return [
            "job": "ledger", "figure": "questions", "entries": .integer(Int64(size)),
            "openMilliseconds": .milliseconds(opening), "proofMilliseconds": .milliseconds(proof),
            "pointQueryMilliseconds": .milliseconds(point),
        ]
    }

    private func verification(_ samples: SampleDecisions, _ path: String, _ size: Int) async throws -> JSONValue {
        let verifier = try LedgerVerifier(keys: [samples.key.publicKey])
        var start = ContinuousClock.now
        let used = ProcessorTime.seconds
        let report = try await verifier.verify(SQLiteLedgerSource(at: path))
        guard report.isSound, report.entries == UInt64(size) else {
            throw ValidationError("the ledger does not verify")
        }
        let full = Double(size) / ((ContinuousClock.now - start) / .seconds(1))
        let processor = (ProcessorTime.seconds - used) / Double(size)
        start = ContinuousClock.now
        let treeUsed = ProcessorTime.seconds
        let tree = try await LedgerVerifier(keys: [samples.key.publicKey], scope: .tree).verify(
            SQLiteLedgerSource(at: path))
        guard tree.isSound, tree.entries == UInt64(size) else { throw ValidationError("the tree does not verify") }
        let treeProcessor = (ProcessorTime.seconds - treeUsed) / Double(size)
        let treeRate = Double(size) / ((ContinuousClock.now - start) / .seconds(1))
        start = ContinuousClock.now
        let message = [UInt8](repeating: 1, count: 4096)
        let signature = try samples.key.sign(message)
        var checks = 0.0
        while (ContinuousClock.now - start) / .seconds(1) < 1 {
            guard samples.key.publicKey.verifies(signature: signature, over: message) else { break }
            checks += 1
        }
        let bare = checks / ((ContinuousClock.now - start) / .seconds(1))
        return [
            "job": "ledger", "figure": "verify", "entries": .integer(Int64(size)),
            "fullPerSecond": .integer(Int64(full)), "bareSignaturesPerSecondAndCore": .integer(Int64(bare)),
            "processorMicrosecondsPerEntry": .ratio(processor * 1_000_000),
            "ofBareSignatures": .ratio(1 / processor / bare), "treePerSecond": .integer(Int64(treeRate)),
            "treePerSecondAndCore": .integer(Int64(1 / treeProcessor)),
        ]
    }

    /// The median of several runs, in seconds.
    private func median(_ runs: Int, _ body: () throws -> Void) throws -> Double {
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            try body()
            times.append((ContinuousClock.now - start) / .seconds(1))
        }
        return times.sorted()[runs / 2]
    }
}
