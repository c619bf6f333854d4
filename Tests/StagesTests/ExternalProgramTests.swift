import Artifacts
import Documents
import Engine
import Findings
import Stages
import Testing

@Suite("exec") struct ExternalProgramTests {
    private let options = "{ program: 'file:plugin', sha256: '\(String(repeating: "a", count: 64))', send: [sbom] }"

    private func bench(_ programs: (any ProgramRunner)?) -> StageBench {
        var bench = StageBench()
        bench.addImage("image")
        bench.add("sbom", .sbom, "the sbom", of: "image")
        bench.programs = programs
        return bench
    }

    private func code(_ answer: String) async throws -> String? {
        try await bench(ScriptedProgram(answer)).failure(ExternalProgram.self, options)
    }

    @Test("takes counts and findings, under a name of its own") func answer() async throws {
        let result = try await bench(
            ScriptedProgram(
                #"{"examined": 2, "total": 3, "findings": [{"rule": "licence", "severity": "high", "artifact": "image", "#
                    + #""subject": "pkg:pypi/a", "message": "GPL", "remedy": "Ask."}]}"#)
        ).run(ExternalProgram.self, options)
        #expect(result.completeness == Completeness(examined: 2, of: 3))
        #expect(result.findings.map(\.rule) == ["exec/licence"])
        #expect(result.findings.first?.remedy == "Ask.")
    }

    @Test("an answer that is not exactly an answer is an error, never an empty result") func strict() async throws {
        let good = #"{"examined": 1, "total": 1, "findings": []}"#
        #expect(try await code(good) == nil)
        for answer in [
            "", "null", "[]", "true", "ok", "{", good + good, good + "x", "\u{1B}[32m" + good,
            #"{"examined": 1, "total": 1}"#, #"{"examined": 1, "findings": []}"#, #"{"total": 1, "findings": []}"#,
            #"{"examined": 1, "total": 1, "findings": [], "verdict": "pass"}"#,
            #"{"examined": 1, "examined": 1, "total": 1, "findings": []}"#,
            #"{"examined": 2, "total": 1, "findings": []}"#, #"{"examined": -1, "total": 1, "findings": []}"#,
            #"{"examined": 1.0, "total": 1, "findings": []}"#, #"{"examined": "1", "total": 1, "findings": []}"#,
            #"{"examined": 1, "total": 99999999999999999999, "findings": []}"#,
            #"{"examined": 1, "total": 9000000000, "findings": []}"#,
            #"{"examined": 1, "total": 1, "findings": {}}"#, #"{"examined": 1, "total": 1, "findings": null}"#,
            #"{"examined": 1, "total": 1, "findings": [{}]}"#,
            #"{"examined": 1, "total": 1, "findings": [{"rule": "", "artifact": "image", "message": "m"}]}"#,
            #"{"examined": 1, "total": 1, "findings": [{"rule": "r", "artifact": "none", "message": "m"}]}"#,
            #"{"examined": 1, "total": 1, "findings": [{"rule": "r", "artifact": "image", "message": "m", "x": 1}]}"#,
            #"{"examined": 1, "total": 1, "findings": [{"rule": "r", "artifact": "image", "message": "m", "severity": "hi"}]}"#,
            #"{"examined": 1, "total": 1, "findings": \#(String(repeating: "[", count: 5000))}"#,
        ] {
            #expect(try await code(answer) == "plugin.protocol", "\(answer.prefix(80))")
        }
        let bytes = bench(ScriptedProgram { _ in Array(good.utf8) + [0xFF] })
        #expect(try await bytes.failure(ExternalProgram.self, options) == "plugin.protocol")
    }

    @Test("a huge answer is read within limits") func huge() async throws {
        let finding = #"{"rule": "r", "artifact": "image", "message": "m"}"#
        let many = Array(repeating: finding, count: 20_000).joined(separator: ",")
        let answer = #"{"examined": 1, "total": 1, "findings": [\#(many)]}"#
        #expect(try await bench(ScriptedProgram(answer)).run(ExternalProgram.self, options).findings.count == 20_000)
        let padded = #"{"examined": 1, "total": 1, "findings": []"# + String(repeating: " ", count: 17 << 20) + "}"
        #expect(try await code(padded) == "plugin.protocol")
    }

    @Test("zero examined is zero examined") func nothing() async throws {
        let result = try await bench(ScriptedProgram(#"{"examined": 0, "total": 0, "findings": []}"#)).run(
            ExternalProgram.self, options)
        #expect(!result.completeness.isComplete)
    }

    @Test("the program gets release, environment, options and only the artifacts it is sent") func request()
        async throws
    {
        let program = ScriptedProgram { request throws(StageFailure) in
            let text = String(decoding: request.request, as: UTF8.self)
            guard (try? JSONReader.value(request.request))?["release"]?["version"]?.string == "2",
                text.contains(#""content":"the sbom""#), text.contains(#""environment":"production""#),
                text.contains(#""options":{"deny":["GPL"]}"#), text.split(separator: "\"content\"").count == 2,
                request.digest.hex == String(repeating: "a", count: 64), request.timeoutSeconds == 60
            else { throw StageFailure("test.request", text) }
            return Array(#"{"examined": 1, "total": 1, "findings": []}"#.utf8)
        }
        let options = options.dropLast() + ", options: { deny: [GPL] } }"
        #expect(try await bench(program).failure(ExternalProgram.self, String(options)) == nil)
    }

    @Test("without a cage, with a failing program, or with nothing to send, the stage is errored") func failures()
        async throws
    {
        #expect(try await bench(nil).failure(ExternalProgram.self, options) == "plugin.no-cage")
        let failing = ScriptedProgram { _ throws(StageFailure) in throw StageFailure("process.timed-out", "too slow") }
        #expect(try await bench(failing).failure(ExternalProgram.self, options) == "process.timed-out")
        let good = ScriptedProgram(#"{"examined": 1, "total": 1, "findings": []}"#)
        #expect(
            try await bench(good).failure(ExternalProgram.self, options.replacing("[sbom]", with: "[none]"))
                == "exec.unknown-artifact")
        #expect(
            try await bench(good).failure(ExternalProgram.self, options.replacing("[sbom]", with: "[image]"))
                == "input.missing")
        var binary = bench(good)
        binary.artifacts.removeAll { $0.name == "sbom" }
        binary.add("sbom", .file, [0xFF, 0xFE])
        #expect(try await binary.failure(ExternalProgram.self, options) == "exec.not-text")
    }

    @Test("a recorded answer is taken instead of running anything") func recorded() async throws {
        var bench = bench(ScriptedProgram { _ throws(StageFailure) in throw StageFailure("test.ran", "it ran") })
        bench.recorded[.answer("stage")] = Array(
            #"{"examined": 5, "total": 5, "findings": []}"#.utf8)
        #expect(try await bench.run(ExternalProgram.self, options).completeness == Completeness(examined: 5, of: 5))
        #expect(try await bench.failure(ExternalProgram.self, options) == nil)
        bench.recorded[.answer("stage")] = Array("spoiled".utf8)
        #expect(try await bench.failure(ExternalProgram.self, options) == "plugin.protocol")
    }

    @Test("every mistake in the options") func mistakes() throws {
        func mistakes(_ options: String) throws -> [String] { try StageBench.mistakes(ExternalProgram.self, options) }
        #expect(try mistakes("{}") == ["options.missing-key", "options.missing-key"])
        #expect(try mistakes("{ program: 'file:p', sha256: abc }") == ["exec.digest"])
        let good = "program: 'file:p', sha256: '\(String(repeating: "a", count: 64))'"
        #expect(try mistakes("{ \(good), timeoutSeconds: 0 }") == ["exec.limits"])
        #expect(try mistakes("{ \(good), timeoutSeconds: 1, memoryMegabytes: 1 }") == ["exec.limits"])
        #expect(
            try mistakes("{ \(good), sent: [a], arguments: [1] }") == ["options.unknown-key", "options.wrong-type"])
        #expect(try mistakes("{ \(good.replacing("aaaa'", with: "aaaA'")) }") == ["exec.digest"])
    }
}
