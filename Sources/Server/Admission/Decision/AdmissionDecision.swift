package import Engine

/// What admission makes of one request: the verdict as it is, and what the namespace makes of it.
package struct AdmissionDecision: Sendable {
    package let uid: String
    /// The object, as messages name it.
    package let title: String
    /// Nothing where no environment was found.
    package let environment: String?
    /// What holds in the namespace now.
    package let mode: TrustPolicy.Enforcement.Mode
    /// In the order of the object; empty when nothing stands against it.
    package internal(set) var violations: [AdmissionViolation] = []
    /// What the caller should know of an object that is admitted.
    package internal(set) var notes: [String] = []
    /// By key: what an auditor will want to know.
    package internal(set) var annotations: [(key: String, value: String)] = []
    /// How many images were looked up.
    package internal(set) var images = 0

    init(_ request: AdmissionRequest, environment: String? = nil, mode: TrustPolicy.Enforcement.Mode = .enforce) {
        uid = request.uid
        title = request.title
        self.environment = environment
        self.mode = mode
    }

    /// A review that has a uid and nothing else that could be judged.
    package init(uid: String, refusedBy error: AdmissionError) {
        self.uid = uid
        title = "the review"
        environment = nil
        mode = .enforce
        violations = [
            AdmissionViolation(rule: "admission/review-invalid", message: error.message, remedy: error.remedy)
        ]
    }

    /// Whether nothing stands against it, whatever is enforced.
    package var isClean: Bool { violations.isEmpty }
    package var isAllowed: Bool { isClean || mode != .enforce }

    /// The answer for the API server.
    package var response: AdmissionResponse {
        var annotations = annotations
        annotations.append(("decision", isClean ? "admitted" : isAllowed ? "not-enforced" : "denied"))
        if let environment { annotations.append(("environment", environment)) }
        if !violations.isEmpty {
            annotations.append(("violations", violations.map { "\($0.rule): \($0.message)" }.joined(separator: "; ")))
        }
        var warnings = notes
        if mode == .warn { warnings = violations.map { "not enforced yet: \(line(of: $0))" } + warnings }
        return AdmissionResponse(
            uid: uid, isAllowed: isAllowed, message: denial, warnings: isAllowed ? warnings : [],
            annotations: annotations)
    }

    /// One line: what is wrong first, what to do, and how much more there is.
    package var denial: String {
        guard let first = violations.first else { return "" }
        let more = violations.count > 1 ? " (and \(violations.count - 1) more)" : ""
        return "\(title): \(line(of: first))\(more)"
    }

    private func line(of violation: AdmissionViolation) -> String {
        "\(violation.message). \(violation.remedy) [\(violation.rule)]"
    }
}
