import ArgumentParser
import Ledger
import Storage

/// Gives up entries that were seen and are lost for good.
struct LedgerRecover: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Accept that a ledger came back with fewer entries than were seen before.",
        discussion: """
            Every other verb refuses such a ledger. This one asks for the number of entries it has now, moves the remembered \
            checkpoint to SLUICE_HOME/checkpoints/given-up, and writes a line to SLUICE_HOME/recoveries.log. Whoever holds \
            the newer checkpoint, a witness or a monitor, will still refuse the ledger, and rightly.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("How many entries the ledger has now.", valueName: "size"))
    var acceptRollback: UInt64
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let pins = PinnedCheckpoints(home: try OperatorHome.current())
        let session = try keys.open(ledger, pinned: false)
        do {
            let head = try session.ledger.checkpoint()
            guard let pin = try pins.newest(of: session.ledger.origin, keys: session.keys) else {
                throw CommandFailure(.usage, "nothing was seen of this ledger before; there is nothing to give up")
            }
            guard head.checkpoint.size == acceptRollback else {
                throw CommandFailure(
                    .usage, "the ledger has \(head.checkpoint.size) entries, not \(acceptRollback)",
                    fix: "Look at what it has before you accept it.")
            }
            guard head.checkpoint.size < pin.checkpoint.size else {
                throw CommandFailure(
                    .usage, "the ledger has \(head.checkpoint.size) entries, of which \(pin.checkpoint.size) were seen",
                    fix: "There is no roll-back to accept.")
            }
            try pins.recover(head, from: pin, keys: session.keys)
            Console.print(
                "gave up the entries from \(head.checkpoint.size) to \(pin.checkpoint.size - 1) of "
                    + "\(head.checkpoint.origin)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
