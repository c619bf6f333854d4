/// Why an external program gave no usable answer.
///
/// Two errors are equal when their codes are; the message is for people and holds no secret of ours, but may quote the
/// program's own standard error.
package struct ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, in a form that decisions may rest on.
    package enum Code: Sendable, Hashable {
        /// No cage could be built here: bubblewrap or a part of it is missing, or user namespaces are denied.
        case unavailable
        /// A trusted system tool is not installed.
        case missingTool
        /// The program's bytes are not the ones that were pinned.
        case digestMismatch
        /// The program file can't be read, or is above the size limit.
        case unreadableProgram
        /// The program did not end before its deadline; it and all it started were killed.
        case timedOut
        /// Standard output or standard error went beyond its limit; nothing of it is used.
        case outputLimit
        /// The kernel killed the program with SIGKILL, as it does when memory runs out.
        case memory
        /// The program used up its processor time.
        case processorTime
        /// The program wrote a file beyond the size limit.
        case fileSize
        /// The program died of this signal.
        case crashed(signal: Int32)
        /// The program ended by itself with this status, which is not 0.
        case exited(status: Int32)
        /// The operating system refused a step of starting, feeding or watching the program.
        case system

        /// The stable name, as reports print it.
        package var name: String {
            switch self {
            case .unavailable: "cage.unavailable"
            case .missingTool: "process.missing-tool"
            case .digestMismatch: "process.digest-mismatch"
            case .unreadableProgram: "process.unreadable-program"
            case .timedOut: "process.timed-out"
            case .outputLimit: "process.output-limit"
            case .memory: "process.memory"
            case .processorTime: "process.processor-time"
            case .fileSize: "process.file-size"
            case .crashed: "process.crashed"
            case .exited: "process.exited"
            case .system: "process.system"
            }
        }
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.name): \(message)" }

    package static func == (left: ProcessError, right: ProcessError) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
