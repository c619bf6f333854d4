import ArgumentParser
import Glibc

/// The command `sluice`.
@main
struct Sluice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice",
        abstract: "A supply chain gate: one release through one pipeline from git to a signed decision in a ledger.",
        version: EngineVersion.text,
        subcommands: [
            InitCommand.self, ValidateCommand.self, PlanCommand.self, RunCommand.self, ExplainCommand.self,
            ApproveCommand.self, RejectCommand.self, WaiveCommand.self, ReleaseCommand.self, ScanCommand.self,
            SBOMCommand.self, VerifyCommand.self, LintCommand.self, PolicyCommand.self, LedgerCommand.self,
            ReplayCommand.self, KeysCommand.self, AdvisoriesCommand.self, WorkerCommand.self,
        ])

    /// Runs the command and turns every way it can end into an exit code, whose name is printed whenever it is not 0.
    static func main() async {
        defer { Scratch.remove() }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            if !failure.text.isEmpty { Console.error(failure.text) }
            leave(failure.kind.name, failure.kind.rawValue)
        } catch {
            let code = exitCode(for: error)
            if code.isSuccess { exit(withError: error) }
            if code == .validationFailure {
                Console.error(fullMessage(for: error))
                leave(CommandFailure.Kind.usage.name, CommandFailure.Kind.usage.rawValue)
            }
            Console.error("error: \(error)")
            leave(CommandFailure.Kind.broken.name, CommandFailure.Kind.broken.rawValue)
        }
    }

    private static func leave(_ name: String, _ code: Int32) -> Never {
        Scratch.remove()
        if code != 0 { Console.error("exit \(code): \(name)") }
        Glibc.exit(code)
    }
}
