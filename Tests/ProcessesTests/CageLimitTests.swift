import Artifacts
import Foundation
import Processes
import Testing

@Suite("Cage: limits and endings", .cage) struct CageLimitTests {
    @Test("a program that never ends is killed at its deadline, with all it started") func deadline() async throws {
        let marker = "7\(UInt32.random(in: 1_000_000...9_999_999))"
        let fixture = try CageFixture { $0.run.wallTime = .milliseconds(700) }
        let started = ContinuousClock.now
        #expect(
            try await fixture.failure("trap '' TERM INT HUP; setsid sleep \(marker) & sleep \(marker)") == .timedOut)
        #expect(ContinuousClock.now - started < .seconds(60))
        #expect(try await RunningProcesses.lose(marker))
    }

    @Test("closing both outputs early does not escape the deadline") func closedOutputs() async throws {
        let fixture = try CageFixture { $0.run.wallTime = .milliseconds(700) }
        #expect(try await fixture.failure("exec >&- 2>&-; sleep 100") == .timedOut)
    }

    @Test("a daemon that is left behind dies when the program ends") func daemon() async throws {
        let marker = "8\(UInt32.random(in: 1_000_000...9_999_999))"
        let started = ContinuousClock.now
        let result = try await CageFixture().run(
            "setsid sh -c 'trap \"\" HUP TERM; sleep \(marker)' >/dev/null 2>&1 </dev/null & sleep 0.2; echo answer")
        #expect(result.text == "answer\n")
        #expect(ContinuousClock.now - started < .seconds(60))
        #expect(try await RunningProcesses.lose(marker))
    }

    @Test("a daemon that holds standard output open does not hold up the answer") func openPipe() async throws {
        let started = ContinuousClock.now
        #expect(try await CageFixture().run("setsid sleep 300 & echo answer").text == "answer\n")
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    @Test("100 MB of output is an error, not an answer cut short") func output() async throws {
        let fixture = try CageFixture { $0.run.outputBytes = 1 << 20 }
        #expect(try await fixture.failure("head -c 100000000 /dev/zero") == .outputLimit)
        #expect(try await fixture.failure("while :; do echo y; done") == .outputLimit)
    }

    @Test("exactly the limit of output passes, one byte more does not") func outputBoundary() async throws {
        let fixture = try CageFixture { $0.run.outputBytes = 300_000 }
        #expect(try await fixture.run("head -c 300000 /dev/zero").output.count == 300_000)
        #expect(try await fixture.failure("head -c 300001 /dev/zero") == .outputLimit)
    }

    @Test("endless standard error is an error too") func errorOutput() async throws {
        let fixture = try CageFixture { $0.run.errorBytes = 1 << 16 }
        #expect(try await fixture.failure("while :; do echo y >&2; done") == .outputLimit)
    }

    @Test("processes are counted, and none is left over") func processes() async throws {
        let marker = "9\(UInt32.random(in: 1_000_000...9_999_999))"
        let fixture = try CageFixture { $0.processes = 12 }
        // The shell gives up with status 2 when it can't fork.
        let script = "i=0; while [ $i -lt 60 ]; do sleep \(marker) & i=$((i+1)); done"
        #expect(try await fixture.failure(script) == .exited(status: 2))
        #expect(try await CageFixture { $0.processes = 80 }.failure(script) == nil)
        #expect(try await RunningProcesses.lose(marker))
    }

    @Test("processor time, file size and memory have limits") func resources() async throws {
        #expect(try await CageFixture { $0.processorSeconds = 1 }.failure("while :; do :; done") == .processorTime)
        let small = try CageFixture { $0.fileBytes = 65_536 }
        #expect(try await small.failure("exec head -c 1000000 /dev/zero >/tmp/f") == .fileSize)
        // `tail` keeps the line without an end in memory.
        let tight = try CageFixture { $0.memoryBytes = 64 << 20 }
        #expect(try await tight.failure("head -c 200000000 /dev/zero | tail -n 1") == .exited(status: 1))
    }

    @Test("a status, a signal and a kill are told apart") func endings() async throws {
        let fixture = try CageFixture()
        #expect(try await fixture.failure("exit 3") == .exited(status: 3))
        #expect(try await fixture.failure("kill -SEGV $$") == .crashed(signal: 11))
        #expect(try await fixture.failure("kill -KILL $$") == .memory)
        #expect(try await fixture.failure("#!/no/such/interpreter\n") == .exited(status: 127))
        let error = await #expect(throws: ProcessError.self) { try await fixture.run("echo 'bad request' >&2; exit 1") }
        #expect(error?.message == "plugin ended with status 1: bad request")
    }

    @Test("a program that does not read a large request does no harm") func unreadRequest() async throws {
        let request = [UInt8](repeating: 65, count: 5_000_000)
        #expect(try await CageFixture().run("exec <&-; echo ok", input: request).text == "ok\n")
        #expect(try await CageFixture().run("wc -c", input: request).text == "5000000\n")
    }

    @Test("twenty runs at once keep their answers apart") func concurrent() async throws {
        let fixture = try CageFixture()
        let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<20 {
                group.addTask { (number, try await fixture.run("cat", input: Array("answer \(number)".utf8)).text) }
            }
            var answers: [Int: String] = [:]
            for try await (number, text) in group { answers[number] = text }
            return answers
        }
        #expect((0..<20).allSatisfy { answers[$0] == "answer \($0)" })
    }
}
