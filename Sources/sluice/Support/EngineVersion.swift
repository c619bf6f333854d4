import Artifacts
import Ledger

/// Which engine this is; decisions name it.
enum EngineVersion {
    static let text = "0.1.0"

    /// Version and digest of the running program.
    static func current() throws(CommandFailure) -> DecisionBody.Engine {
        var digest = StreamingDigest()
        do {
            try Files.read("/proc/self/exe") { digest.update($0) }
        } catch {
            throw CommandFailure(.broken, "the engine can't read its own program: \(error)")
        }
        guard let program = digest.finish() else { throw CommandFailure(.broken, "the engine has no digest") }
        return DecisionBody.Engine(version: text, digest: program)
    }
}
