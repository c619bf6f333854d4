import ArgumentParser
import Attestation
import Engine

/// The keys a ledger is verified with: from the operator, never from the ledger.
struct LedgerKeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A PEM public key of the ledger; may be repeated.", valueName: "file"))
    var key: [String] = []
    @Option(help: ArgumentHelp("A trust policy that names the ledger's keys.", valueName: "file"))
    var trust: String?

    /// The keys given by `--key`; empty when there are none.
    func keys() throws(CommandFailure) -> [PublicKey] {
        var keys: [PublicKey] = []
        for path in key {
            do {
                keys.append(try PublicKey(pem: String(decoding: try Files.read(path), as: UTF8.self)))
            } catch {
                throw CommandFailure(.usage, "the key \(path) can't be used: \(error)", fix: "Give a PEM public key.")
            }
        }
        return keys
    }

    /// The keys to verify with: those given, or the operator's own.
    func verifying() throws(CommandFailure) -> [PublicKey] {
        var found = try keys()
        if let trust { found += try TrustFiles(path: trust).policy.readLedgerKeys() }
        if found.isEmpty { found = try OperatorHome.current().ownKeys() }
        return found
    }

    func open(_ url: LedgerURL, writes: Bool = false, pinned: Bool = true) throws(CommandFailure) -> LedgerSession {
        let policy: TrustPolicy? =
            if let trust { try TrustFiles(path: trust).policy } else { nil }
        return try LedgerSession.open(
            url, home: try OperatorHome.current(), trust: policy, extraKeys: try keys(), writes: writes,
            pinned: pinned)
    }
}
