import ArgumentParser
import Attestation
import Documents
import Engine
import Ledger
import Storage

/// A new key for the ledgers.
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give the ledgers a new key.",
        discussion: """
            The old key signs an entry that names the new one. From then on the new key signs, and the old one signs \
            checkpoints beside it until --finish, which keeps the old key's public half and forgets the rest. Old entries \
            verify as before: the operator's keys are all of them. Where the trust policy names ledgerKeys, add the new key \
            there first; the command prints it and waits for that.
            """)
    @Option(help: ArgumentHelp("A ledger the key signs, sqlite:PATH; may be repeated.", valueName: "url"))
    var ledger: [LedgerURL] = []
    @Option(help: ArgumentHelp("A trust policy that names the ledger's keys.", valueName: "file"))
    var trust: String?
    @Option(help: "ed25519 or p256.")
    var algorithm = "ed25519"
    @Flag(help: "End the transition: the old key signs no more.")
    var finish = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard finish == ledger.isEmpty else {
            throw ValidationError(finish ? "--finish names no ledger." : "Name each ledger the key signs, or --finish.")
        }
    }

    func run() async throws {
        common.apply()
        let home = try OperatorHome.current()
        if finish {
            let key = try home.finishRotation()
            return Console.print("the key \(key.keyID) signs no more; its public half is kept")
        }
        // With a key that comes, the old one is beside itself because a rotation died in between: it goes on.
        guard !Files.exists(home.previousKeyPath) || Files.exists(home.nextKeyPath) else {
            throw CommandFailure(
                .usage, "an earlier rotation is not finished", fix: "Run 'sluice keys rotate --finish' first.")
        }
        guard let algorithm = KeyAlgorithm.named(algorithm) else {
            throw CommandFailure(.usage, "'\(algorithm)' is no algorithm", fix: "Use ed25519 or p256.")
        }
        let old = try home.ledgerKey(create: false)
        let next = try home.nextKey(algorithm)
        let trusted = try trust.map { (path) throws(CommandFailure) in try TrustFiles(path: path).policy }
        if let listed = try trusted?.readLedgerKeys(), !listed.isEmpty, !listed.contains(next.publicKey) {
            Console.print(next.publicKey.pem)
            throw CommandFailure(
                .pending, "the trust policy does not name the new key \(next.publicKey.keyID) yet",
                fix: "Add it to ledgerKeys, bring that in by 'sluice ledger trust', and run this again.")
        }
        for url in ledger { try await announce(next, after: old, in: url, home: home, trust: trusted) }
        try home.bringInNextKey()
        Console.print("the key \(next.publicKey.keyID) signs from now on")
        Console.print(next.publicKey.pem)
    }

    /// Logs the rotation unless it stands there already, under a checkpoint that both keys sign.
    private func announce(
        _ next: SigningKey, after old: SigningKey, in url: LedgerURL, home: OperatorHome, trust: TrustPolicy?
    ) async throws {
        var session = try LedgerSession.open(
            url, home: home, trust: trust, extraKeys: [old.publicKey, next.publicKey], writes: true,
            signer: LedgerSigner(old).alongside([LedgerSigner(next)]))
        session.signer = LedgerSigner(old)
        do {
            if case .event(let event)? = try session.ledger.entries(
                matching: LedgerQuery(kinds: [.keyRotated], limit: 1)
            ).first?.content(), try KeyRotation(event).next == next.publicKey {
                return Console.note("\(url.text) has the rotation already")
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
        let rotation = KeyRotation(previous: old.publicKey.keyID, next: next.publicKey)
        let appended = try await session.record([rotation.record(time: EntryTime(at: WallClock.now, source: .clock))])
        Console.note("recorded as entry \(appended.last?.entry.index ?? 0) of \(url.text)")
    }
}
