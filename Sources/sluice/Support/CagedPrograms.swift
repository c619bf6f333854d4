import Artifacts
import Engine
import Processes

/// Runs external programs for the engine in a cage; without a cage every one of them is an error.
struct CagedPrograms: ProgramRunner {
    /// The folder that `file:` references are relative to.
    let folder: String

    func run(_ request: ProgramRequest) async throws(StageFailure) -> [UInt8] {
        do {
            let program = try CagedProgram(
                file: Files.resolve(request.program.path, in: folder), pinned: request.digest)
            var limits = CageLimits()
            limits.run = RunLimits(
                wallTime: .seconds(request.timeoutSeconds), outputBytes: request.outputBytes)
            limits.processorSeconds = request.timeoutSeconds
            limits.memoryBytes = request.memoryMegabytes << 20
            let cage = try Cage(scratch: Scratch.folder, limits: limits)
            return try await cage.run(program, arguments: request.arguments, input: request.request).output
        } catch {
            throw StageFailure(
                error.code.name, error.message,
                remedy: error.code == .unavailable
                    ? "Install bubblewrap and allow user namespaces; without a cage no external program runs." : nil)
        }
    }
}
