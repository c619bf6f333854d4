import Findings

extension FindingsReport {
    /// In their own order where they have one; otherwise the worst first, then by place, rule, message and fingerprint.
    var listed: [Finding] {
        if isRanked { return findings }
        return findings.sorted { Finding.precedes($0, $1) ?? ($0.fingerprint < $1.fingerprint) }
    }

    /// Findings by severity, the worst first; what nobody rates comes before all.
    var severityCounts: [(name: String, count: Int)] {
        let order: [Severity] = [.unknown, .critical, .high, .medium, .low, .none]
        return order.map { severity in (severity.rawValue, findings.count { $0.severity == severity }) }
    }
}
