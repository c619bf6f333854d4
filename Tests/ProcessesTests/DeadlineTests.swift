import Foundation
import Processes
import Testing

@Suite("Deadline") struct DeadlineTests {
    @Test("a busy task pool neither delays the kill nor makes a tool that ended in time look late") func busyPool()
        async throws
    {
        let folder = try TemporaryFolder()
        let shell = try Tool("sh", scratch: folder.path)
        let file = folder.path + "/beat"
        let started = try await withThrowingTaskGroup(of: Double.self) { group in
            group.addTask {
                let started = Date().timeIntervalSince1970
                await #expect(throws: ProcessError(.timedOut, "")) {
                    try await shell.run(
                        ["-c", "while :; do date +%s.%N >\(file).new; mv \(file).new \(file); sleep 0.05; done"],
                        limits: RunLimits(wallTime: .milliseconds(1500)))
                }
                return started
            }
            group.addTask {
                let limits = RunLimits(wallTime: .milliseconds(3000))
                let result = try await shell.run(["-c", "sleep 0.3; echo ok"], limits: limits)
                #expect(result.text == "ok\n")
                return 0
            }
            for _ in 0..<100 where !FileManager.default.fileExists(atPath: file) {
                try await Task.sleep(for: .milliseconds(20))
            }
            // Blocks every thread of the pool for five seconds.
            for _ in 0..<(10 * ProcessInfo.processInfo.activeProcessorCount) {
                group.addTask {
                    usleep(500_000)
                    return 0
                }
            }
            return try await group.reduce(0) { max($0, $1) }
        }
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try #require(Double(text)) - started < 4)
    }
}
