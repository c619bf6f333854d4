import ArgumentParser
import Documents
import Ledger
import Storage

/// Takes queued runs.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Judge the runs that 'sluice run --queue' put into a ledger's queue.",
        subcommands: [WorkerTake.self, WorkerStatus.self], defaultSubcommand: WorkerTake.self)
}

/// `sluice worker`.
struct WorkerTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take", abstract: "Take runs and judge them, until it is stopped.",
        discussion: """
            Any number of workers share a queue. One that dies loses nothing: its lease ends, another worker takes the run, \
            and the decision is recorded once. A run is tried 5 times. Release and environment come from the queue, trust \
            policy and keys from this worker's operator.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var trustOptions: TrustOptions
    @Flag(help: "End when there is nothing to take.")
    var once = false
    @Option(help: "How many runs at a time.")
    var concurrency = 1
    @Option(help: ArgumentHelp("For how long a run is taken before it has to be renewed.", valueName: "seconds"))
    var lease = 60
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency is from 1 to 64.") }
        guard (1...3600).contains(lease) else { throw ValidationError("--lease is from 1 to 3600 seconds.") }
    }

    func run() async throws {
        common.apply()
        let worker = QueueWorker(
            queue: try ledger.openQueue(), ledger: ledger, trustPath: try trustOptions.path(), leaseSeconds: lease)
        let once = once
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<concurrency {
                    group.addTask {
                        while true {
                            if try await worker.step() { continue }
                            if once { return }
                            try await Task.sleep(for: .seconds(1))
                        }
                    }
                }
                try await group.waitForAll()
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

/// `sluice worker status`.
struct WorkerStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show queued runs, the newest first, and what became of them.",
        discussion: "With an id: exit 3 while it is under way, 1 when it was given up, 0 when it was decided, however.")
    @Argument(help: ArgumentHelp("The request's id.", valueName: "id"))
    var id: String?
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let runs: [QueuedRun]
        do {
            let queue = try ledger.openQueue()
            runs = try id.map { try [queue.run($0)].compactMap { $0 } } ?? queue.runs(limit: 100)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
        for run in runs {
            let result = run.result.isEmpty ? "" : ": \(run.result)"
            Console.print(TerminalText.escaped("\(run.id) \(run.state.rawValue), attempt \(run.attempts)\(result)"))
        }
        guard let id else { return }
        guard let run = runs.first else { throw CommandFailure(.usage, "there is no run '\(id)' in the queue") }
        switch run.state {
        case .waiting, .leased: throw CommandFailure.silent(.pending)
        case .dead: throw CommandFailure.silent(.broken)
        case .done: return
        }
    }
}

extension LedgerURL {
    /// The queue of a ledger that exists.
    func openQueue() throws -> any RunQueue {
        switch place {
        case .sqlite(let path):
            guard Files.exists(path) else { throw CommandFailure(noLedgerAt: self) }
            return try SQLiteRunQueue(in: operationsPath)
        case .postgres(let address):
            guard try isTaken() else { throw CommandFailure(noLedgerAt: self) }
            return try PostgresRunQueue(at: address)
        case .unknown: throw unknownScheme
        }
    }
}
