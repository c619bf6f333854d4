import Artifacts
import Engine
import Reports
import Testing

@Suite("Markdown report of a decision") struct MarkdownDecisionTests {
    @Test("a blocked release as a step summary") func blocked() async throws {
        let report = try await Samples.blocked.report()
        let evaluation = report.evaluation
        let unreadable = try #require(evaluation.unreadableActs.first).digest
        let expected = """
            ## ❌ REJECTED: `acme/storefront@2.4.2` for `production`

            ### Stages

            | Stage | Outcome | Examined | Findings | Against the baseline | Notes |
            | --- | --- | --- | --- | --- | --- |
            | `signatures` | ✅ passed | 1/1 |  |  |  |
            | `vulnerabilities` | ❌ failed | 412/415 | 3 blocking, 1 waived, 1 warning | \
            3 introduced, 1 newlyDisclosed, 1 preexisting | 3 no-feed; 2 malformed advisories |
            | `objects` | ❓ unknown | 1/1 | 1 unaddressed | 1 introduced |  |
            | `sign-off` | ⏳ waiting | 1/1 |  |  | 1 more approval by security |

            compared with 2.4.1, 1 fixed since

            ### Blocking findings (4)

            | Severity | Finding | Where | Blocked by | Remedy |
            | --- | --- | --- | --- | --- |
            | critical | openssl 1 has CVE-2026-0001 (`vulnerability/known`, introduced) | `sbom.cdx.json:14:5` | \
            `no-critical` at `policies/baseline.yaml:7:7` | Upgrade openssl to 3.0.15. |
            | critical | openssl 1 has CVE-2026-0002 (`vulnerability/known`, preexisting) | `sbom.cdx.json:30:5` | \
            `no-critical` at `policies/baseline.yaml:7:7` | Upgrade openssl to 3.0.15. |
            | critical | curl 1 has CVE-2026-0003 (`vulnerability/known`, newlyDisclosed) | `sbom.cdx.json:44:5` | \
            `no-critical` at `policies/baseline.yaml:7:7` | Upgrade curl to 8.11.0. |
            | medium | Deployment web: container 'web' may run as root (`kubernetes/run-as-non-root`, introduced) | \
            `k8s/web.yaml:21:11` | no rule at `pipelines/production.yaml:12:7` | \
            Add a rule that matches kubernetes/run-as-non-root to a policy of the pipeline. |

            ### Stages that hold it back

            - **waiting** `sign-off` at `pipelines/production.yaml:14:7`: 1 more approval by security

            ### What to do

            1. Upgrade openssl to 3.0.15. (clears 2)
            2. Upgrade curl to 8.11.0.
            3. Add a rule that matches kubernetes/run-as-non-root to a policy of the pipeline.
            4. Get 1 more approval by security.

            ### Signed acts

            - waived: 1 finding by sam as security until 2026-12-24T00&#58;00&#58;00Z
            - approved by `mia` as `release-manager`
            - does not count: ann: ann is an author of the release (approval.separation-of-duties)
            - does not count: waiver by sam: it is for another project, environment or release (waiver.out-of-scope)
            - does not count: sha256&#58;\(unreadable.hex): a signed act needs 'document' and 'signature'

            <details><summary>Digests and record</summary>

            | What | Value |
            | --- | --- |
            | release digest | `\(evaluation.release.digest)` |
            | review digest | `\(evaluation.reviewDigest)` |
            | input digest | `\(evaluation.inputDigest)` |
            | pipeline | `pipelines/production.yaml` at `4f2a1c9b7d3e5f60718293a4b5c6d7e8f9012345` (`refs/heads/main`) |
            | as of | 2026-11-23T10:00:00Z |
            | recorded | `sqlite:gate.db, entry 17` |

            </details>

            """
        #expect(ReportRenderer.render(report, as: .markdown, color: false) == expected)
    }

    @Test("rows beyond fifty are counted, not written") func capped() async throws {
        var scenario = Samples.promoted
        let many = (1...80).map { Samples.vulnerability("CVE-2026-\(1000 + $0)", line: $0) }
        scenario.answers["vulnerabilities"] = .success(.finding(many))
        let text = ReportRenderer.render(try await scenario.report(), as: .markdown, color: false)
        #expect(text.components(of: "| critical |") == 50)
        #expect(text.contains("… and 30 more; the JSON report has all"))
    }
}
