import CLibGit2

/// The one way into the C library: start-up count and errors.
enum LibGit2 {
    /// Runs one call and turns a negative result into an error while the thread's error slot still holds it.
    static func checked(_ operation: @autoclosure () -> String, _ call: () -> Int32) throws(GitError) {
        let code = call()
        guard code < 0 else { return }
        let last = unsafe git_error_last()
        let text = unsafe last?.pointee.message.map { unsafe String(cString: $0) } ?? "no detail"
        let message = "can't \(operation()): \(Printable.quoted(text))"
        switch git_error_code(rawValue: code) {
        case GIT_ENOTFOUND: throw GitError(.objectMissing, message)
        case GIT_EMISMATCH: throw GitError(.hashMismatch, message)
        default: throw GitError(.system, message)
        }
    }
}
