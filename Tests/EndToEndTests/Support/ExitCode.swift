/// The exit codes of the command line (design section 8).
enum ExitCode: Int32 {
    case success = 0
    case errored = 1
    case rejected = 2
    case pending = 3
    case incomplete = 4
    case usage = 64

    var name: String {
        switch self {
        case .success: "promoted"
        case .errored: "errored"
        case .rejected: "rejected"
        case .pending: "pending"
        case .incomplete: "incomplete"
        case .usage: "usage"
        }
    }
}
