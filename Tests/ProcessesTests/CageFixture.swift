import Artifacts
import Foundation
import Processes
import Testing

extension Trait where Self == ConditionTrait {
    /// Skips where bubblewrap is not installed, by name; on CI it must be there, so that the tests run and fail.
    static var cage: Self {
        .enabled(
            if: Tool.standardFolders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/bwrap") }
                || ProcessInfo.processInfo.environment["CI"] == "true",
            "bubblewrap is not installed")
    }
}

/// A cage with a folder of its own, and programs made from the text of a script.
struct CageFixture {
    let folder: TemporaryFolder
    let limits: CageLimits

    init(_ change: (inout CageLimits) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        var limits = CageLimits(run: RunLimits(wallTime: .seconds(20)))
        change(&limits)
        self.limits = limits
    }

    /// Runs a script; without a first line of its own it is one for `/bin/sh`.
    func run(_ script: String, arguments: [String] = [], input: [UInt8] = []) async throws -> ProcessResult {
        let text = script.hasPrefix("#!") ? script : "#!/bin/sh\n\(script)\n"
        let bytes = Array(text.utf8)
        let program = try CagedProgram(name: "plugin", bytes: bytes, pinned: .sha256(of: bytes))
        return try await Cage(scratch: folder.path, limits: limits).run(program, arguments: arguments, input: input)
    }

    /// The code of the error that the script ends with; nothing when it gives a result.
    func failure(_ script: String, input: [UInt8] = []) async throws -> ProcessError.Code? {
        do {
            _ = try await run(script, input: input)
            return nil
        } catch let error as ProcessError {
            return error.code
        }
    }
}

extension ProcessResult {
    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }
}
