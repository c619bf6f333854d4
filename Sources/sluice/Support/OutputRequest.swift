import ArgumentParser
import Reports

/// One `--output FORMAT[=PATH]`.
struct OutputRequest: ExpressibleByArgument {
    let format: ReportFormat
    /// Standard output when absent.
    let path: String?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let format = ReportFormat(rawValue: first) else { return nil }
        self.format = format
        path = parts.count == 2 && !parts[1].isEmpty ? parts[1] : nil
    }

    static let terminal = OutputRequest(format: .terminal, path: nil)

    private init(format: ReportFormat, path: String?) {
        self.format = format
        self.path = path
    }

    static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }
}
