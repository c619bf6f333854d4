import Findings

/// Where a finding stands, for people.
enum FindingPlace {
    /// `file:line:column`, or the artifact and subject when there is no file.
    static func text(of finding: Finding) -> String {
        if let location = finding.location { return Wording.place(location) }
        return [finding.artifact, finding.subject, finding.route].compactMap { $0 }
            .map { OutsideText.line($0, limit: 200) }.joined(separator: " ")
    }
}
