import ArgumentParser
import Artifacts
import Ledger
import Storage

/// Copies a ledger into a new one elsewhere.
struct LedgerCopy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Copy a ledger and its evidence into a new ledger elsewhere.",
        discussion: """
            Comments, legal holds and retirements go with it. Envelopes and checkpoint are copied to the byte, nothing is signed: it is the same ledger in another place. In the \
            end root, tiles and 1,000 proofs chosen by the root are compared. Evidence goes first; the ledger itself appears \
            all at once, so that a copy that was stopped is simply run again. Append to one of the two only.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var from: LedgerURL
    @Option(help: ArgumentHelp("Where nothing is yet, sqlite:PATH or postgres://….", valueName: "url"))
    var to: LedgerURL
    @Option(
        help: ArgumentHelp(
            "Keep the copy's evidence in this repository of a registry, oci://HOST/REPOSITORY.", valueName: "url"))
    var evidence: EvidencePlace?
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(from)
        guard try !to.isTaken() else {
            throw CommandFailure(
                .usage, "there is a ledger at \(to.text) already",
                fix: "Choose a path or database where nothing is yet.")
        }
        do {
            let content = try from.openEvidence().copy(to: try to.makeEvidence(evidence))
            let records = try from.openRecords().copy(to: try to.openRecords())
            Console.note("copied \(content) pieces of evidence and \(records) records beside the log")
            try to.create(copying: session.ledger)
            let copy = try to.openLedger(keys: session.keys, signer: nil)
            let head = try copy.checkpoint()
            let same = try session.ledger.checkpoint().note == head.note
            guard same else {
                throw CommandFailure(
                    .broken,
                    "the ledger went on while it was copied; the copy holds its first \(head.checkpoint.size) entries",
                    fix: "Stop what appends to \(from.text), remove the copy and copy again.")
            }
            let result = try LedgerComparison(
                session.ledger, copy, sources: (try from.source(), try to.source()), proofs: 1000)
            Console.print(
                "copied \(result.checkpoint.size) entries and \(content) pieces of evidence to \(to.text)\n"
                    + "equal: root \(result.checkpoint.root), \(result.tiles) tiles, \(result.proofs) proofs of each kind"
            )
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as ContentStoreError {
            throw CommandFailure(.broken, "evidence can't be copied: \(error.message)")
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
