import Findings
import Testing

@Suite("finding fingerprints") struct FingerprintTests {
    private let base = Finding(
        rule: "vulnerability/known", severity: .high, artifact: "web", subject: "pkg:npm/foo", advisory: "CVE-2026-1",
        message: "foo is vulnerable")

    @Test("the fingerprint is the hash of the canonical array") func value() {
        // printf '["vulnerability/known","web","pkg:npm/foo",null,"CVE-2026-1"]' | sha256sum
        #expect(base.fingerprint == "5d7b7f4a1289ecc45e7fe35555e622d65e22e889daf908a158c45ab249074a20")
    }

    @Test("wording, place, severity and versions do not take part") func stable() {
        let other = Finding(
            rule: base.rule, severity: .low, artifact: base.artifact, subject: base.subject,
            subjectIdentity: "pkg:npm/foo@2", advisory: base.advisory, location: FindingLocation(file: "x", line: 3),
            message: "other words", remedy: "upgrade", facts: ["a": "b"])
        #expect(other.fingerprint == base.fingerprint)
    }

    @Test("every identifying part takes part, and absent is not empty") func distinct() {
        func finding(
            _ rule: String = "r", _ artifact: String = "a", _ subject: String? = nil, _ route: String? = nil,
            _ advisory: String? = nil
        ) -> String {
            Finding(
                rule: rule, severity: .low, artifact: artifact, subject: subject, route: route, advisory: advisory,
                message: ""
            ).fingerprint
        }
        let all = [
            finding(), finding("s"), finding("r", "b"), finding("r", "a", ""), finding("r", "a", "x"),
            finding("r", "a", nil, "x"), finding("r", "a", nil, nil, "x"), finding("r", "a", "\"x\""),
        ]
        #expect(Set(all).count == all.count)
    }
}
