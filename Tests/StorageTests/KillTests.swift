import Attestation
import FoundationEssentials
import Glibc
import Ledger
import Storage
import Testing

@Suite("A writer that is killed") struct KillTests {
    private static let variable = "SLUICE_TEST_KILLED_WRITER"

    /// The child's part: appends to the ledger it is told of until it is killed, and writes down what was acknowledged.
    @Test("(the writer itself)", .enabled(if: ProcessInfo.processInfo.environment[variable] != nil))
    func writer() async throws {
        let folder = try #require(ProcessInfo.processInfo.environment[KillTests.variable])
        // Its own folder lies in the parent's, which removes it.
        let maker = try TestLedger(in: folder)
        let store = try SQLiteLedger.open(at: folder + "/ledger.db", keys: [maker.key.publicKey], signer: maker.signer)
        let start = Int64(try store.checkpoint().checkpoint.size) * 1000
        for number in start..<start + 100_000 {
            let index = try await store.append(maker.decision(number)).entry.index
            try TestFile.append("\(number) \(index)\n", to: folder + "/acknowledged")
        }
    }

    @Test("leaves a ledger that verifies, goes on, and has everything it acknowledged", .timeLimit(.minutes(5)))
    func kill() async throws {
        let ledger = try TestLedger()
        var last = try ledger.open().checkpoint().checkpoint
        for round in 0..<6 {
            let process = try Self.startWriter(in: ledger.folder.path)
            // Once the writer is at work, a moment that differs from round to round.
            let before = TestFile.size(ledger.folder.file("acknowledged"))
            for _ in 0..<4000 where TestFile.size(ledger.folder.file("acknowledged")) == before { usleep(5000) }
            usleep(UInt32(1000 + round * 7919))
            Glibc.kill(process, SIGKILL)
            var status: Int32 = 0
            #expect(waitpid(process, &status, 0) == process)
            let report = try await ledger.verify(pinned: [last])
            #expect(report.isSound, "round \(round): \(report.problems)")
            let store = try ledger.open(pinned: last)
            #expect(try await store.append(ledger.decision(Int64(-1 - round))).isNew)
            last = try store.checkpoint().checkpoint
        }
        let store = try ledger.open()
        let text = try String(contentsOfFile: ledger.folder.file("acknowledged"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int64($0) } }
        #expect(lines.count >= 6)
        for line in lines where line.count == 2 {
            let entry = try #require(try store.entry(at: UInt64(line[1])))
            #expect(entry.fields.version == "1.\(line[0])")
        }
        #expect(try await ledger.verify().isSound)
    }

    /// Runs this very test program again, for the one test above.
    private static func startWriter(in folder: String) throws -> pid_t {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let arguments =
            [program] + CommandLine.arguments.dropFirst().filter { $0.hasSuffix(".xctest") }
            + ["--testing-library", "swift-testing", "--filter", "KillTests/writer"]
        var environment = ProcessInfo.processInfo.environment
        environment[variable] = folder
        let texts = (arguments, environment.map { "\($0.key)=\($0.value)" })
        var argv = texts.0.map { strdup($0) } + [nil]
        var envp = texts.1.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, nil, &argv, &envp) == 0 else {
            throw TestFailure(text: "the writer could not be started: \(errno)")
        }
        return process
    }
}
