import Foundation
import Processes
import Testing

@Suite("Tool") struct ToolTests {
    private let folder: TemporaryFolder
    private let shell: Tool

    init() throws {
        folder = try TemporaryFolder()
        shell = try Tool("sh", scratch: folder.path)
    }

    @Test("arguments arrive as they are: no shell reads them") func arguments() async throws {
        let hostile = ["--upload-pack=x", "$(id)", "`id`", "a b", "'", "\"", "\n", "", "*", "é"]
        let result = try await Tool("printf", scratch: folder.path).run(["%s|"] + hostile)
        #expect(result.text == hostile.map { $0 + "|" }.joined())
    }

    @Test("the environment holds only what was given") func environment() async throws {
        let result = try await Tool("env", scratch: folder.path).run(
            [], environment: ["ONE": "1=2", "LANG": "C.UTF-8"])
        #expect(result.text == "LANG=C.UTF-8\nLC_ALL=C\nONE=1=2\nPATH=/usr/bin:/bin\n")
    }

    @Test("standard input, working folder and status come through") func channels() async throws {
        let result = try await shell.run(
            ["-c", "cat; pwd; echo oops >&2; exit 7"], input: Array("in\n".utf8), workingDirectory: "/usr")
        #expect(result.text == "in\n/usr\n")
        #expect(result.status == 7)
        #expect(throws: ProcessError(.exited(status: 7), "")) { try result.succeeded("sh") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("a tool that is not there is a named error") func missing() {
        #expect(throws: ProcessError(.missingTool, "")) { try Tool("no-such-tool", scratch: folder.path) }
        #expect(throws: ProcessError(.missingTool, "")) { try Tool("/no/such/tool", scratch: folder.path) }
    }

    @Test("the deadline kills the whole process group") func deadline() async throws {
        let marker = "6\(UInt32.random(in: 1_000_000...9_999_999))"
        let started = ContinuousClock.now
        await #expect(throws: ProcessError(.timedOut, "")) {
            try await shell.run(
                ["-c", "sh -c 'trap \"\" TERM; sleep \(marker)' & sleep \(marker)"],
                limits: RunLimits(wallTime: .milliseconds(500), grace: .milliseconds(200)))
        }
        #expect(ContinuousClock.now - started < .seconds(60))
        #expect(try await RunningProcesses.lose(marker))
    }

    @Test("within the grace period a tool can put its locks away") func grace() async throws {
        let lock = try folder.write("", to: "lock")
        await #expect(throws: ProcessError(.timedOut, "")) {
            try await shell.run(
                ["-c", "trap 'rm \(lock); exit 1' TERM; sleep 60 & wait"],
                limits: RunLimits(wallTime: .milliseconds(500), grace: .seconds(2)))
        }
        #expect(!FileManager.default.fileExists(atPath: lock))
    }

    @Test("too much output is an error") func output() async throws {
        await #expect(throws: ProcessError(.outputLimit, "")) {
            try await shell.run(["-c", "head -c 100000 /dev/zero"], limits: RunLimits(outputBytes: 99_999))
        }
    }

    @Test("a death by signal is no result") func signal() async throws {
        await #expect(throws: ProcessError(.crashed(signal: 6), "")) { try await shell.run(["-c", "kill -ABRT $$"]) }
    }

    @Test("cancelling the task kills the tool") func cancellation() async throws {
        let marker = "5\(UInt32.random(in: 1_000_000...9_999_999))"
        let tool = shell
        let task = Task { try await tool.run(["-c", "sleep \(marker) & sleep \(marker)"]) }
        while !RunningProcesses.contain(marker) { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        _ = await task.result
        #expect(try await RunningProcesses.lose(marker))
    }

    @Test("what a tool writes to standard error is safe to print") func escapes() async throws {
        let result = try await shell.run(["-c", #"printf 'a\033[31mb\001\342\200\256c\n\n' >&2"#])
        #expect(result.errorTail == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c")
    }
}
