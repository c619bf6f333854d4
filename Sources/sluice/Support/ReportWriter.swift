import Reports

/// Writes a report in every form that was asked for, and where the CI's variables ask for one.
struct ReportWriter {
    /// The terminal form when empty.
    let requests: [OutputRequest]

    func write(_ report: DecisionReport) throws(CommandFailure) {
        try write { format, color in ReportRenderer.render(report, as: format, color: color) }
        if let path = Environment["GITHUB_STEP_SUMMARY"], !path.isEmpty {
            try save("GitHub's step summary") { () throws(FileError) in
                try Files.append(ReportRenderer.render(report, as: .markdown, color: false), to: path)
            }
        }
        if Environment["GITHUB_ACTIONS"] == "true" { Console.print(ReportRenderer.githubAnnotations(report)) }
        if let path = Environment["SLUICE_GITLAB_CODE_QUALITY"], !path.isEmpty {
            try save("GitLab's code quality report") { () throws(FileError) in
                try Files.write(Array(ReportRenderer.gitlabCodeQuality(report).utf8), to: path)
            }
        } else if Environment["GITLAB_CI"] == "true" {
            try save("GitLab's code quality report") { () throws(FileError) in
                try Files.write(Array(ReportRenderer.gitlabCodeQuality(report).utf8), to: "gl-code-quality-report.json")
            }
        }
    }

    func write(_ report: FindingsReport) throws(CommandFailure) {
        try write { format, color in ReportRenderer.render(report, as: format, color: color) }
    }

    /// Writes what a function makes of each form that was asked for.
    func write(_ render: (ReportFormat, Bool) -> String) throws(CommandFailure) {
        let all = requests.contains { $0.path == nil } ? requests : requests + [OutputRequest.terminal]
        for request in all {
            if let path = request.path {
                try save("'\(path)'") { () throws(FileError) in
                    try Files.write(Array(render(request.format, false).utf8), to: path)
                }
            } else {
                Console.print(render(request.format, request.format == .terminal && Console.outputColor))
            }
        }
    }

    private func save(_ what: String, _ body: () throws(FileError) -> Void) throws(CommandFailure) {
        do {
            try body()
        } catch {
            throw CommandFailure(.broken, "\(what) can't be written: \(error)")
        }
    }
}
