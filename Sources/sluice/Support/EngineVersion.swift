import Artifacts
import Ledger

/// Which engine this is; decisions name it.
enum EngineVersion {
    static let text = "0.1.0"

    /// Version and digest of the running program.
    static func current() throws(CommandFailure) -> DecisionBody.Engine {
        do {
            return DecisionBody.Engine(version: text, digest: .sha256(of: try Files.read("/proc/self/exe")))
        } catch {
            throw CommandFailure(.broken, "the engine can't read its own program: \(error)")
        }
    }
}
