import Findings

/// Colours as SGR codes, or none at all.
struct TerminalStyle {
    let color: Bool

    func bold(_ text: String) -> String { styled(text, "1") }
    func dim(_ text: String) -> String { styled(text, "2") }
    func label(_ text: String) -> String { styled(text, "36;1") }

    func outcome(_ text: String, _ outcome: Outcome) -> String { styled(text, code(of: outcome)) }
    func severity(_ text: String, _ severity: Severity) -> String { styled(text, code(of: severity)) }
    func bad(_ text: String) -> String { styled(text, "31;1") }
    func good(_ text: String) -> String { styled(text, "32;1") }
    func uncertain(_ text: String) -> String { styled(text, "33;1") }

    /// The text with spaces up to a width; names and outcomes are ASCII.
    func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    private func code(of outcome: Outcome) -> String {
        switch outcome {
        case .passed: "32"
        case .warned: "33"
        case .failed, .errored: "31;1"
        case .unknown: "35;1"
        case .waiting: "36"
        case .skipped: "2"
        }
    }

    private func code(of severity: Severity) -> String {
        switch severity {
        case .critical, .unknown: "31;1"
        case .high: "31"
        case .medium: "33"
        case .low, .none: "2"
        }
    }

    private func styled(_ text: String, _ code: String) -> String {
        color && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension Outcome {
    /// One character that tells outcomes apart without colour.
    var symbol: String {
        switch self {
        case .passed: "✔"
        case .warned: "!"
        case .failed: "✘"
        case .unknown: "?"
        case .waiting: "…"
        case .errored: "✘"
        case .skipped: "-"
        }
    }
}
