import ArgumentParser
import Engine
import Glibc
import Storage

/// The derived index by itself.
struct LedgerIndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Catch the index of a ledger up, build it anew, or compare it with a new one.",
        discussion: """
            Questions do this by themselves. The index is derived from the ledger's entries and their evidence; nothing is
            believed because it stands there, and deleting it loses nothing.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Flag(help: "Empty it first; what was missing in the evidence then is looked for again.")
    var rebuild = false
    @Flag(help: "Build another one beside it and compare the two.")
    var verify = false
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let session = try keys.open(ledger)
        let asked = try QuestionIndex.caughtUp(with: session, rebuild: rebuild)
        do {
            let size = try asked.index.size()
            guard verify else {
                return Console.print("the index has \(size) entries")
            }
            let path = "\(Scratch.folder)/index"
            defer { for name in [path, path + "-journal"] { unlink(name) } }
            let fresh = try HistoryIndex(SQLiteIndexDatabase(at: path))
            try fresh.catchUp(with: session.ledger, evidence: StoredEvidence(session.evidence))
            let different = try asked.index.differences(from: fresh)
            guard different.isEmpty else {
                throw CommandFailure(
                    .broken, "the index differs from what the ledger gives: \(different.joined(separator: ", "))",
                    fix: "Run 'sluice ledger index --rebuild --ledger \(session.url.text)'.")
            }
            Console.print("the index has \(size) entries and is what the ledger and its evidence give")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
