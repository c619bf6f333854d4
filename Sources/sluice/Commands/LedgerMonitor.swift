import ArgumentParser
import Attestation
import Documents
import Engine
import Ledger

/// Follows somebody's ledger from one look to the next.
struct LedgerMonitor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitor", abstract: "Follow a ledger: find forks, roll-backs and decisions nobody expected.",
        discussion: """
            Verifies what is new since the last look and moves the state file forward only when all of it verifies. Exit 0 \
            when all is well, 1 for a fork, a roll-back or anything that does not verify, 2 for an entry that the \
            expectations do not allow (a document of the kind LedgerExpectations). A fork's report holds both signed notes.
            """)
    @Argument(help: ArgumentHelp("A ledger's URL, an exported tree, or an archive.", valueName: "ledger"))
    var ledger: LedgerPlace
    @Option(help: ArgumentHelp("What was seen last; made on the first look.", valueName: "file"))
    var state: String
    @Option(help: ArgumentHelp("What is expected; every entry when absent.", valueName: "file"))
    var expect: String?
    @Flag(help: "Print the report as JSON.")
    var json = false
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let keys = try keys.verifying()
        let expectations = try readExpectations()
        let policy = try witnesses.policy()
        do {
            let source = try ledger.source()
            let monitor = MonitoredLedger(
                source: source, keys: keys, last: try seen(keys), expectations: expectations, policy: policy)
            let look = try await monitor.look()
            if let next = look.next {
                // Never a smaller one: the verifier has held it against the last.
                try Files.write(next.note, to: state)
            }
            Console.print(json ? look.json.prettyPrinted : look.lines.joined(separator: "\n"))
            switch look.verdict {
            case .good: return
            case .unexpected: throw CommandFailure.silent(.rejected)
            case .fork, .rollback, .bad: throw CommandFailure.silent(.broken)
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// The checkpoint of the last look; nothing on the first.
    private func seen(_ keys: [PublicKey]) throws -> SignedCheckpoint? {
        guard Files.exists(state) else { return nil }
        let note = try Files.read(state, limit: SignedNote.maximumBytes)
        do {
            let origin = try Checkpoint(text: SignedNote(note).text).origin
            return SignedCheckpoint(
                checkpoint: try Checkpoint.verified(note, origin: origin, keys: keys), note: note)
        } catch {
            throw CommandFailure(
                .broken, "the state \(state) does not verify: \(error)",
                fix: "Check the keys. Without a state nothing that was seen before is held against the ledger.")
        }
    }

    private func readExpectations() throws(CommandFailure) -> LedgerExpectations? {
        guard let expect else { return nil }
        do {
            let text = SourceText(name: expect, bytes: try Files.read(expect))
            return try LedgerExpectations(document: try YAMLReader.read(text))
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        } catch {
            throw CommandFailure(.usage, "the expectations can't be read: \(error)")
        }
    }
}
