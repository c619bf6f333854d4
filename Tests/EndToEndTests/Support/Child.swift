import Foundation
import Glibc

/// A child process with a clean environment and a time limit.
struct Child: Sendable {
    struct Failure: Error { let message: String }

    let executable: String
    let arguments: [String]
    let folder: String
    let environment: [String: String]
    /// After this many seconds it is killed; a killed process has the code 137.
    var secondsToLive: Double = 120

    func run() async throws -> Outcome {
        await ProcessSlots.shared.take()
        do {
            let outcome = try await runNow()
            await ProcessSlots.shared.give()
            return outcome
        } catch {
            await ProcessSlots.shared.give()
            throw error
        }
    }

    private func runNow() async throws -> Outcome {
        let files = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.writable(files.file("output"))
        process.standardError = try Self.writable(files.file("errors"))
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                done.resume(throwing: error)
                return
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + secondsToLive) {
                if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            }
        }
        let code = process.terminationStatus
        return Outcome(
            command: "\(executable.split(separator: "/").last ?? "") \(arguments.joined(separator: " "))",
            code: process.terminationReason == .exit ? code : 128 + code,
            outputBytes: try files.bytes("output"), errors: try files.text("errors"))
    }

    private static func writable(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let handle = FileHandle(forWritingAtPath: path) else { throw Failure(message: "can't write \(path)") }
        return handle
    }
}
