import ArgumentParser
import Documents
import Engine
import GitSource

/// Writes what a repository needs to begin: trust policy, roles, a pipeline with its policies, a key and a ledger.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a trust policy, roles, a starting pipeline, a signing key and a ledger.",
        discussion: "Files that exist are left as they are. The pipeline must be committed before it can judge.")

    @Option(help: "The project this repository releases.")
    var project: String
    @Option(help: "The environment to gate.")
    var environment = "production"
    @Option(help: "The protected ref whose pipelines judge.")
    var ref = "refs/heads/main"
    @Option(help: ArgumentHelp("The ledger to make, sqlite:PATH; by default in SLUICE_HOME.", valueName: "url"))
    var ledger: LedgerURL?
    @Option(help: ArgumentHelp("Your SSH public key, for the first person in the roles.", valueName: "file"))
    var publicKey: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let home = try OperatorHome.current()
        do {
            let repository = try Repository(containing: ".")
            _ = try repository.head()
        } catch {
            throw CommandFailure(
                .usage, "\(error.message) [\(error.code.rawValue)]",
                fix: "Run it in the git repository that is to be gated.")
        }
        guard let folder = Files.workingFolder else { throw CommandFailure(.broken, "the working folder is not known") }
        let starter = StarterFiles(
            project: project, environment: environment, ref: ref, repository: folder,
            publicKey: try publicKey.map { path throws(CommandFailure) in try Self.read(path) })
        do {
            try Files.makeFolder(home.path, mode: 0o700)
            for (path, text) in starter.repositoryFiles { try write(path, text) }
            try write(home.trustPath, starter.trust)
            try write("\(home.path)/roles.yaml", starter.roles)
        } catch {
            throw CommandFailure(.broken, "\(error)")
        }
        let url = ledger ?? LedgerURL(argument: "sqlite:\(home.path)/ledger.db")
        if let url {
            if try url.isTaken() {
                Console.note("left \(url.text) as it is")
            } else {
                try LedgerMaker.make(url, origin: nil, home: home)
                Console.print("made the ledger \(url.text)")
            }
            Console.print(
                "Commit pipelines/ and policies/, add people to \(home.path)/roles.yaml, then: sluice run --release FILE --environment \(environment) --ledger \(url.text)"
            )
        }
    }

    private func write(_ path: String, _ text: String) throws(FileError) {
        if Files.exists(path) { return Console.note("left \(path) as it is") }
        try Files.makeFolder(Files.folder(of: path))
        try Files.write(Array(text.utf8), to: path)
        Console.print("wrote \(path)")
    }

    private static func read(_ path: String) throws(CommandFailure) -> String {
        do {
            return String(String(decoding: try Files.read(path, limit: 1 << 16), as: UTF8.self).prefix { $0 != "\n" })
        } catch {
            throw CommandFailure(.usage, "\(error)")
        }
    }
}
