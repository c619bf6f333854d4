import ArgumentParser
import Artifacts
import Documents
import Ledger

import Storage

/// Keeps evidence and comments from being deleted.
struct LedgerLegalHold: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legal-hold", abstract: "Keep evidence and comments from being deleted, whatever a policy says.",
        discussion: """
            A legal hold is signed with the ledger's key and lies beside the log. It stops deletions, not promotions.
            """,
        subcommands: [LegalHoldPlace.self, LegalHoldLiftCommand.self, LegalHoldList.self])
}

/// What the verbs of legal holds have in common.
struct LegalHoldOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    /// Does something with an open ledger.
    func run(writes: Bool, _ body: (LedgerSession) throws -> Void) throws {
        common.apply()
        let session = try keys.open(ledger, writes: writes)
        defer { session.ledger.close() }
        do {
            try body(session)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    static func check(_ reason: String) throws {
        guard (1...1000).contains(reason.utf8.count) else { throw ValidationError("A reason has 1 to 1000 bytes.") }
    }
}

/// `sluice ledger legal-hold place`.
struct LegalHoldPlace: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "Place a legal hold on a project, an environment or a release.",
        discussion: "What is given must all match. Prints the name of the hold.")
    @Option(help: "Only this project.")
    var project: String?
    @Option(help: "Only this environment.")
    var environment: String?
    @Option(help: ArgumentHelp("Only this release, by its digest.", valueName: "digest"))
    var release: String?
    @Option(help: "The case it is for.")
    var reason: String
    @OptionGroup var options: LegalHoldOptions

    func validate() throws {
        guard project != nil || environment != nil || release != nil else {
            throw ValidationError("Name a --project, an --environment or a --release.")
        }
        try LegalHoldOptions.check(reason)
    }

    func run() throws {
        try options.run(writes: true) { session in
            var digest: Digest?
            if let release {
                guard let read = Digest(release), read.algorithm == .sha256 else {
                    throw CommandFailure(
                        .usage, "'\(release)' is no release digest", fix: "See 'sluice release list'.")
                }
                digest = read
            }
            guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
            let hold = LegalHold(
                project: project, environment: environment, release: digest, reason: reason, at: WallClock.now)
            Console.print("\(try session.records.keep(hold.record(), in: .legalHolds, signer: signer))")
        }
    }
}

/// `sluice ledger legal-hold lift`.
struct LegalHoldLiftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lift", abstract: "Lift a legal hold.")
    @Argument(help: ArgumentHelp("The name that 'place' printed.", valueName: "hold"))
    var hold: String
    @Option(help: "Why.")
    var reason: String
    @OptionGroup var options: LegalHoldOptions

    func validate() throws { try LegalHoldOptions.check(reason) }

    func run() throws {
        try options.run(writes: true) { session in
            guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
            guard
                let found = try session.records.legalHolds(keys: session.keys).first(where: { $0.name == Digest(hold) })
            else {
                throw CommandFailure(
                    .usage, "there is no legal hold '\(hold)'", fix: "See 'sluice ledger legal-hold list'.")
            }
            let lift = LegalHoldLift(hold: found.name, reason: reason, at: WallClock.now)
            try session.records.keep(lift.record(), in: .legalHolds, signer: signer)
            Console.print("\(found.name) is lifted")
        }
    }
}

/// `sluice ledger legal-hold list`.
struct LegalHoldList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the legal holds that stand.")
    @OptionGroup var options: LegalHoldOptions

    func run() throws {
        try options.run(writes: false) { session in
            let holds = try session.records.legalHolds(keys: session.keys)
            for (name, hold) in holds.sorted(by: { ($0.hold.at, $0.name) < ($1.hold.at, $1.name) }) {
                let about = [
                    hold.project.map { "project \($0)" }, hold.environment.map { "environment \($0)" },
                    hold.release.map { "release \($0)" },
                ]
                let line = "\(name) \(hold.at) \(about.compactMap { $0 }.joined(separator: ", ")): \(hold.reason)"
                Console.print(TerminalText.escaped(line))
            }
            Console.note("\(holds.count) legal holds stand")
        }
    }
}
