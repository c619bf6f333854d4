import Artifacts
import Engine
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

/// Runs the operator's program in a real cage, as the command line does.
struct CagedScript: ProgramRunner {
    let bytes: [UInt8]
    let scratch: String

    func run(_ request: ProgramRequest) async throws(StageFailure) -> [UInt8] {
        do {
            let program = try CagedProgram(name: request.program.text, bytes: bytes, pinned: request.digest)
            var limits = CageLimits()
            limits.run = RunLimits(wallTime: .seconds(request.timeoutSeconds), outputBytes: request.outputBytes)
            limits.memoryBytes = request.memoryMegabytes << 20
            return try await Cage(scratch: scratch, limits: limits).run(
                program, arguments: request.arguments, input: request.request
            ).output
        } catch {
            throw StageFailure(error.code.name, error.message)
        }
    }
}
