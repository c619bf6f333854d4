import Documents
import Engine
import Findings

/// What an external program answered, read strictly: an answer that is not understood is an error, not an empty result.
struct ProgramAnswer {
    let result: StageResult

    init(_ bytes: [UInt8], release: Release) throws(StageFailure) {
        let node: SourceNode
        do {
            node = try JSONReader.read(SourceText(name: "the program's answer", bytes: bytes))
        } catch {
            throw StageFailure(
                "plugin.protocol", "the program did not answer one JSON object: \(error.items.first?.message ?? "")")
        }
        do {
            result = try Self.read(node, release)
        } catch {
            throw StageFailure(
                "plugin.protocol", "the program's answer: \(error.items.first?.message ?? "not understood")")
        }
    }

    private static func read(_ node: SourceNode, _ release: Release) throws(Diagnostics) -> StageResult {
        var reader = OptionReader(node, context: "answer")
        let examined = reader.required("examined", as: Int.self)
        let total = reader.required("total", as: Int.self)
        if examined.value < 0 || total.value < 0 || examined.value > total.value || total.value > 1_000_000_000 {
            reader.report(Diagnostic("plugin.counts", "'examined' must be from 0 to 'total'", at: examined.span))
        }
        let findings = reader.elements("findings", required: false) { (node) throws(Diagnostics) in
            try finding(node, release)
        }
        if node["findings"] == nil {
            reader.report(Diagnostic("plugin.findings", "'findings' is missing", at: node.span))
        }
        return try reader.finish {
            var result = StageResult()
            result.examined(examined.value, of: total.value)
            result.findings = findings
            return result
        }
    }

    /// Rules stand in policies and reports: a small set of printable characters, at most 100 of them.
    private static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || Array("._-/".utf8).contains(byte)
            }
    }

    private static func finding(_ node: SourceNode, _ release: Release) throws(Diagnostics) -> Finding {
        var reader = OptionReader(node, context: "finding")
        let rule = reader.required("rule", as: String.self)
        if rule.span != nil, !isName(rule.value) {
            reader.report(
                Diagnostic("plugin.rule", "a rule is named by letters, digits and . _ - /, not so", at: rule.span))
        }
        let severity = reader.choice("severity", default: Severity.unknown)
        let artifact = reader.required("artifact", as: String.self)
        if artifact.span != nil, release.artifact(artifact.value) == nil {
            reader.report(
                Diagnostic("plugin.artifact", "the release has no artifact '\(artifact.value)'", at: artifact.span))
        }
        let subject = reader.optional("subject", as: String.self)
        let message = reader.required("message", as: String.self)
        let remedy = reader.optional("remedy", as: String.self)
        return try reader.finish {
            Finding(
                rule: "exec/\(rule.value)", severity: severity?.value ?? .unknown, artifact: artifact.value,
                subject: subject?.value, message: message.value, remedy: remedy?.value)
        }
    }
}
