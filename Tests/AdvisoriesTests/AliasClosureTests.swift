import Advisories
import Findings
import Inventory
import Testing

@Suite("Alias closures and what a match says") struct AliasClosureTests {
    func record(_ id: String, _ events: String, _ more: String = "") -> String {
        Fixture.record(id, "PyPI", "demo", events, more: more)
    }

    @Test("one flaw under several ids is one match, also over a chain and an id that has no record") func closure()
        throws
    {
        let snapshot = try Fixture.snapshot(
            record("PYSEC-1", "introduced 0,fixed 2", #","aliases":["CVE-2024-2"]"#),
            record("GHSA-1", "introduced 0,fixed 2.0", #","aliases":["CVE-2024-2","BIT-9"]"#),
            record("OTHER-3", "introduced 0", #","aliases":["BIT-9"]"#), record("ALONE-4", "introduced 0"))
        let matches = snapshot.matches("pkg:pypi/demo@1.0")
        #expect(matches.map(\.closureID) == ["ALONE-4", "BIT-9"])
        let match = try #require(matches.last)
        #expect(match.advisory == "GHSA-1")
        #expect(match.records == ["GHSA-1", "OTHER-3", "PYSEC-1"])
        #expect(match.aliases == ["BIT-9", "CVE-2024-2", "OTHER-3", "PYSEC-1"])
        // OTHER-3 calls every version affected, so nothing is a fix.
        #expect(match.fixedVersions == [])
    }

    @Test("upstream and related ids join nothing, nor do withdrawn records") func noAlias() throws {
        let snapshot = try Fixture.snapshot(
            record("DSA-1", "introduced 0", #","upstream":["CVE-1","CVE-2"],"related":["CVE-3"]"#),
            record("CVE-1", "introduced 0"), record("CVE-2", "introduced 0"), record("CVE-3", "introduced 0"),
            record("GHSA-0", "introduced 0", #","aliases":["CVE-1","CVE-2"],"withdrawn":"2024-01-01T00:00:00Z""#))
        #expect(snapshot.matches("pkg:pypi/demo@1").map(\.closureID) == ["CVE-1", "CVE-2", "CVE-3", "DSA-1"])
    }

    @Test("fixes of several records of one flaw are merged by the order, not by text") func fixes() throws {
        let snapshot = try Fixture.snapshot(
            record("A-1", "introduced 0,fixed 2.0,introduced 3.0,fixed 3.10", #","aliases":["A-2"]"#),
            record("A-2", "introduced 0,fixed 2,introduced 3.0,fixed 3.9"))
        // 3.9 is still affected by the first record.
        #expect(snapshot.matches("pkg:pypi/demo@1.0").map(\.fixedVersions) == [["2.0", "3.10"]])
    }

    @Test("ids compare as bytes") func bytes() throws {
        let snapshot = try Fixture.snapshot(
            record("a-1", "introduced 0", #","aliases":["Z-1"]"#), record("A-1", "introduced 0"))
        #expect(snapshot.matches("pkg:pypi/demo@1").map(\.closureID) == ["A-1", "Z-1"])
    }

    static let high = "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"
    static let fourth = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"

    static let severities: [(String, Severity, String?, String?)] = [
        (#","severity":[{"type":"CVSS_V3","score":"\#(high)"}]"#, .high, "7.8", high),
        (#","severity":[{"type":"CVSS_V4","score":"\#(fourth)"}]"#, .critical, "9.3", fourth),
        (
            #","severity":[{"type":"CVSS_V4","score":"\#(fourth)"}],"database_specific":{"severity":"CRITICAL"}"#,
            .critical, "9.3", fourth
        ),
        (
            #","severity":[{"type":"CVSS_V3","score":"nonsense"}],"database_specific":{"severity":"MODERATE"}"#,
            .medium, nil, nil
        ),
        (
            #","severity":[{"type":"CVSS_V3","score":"\#(high)"}],"database_specific":{"severity":"CRITICAL"}"#,
            .critical, nil, nil
        ),
        (#","severity":[{"type":"Ubuntu","score":"medium"}]"#, .medium, nil, "medium"),
        (#","database_specific":{"severity":"LOW"}"#, .low, nil, nil),
        (#","database_specific":{"severity":"purple"}"#, .unknown, nil, nil),
        ("", .unknown, nil, nil),
    ]

    @Test(
        "severity is the highest of what vectors score and what the database's word says",
        arguments: severities)
    func severity(more: String, severity: Severity, score: String?, vector: String?) throws {
        let match = try #require(
            try Fixture.snapshot(record("A-1", "introduced 0", more)).matches("pkg:pypi/demo@1").first)
        #expect(match.severity == severity)
        #expect(match.rating?.score == score)
        #expect(match.rating?.vector == vector)
    }

    @Test("the highest rating counts, and a record without one takes its closure's") func highest() throws {
        let snapshot = try Fixture.snapshot(
            record("A-1", "introduced 0", #","aliases":["A-2"],"database_specific":{"severity":"LOW"}"#),
            record("A-2", "introduced 0", #","severity":[{"type":"CVSS_V3","score":"\#(Self.high)"}]"#),
            record("B-1", "introduced 0", #","aliases":["B-2"]"#),
            record("B-2", "introduced 9", #","database_specific":{"severity":"HIGH"}"#))
        let matches = snapshot.matches("pkg:pypi/demo@1")
        #expect(matches.map(\.severity) == [.high, .high])
        #expect(matches.map { $0.rating?.record } == ["A-2", "B-2"])
        #expect(matches.first?.ratings.count == 2)
    }

    @Test("malicious packages are marked, and a notice never hides a flaw") func kinds() throws {
        func informational(_ id: String, _ word: String, _ more: String = "") -> String {
            Fixture.record(
                id, "crates.io", "demo",
                members: """
                    ,"ranges":[{"type":"SEMVER","events":[{"introduced":"0.0.0-0"}]}],\
                    "database_specific":{"informational":\(word)}
                    """, more: more)
        }
        let snapshot = try Fixture.snapshot(
            informational("A-1", #""unmaintained""#), informational("A-2", #""unsound""#),
            informational("A-3", #""notice""#),
            informational("A-4", #""novelty""#), informational("A-5", "null"),
            informational("A-6", #""notice""#, #","aliases":["A-5"]"#), informational("MAL-1", "null"))
        let matches = snapshot.matches("pkg:cargo/demo@1.0.0")
        #expect(matches.map(\.closureID) == ["A-1", "A-2", "A-3", "A-4", "A-5", "MAL-1"])
        #expect(matches.map(\.kind) == [.unmaintained, .unsound, .notice, .notice, .vulnerability, .malicious])
        #expect(matches.map(\.isMalicious) == [false, false, false, false, false, true])
    }

    @Test("a record without a summary shows the first line of its details") func summary() throws {
        let snapshot = try Fixture.snapshot(
            record("A-1", "introduced 0", #","details":"\n First line.\nSecond.""#),
            record("A-2", "introduced 0", #","summary":"\#(String(repeating: "é", count: 400))""#))
        let summaries = snapshot.matches("pkg:pypi/demo@1").map(\.summary)
        #expect(summaries.first == "First line.")
        #expect(summaries.last == String(repeating: "é", count: 150) + "…")
    }

    @Test("matches and reasons keep the order of the components") func order() throws {
        let snapshot = try Fixture.snapshot(record("B-1", "introduced 0"), record("A-1", "introduced 0"))
        let urls = ["pkg:pypi/demo@2", "pkg:npm/x@1.0.0", "pkg:pypi/demo@1"]
        let result = snapshot.match(urls.map { Fixture.component($0) })
        #expect(result.matches.map { "\($0.version) \($0.advisory)" } == ["2 A-1", "2 B-1", "1 A-1", "1 B-1"])
        #expect(result.completeness.examined == 2)
    }
}
