import ArgumentParser
import Ledger
import Storage

/// Prints the signed head of the log.
struct LedgerCheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the signed checkpoint, with the cosignatures that were added to it.",
        discussion: "A signed note (C2SP tlog-checkpoint). Keep it: it proves later that nothing was taken back.")
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "Print the verifier keys of the log (name+id+base64) instead: what witnesses are told.")
    var vkey = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        do {
            if vkey {
                let named = try LedgerKeyring(keys: session.keys).named(session.ledger.origin)
                return Console.print(named.map(\.verifierKey).joined(separator: "\n"))
            }
            let head = try session.ledger.checkpoint()
            let note = try CosignedCheckpoint(path: ledger.cosignedPath).merged(into: head)
            Console.print(String(decoding: note.encoded, as: UTF8.self))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
