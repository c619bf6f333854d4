import Artifacts
import Engine
import Findings
import Reports

/// Findings and whole scenarios that several forms are tested with.
enum Samples {
    static func vulnerability(
        _ id: String, _ severity: Severity = .critical, in package: String = "openssl", line: Int = 14,
        remedy: String? = "Upgrade openssl to 3.0.15."
    ) -> Finding {
        Finding(
            rule: "vulnerability/known", severity: severity, artifact: "image", subject: "pkg:deb/debian/\(package)",
            subjectIdentity: "pkg:deb/debian/\(package)@1", advisory: id,
            location: FindingLocation(file: "sbom.cdx.json", line: line, column: 5),
            message: "\(package) 1 has \(id)", remedy: remedy)
    }

    static let unaddressed = Finding(
        rule: "kubernetes/run-as-non-root", severity: .medium, artifact: "objects",
        subject: "apps/v1/Deployment/shop/web", route: "spec.template.spec.containers[0].securityContext",
        location: FindingLocation(file: "k8s/web.yaml", line: 21, column: 11),
        message: "Deployment web: container 'web' may run as root", remedy: "Set runAsNonRoot: true.")

    /// Blocked by policy, one finding unaddressed, some not examined, an approval missing, a baseline, waivers.
    static var blocked: Scenario {
        var vulnerabilities = StageResult.finding(
            [
                vulnerability("CVE-2026-0001"), vulnerability("CVE-2026-0002", line: 30),
                vulnerability("CVE-2026-0003", in: "curl", line: 44, remedy: "Upgrade curl to 8.11.0."),
                vulnerability("CVE-2026-0004", .low, in: "bash", line: 50, remedy: nil),
                vulnerability("CVE-2026-0007", in: "zlib1g", line: 61, remedy: nil),
            ], examined: 412, of: 415)
        vulnerabilities.notes = ["2 malformed advisories"]
        var signOff = StageResult.finding()
        signOff.waitingFor = ["1 more approval by security"]
        signOff.approvals = [
            .init(principal: "mia", role: "release-manager", document: .sha256(of: [1]))
        ]
        signOff.notes = ["ann: ann is an author of the release (approval.separation-of-duties)"]
        return Scenario(
            answers: [
                "signatures": .success(.finding()), "vulnerabilities": .success(vulnerabilities),
                "objects": .success(.finding([unaddressed])), "sign-off": .success(signOff),
            ],
            baseline: Baseline(
                releaseDigest: .sha256(of: [2]), version: "2.4.1",
                findings: [
                    vulnerability("CVE-2026-0002").fingerprint, vulnerability("CVE-2025-9999").fingerprint,
                ], subjects: ["pkg:deb/debian/curl@1"], artifacts: []),
            acts: [SignedWaiver.valid, SignedWaiver.outOfScope, "{\"no\":\"act\"}"])
    }

    /// Nothing to complain of.
    static var promoted: Scenario {
        Scenario(answers: [
            "signatures": .success(.finding()), "vulnerabilities": .success(.finding(examined: 20, of: 20)),
            "objects": .success(.finding()), "sign-off": .success(.finding()),
        ])
    }

    /// One stage errored, another examined nothing, a third too little.
    static var broken: Scenario {
        Scenario(answers: [
            "signatures": .failure(
                StageFailure("keys.missing", "there is no key file", remedy: "Give the stage 'keys: file:keys/'.")),
            "vulnerabilities": .success(.finding(examined: 1, of: 4)), "objects": .success(StageResult()),
            "sign-off": .success(.finding()),
        ])
    }
}

extension Samples {
    /// A scan with findings of several severities that left something out.
    static var scan: FindingsReport {
        FindingsReport(
            title: "scan of sbom.cdx.json",
            findings: [
                vulnerability("CVE-2026-0004", .low, in: "bash", line: 50, remedy: nil),
                vulnerability("CVE-2026-0001"), unaddressed,
            ],
            completeness: Completeness(examined: 9, of: 10, because: [.init("no-purl", count: 1)]),
            notes: ["2 malformed advisories"])
    }

    /// A scan that found nothing because there was nothing.
    static var emptyScan: FindingsReport {
        FindingsReport(title: "scan of empty.cdx.json", findings: [], completeness: .nothing)
    }

    /// Text that tries to break out of every form.
    static let hostileText =
        "\u{1B}[2Jred\nnew|line `tick` <script>alert(1)</script> ]]> --> @team https://evil.example [a](javascript:x) "
        + "100%0A::error::x \u{202E}rtl \u{0}"

    /// A release whose findings carry hostile text everywhere outside text can stand.
    static var hostile: Scenario {
        var scenario = promoted
        let finding = Finding(
            rule: "vulnerability/known", severity: .critical, artifact: hostileText, subject: hostileText,
            route: hostileText, advisory: hostileText,
            location: FindingLocation(file: "dir,a:b/" + hostileText, line: 0, column: 0), message: hostileText,
            remedy: hostileText, facts: [hostileText: hostileText, "a": "b"])
        var result = StageResult.finding([finding], examined: 95, of: 100)
        result.notes = [hostileText]
        scenario.answers["vulnerabilities"] = .success(result)
        scenario.answers["signatures"] = .failure(StageFailure("x.y", hostileText, remedy: hostileText))
        var waiting = StageResult.finding()
        waiting.waitingFor = [hostileText]
        scenario.answers["objects"] = .success(waiting)
        return scenario
    }
}
