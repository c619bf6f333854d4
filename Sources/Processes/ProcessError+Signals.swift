import Glibc

extension ProcessError {
    /// What a death by signal means: the kernel uses three of them to enforce limits.
    static func death(by signal: Int32, of name: String, tail: String) -> ProcessError {
        let rest = ProcessResult.quoted(tail)
        switch signal {
        case SIGKILL: return ProcessError(.memory, "\(name) was killed, as the kernel does when memory runs out\(rest)")
        case SIGXCPU: return ProcessError(.processorTime, "\(name) used up its processor time\(rest)")
        case SIGXFSZ: return ProcessError(.fileSize, "\(name) wrote a file beyond the size limit\(rest)")
        default: return ProcessError(.crashed(signal: signal), "\(name) died of signal \(signal)\(rest)")
        }
    }
}
