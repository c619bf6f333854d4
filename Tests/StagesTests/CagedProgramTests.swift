import Artifacts
import Engine
import Findings
import Foundation
import Processes
import Stages
import Testing

/// External programs for real: a script under bubblewrap, asked by the stage.
@Suite("exec in its cage", .cage) struct CagedProgramTests {
    private func run(_ script: String, timeout: Int = 20, folder: String) async throws -> StageResult {
        let bytes = Array("#!/bin/sh\n\(script)\n".utf8)
        var bench = StageBench()
        bench.add("notes", .file, "hello")
        bench.programs = CagedScript(bytes: bytes, scratch: folder)
        return try await bench.run(
            ExternalProgram.self,
            "{ program: 'file:plugin', sha256: '\(Digest.sha256(of: bytes).hex)', send: [notes], timeoutSeconds: \(timeout) }"
        )
    }

    private func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path)
    }

    /// Whether any process has the text in its arguments, after those that are dying had their time.
    private func isRunning(_ marker: String) async throws -> Bool {
        for _ in 0..<100 {
            let names = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter {
                $0.allSatisfy(\.isNumber)
            }
            let found = names.contains { name in
                FileManager.default.contents(atPath: "/proc/\(name)/cmdline").map {
                    String(decoding: $0, as: UTF8.self).contains(marker)
                } ?? false
            }
            guard found else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    @Test("reads its request and answers") func answers() async throws {
        try await withFolder { folder async throws in
            let result = try await run(
                #"grep -q '"content":"hello"' && echo '{"examined": 1, "total": 1, "findings": []}'"#, folder: folder)
            #expect(result.completeness.isComplete)
        }
    }

    @Test("a program that tries to read a key outside and to leave a child behind gets neither") func escapes()
        async throws
    {
        let marker = "9\(UInt32.random(in: 1_000_000...9_999_999))"
        try await withFolder { folder async throws in
            let key = "\(folder)/signing.key"
            try Data("secret \(marker)".utf8).write(to: URL(fileURLWithPath: key))
            let result = try await run(
                """
                setsid sh -c 'trap "" HUP TERM; sleep \(marker)' >/dev/null 2>&1 </dev/null &
                found=0
                cat '\(key)' >/dev/null 2>&1 && found=1
                grep -rqs 'secret \(marker)' /tmp /home /root /etc /var /proc/1/root/tmp && found=1
                sleep 0.2
                echo "{\\"examined\\": 1, \\"total\\": 1, \\"findings\\": [{\\"rule\\": \\"found-$found\\", \
                \\"artifact\\": \\"notes\\", \\"message\\": \\"m\\"}]}"
                """, folder: folder)
            #expect(result.findings.map(\.rule) == ["exec/found-0"])
        }
        #expect(try await !isRunning(marker))
    }

    @Test("at its deadline it is killed with its children, and the stage is errored") func deadline() async throws {
        let marker = "9\(UInt32.random(in: 1_000_000...9_999_999))"
        try await withFolder { folder async throws in
            let failure = await #expect(throws: StageFailure.self) {
                try await run("trap '' TERM; setsid sleep \(marker) & sleep \(marker)", timeout: 1, folder: folder)
            }
            #expect(failure?.code == "process.timed-out")
        }
        #expect(try await !isRunning(marker))
    }

    @Test("a status that is not 0, a changed program and output without end are errors") func failures() async throws {
        try await withFolder { folder async throws in
            let status = await #expect(throws: StageFailure.self) {
                try await run(#"echo '{"examined": 1, "total": 1, "findings": []}'; exit 3"#, folder: folder)
            }
            #expect(status?.code == "process.exited")
            let endless = await #expect(throws: StageFailure.self) { try await run("yes", folder: folder) }
            #expect(endless?.code == "process.output-limit")
            var bench = StageBench()
            bench.add("notes", .file, "hello")
            bench.programs = CagedScript(bytes: Array("#!/bin/sh\n".utf8), scratch: folder)
            let other = "{ program: 'file:plugin', sha256: '\(String(repeating: "a", count: 64))' }"
            let changed = try await bench.failure(ExternalProgram.self, other)
            #expect(changed == "process.digest-mismatch")
        }
    }
}
