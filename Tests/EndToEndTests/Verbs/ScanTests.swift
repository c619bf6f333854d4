import Documents
import Testing

/// Filters and VEX of `sluice scan`, and `sluice advisories csaf`.
@Suite("Scanning", .needsShop) struct ScanTests {
    private static let scores = """
        #model_version:v2025.03.14,score_date:2026-05-20T00:00:00Z
        cve,epss,percentile
        TEST,0.1,0.1
        """

    private static func record(_ id: String, of name: String, fixed: String?) -> String {
        let end = fixed.map { #", {"fixed": "\#($0)"}"# } ?? ""
        return #"{"id": "\#(id)", "modified": "2026-01-01T00:00:00Z", "affected": [{"package": {"ecosystem": "PyPI", "#
            + #""name": "\#(name)"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}\#(end)]}]}]}"#
    }

    /// Three findings: a likely one with a fix, an unlikely one without, and an exploited one without a score or a fix.
    private func shop() async throws -> Shop {
        let shop = try await Shop()
        try shop.folder.write(Self.record("CVE-2026-0001", of: "requests", fixed: "99"), to: "feeds/a.json")
        try shop.folder.write(Self.record("CVE-2026-0002", of: "idna", fixed: nil), to: "feeds/b.json")
        try shop.folder.write(Self.record("CVE-2026-0003", of: "idna", fixed: nil), to: "feeds/c.json")
        try shop.folder.write(
            Self.scores.replacing("TEST,0.1,0.1", with: "CVE-2026-0001,0.2,0.9\nCVE-2026-0002,0.001,0.1\n"),
            to: "feeds/epss.csv")
        try shop.folder.write(
            """
            {"title": "KEV", "catalogVersion": "2026.05.20", "dateReleased": "2026-05-20T00:00:00Z", "count": 1, \
            "vulnerabilities": [{"cveID": "CVE-2026-0003", "vulnerabilityName": "n", "dateAdded": "2026-05-20", \
            "requiredAction": "a", "knownRansomwareCampaignUse": "Unknown"}]}
            """, to: "feeds/kev.json")
        try await shop.sluice(["advisories", "import", "feeds", "--into", "snapshot"]).expect(.success)
        return shop
    }

    private func ids(_ shop: Shop, _ more: [String]) async throws -> [String?] {
        let scan = try await shop.sluice(
            ["scan", "release/sbom.json", "--advisories", "snapshot", "--output", "json"] + more)
        let report = try scan.json()
        let ids = report["findings"]?.array?.map { $0["advisory"]?.string } ?? []
        let notes = report["notes"]?.array?.compactMap(\.string) ?? []
        let told = notes.contains { $0.hasPrefix("\(3 - ids.count) of 3 findings were left out by") }
        #expect(told == (ids.count < 3), "\(notes)")
        return ids
    }

    @Test func filtersTellHowMuchTheyLeaveOut() async throws {
        let shop = try await shop()
        #expect(try await ids(shop, []) == ["CVE-2026-0003", "CVE-2026-0001", "CVE-2026-0002"])
        #expect(try await ids(shop, ["--exploited-only"]) == ["CVE-2026-0003"])
        // What has no score is not known to be unlikely.
        #expect(try await ids(shop, ["--min-epss", "0.1"]) == ["CVE-2026-0003", "CVE-2026-0001"])
        #expect(try await ids(shop, ["--fix-state", "fixed"]) == ["CVE-2026-0001"])
        #expect(try await ids(shop, ["--fix-state", "unfixed"]) == ["CVE-2026-0003", "CVE-2026-0002"])
        #expect(try await ids(shop, ["--fix-state", "fixed", "--exploited-only"]) == [])
        let arguments = ["scan", "release/sbom.json", "--advisories", "snapshot", "--fail-on", "high"]
        try await shop.sluice(arguments).expect(.rejected)
        try await shop.sluice(arguments + ["--fix-state", "fixed", "--exploited-only"]).expect(
            .success, saying: "3 of 3 findings were left out by --exploited-only, --fix-state")
        try await shop.sluice(arguments + ["--min-epss", "1.5"]).expect(.usage, saying: "--min-epss")
    }

    @Test func statementsGoInAndOut() async throws {
        let shop = try await shop()
        try shop.folder.write(
            """
            {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example/1", "author": "Ann", \
            "timestamp": "2026-06-01T00:00:00Z", "version": 1, "statements": [{"vulnerability": \
            {"name": "CVE-2026-0003"}, "products": [{"@id": "pkg:pypi/idna"}], "status": "not_affected", \
            "justification": "vulnerable_code_not_present"}]}
            """, to: "vex/idna.json")
        let arguments = ["scan", "release/sbom.json", "--advisories", "snapshot"]
        try await shop.sluice(
            arguments + ["--vex", "vex/idna.json", "--openvex", "out.json", "--cyclonedx-vex", "bom.json"]
        ).expect(.success)
        let document = try JSONReader.value(try shop.folder.bytes("out.json"))
        let statements = document["statements"]?.array ?? []
        #expect(statements.map { $0["status"]?.string } == ["not_affected", "affected", "under_investigation"])
        #expect(statements.first?["justification"]?.string == "vulnerable_code_not_present")
        #expect(statements.first?["status_notes"]?.string == "said by Ann in https://example/1")
        #expect(statements.first?["timestamp"]?.string == "2026-06-01T00:00:00Z")
        // It can be read back, and says then what it said.
        for file in ["out.json", "bom.json"] {
            let again = try await shop.sluice(arguments + ["--vex", file, "--output", "json"])
            let findings = try again.json()["findings"]?.array ?? []
            let statuses = findings.map { $0["facts"]?["vexStatus"]?.string }
            #expect(statuses == ["not_affected", "affected", "under_investigation"], "\(file)")
        }
        try shop.folder.write("{}", to: "vex/none.json")
        try await shop.sluice(arguments + ["--vex", "vex/none.json"]).expect(.errored, saying: "vex")
    }

    @Test func csafDocumentsAreExamined() async throws {
        let shop = try await Shop()
        let valid = """
            {"document": {"category": "csaf_base", "csaf_version": "2.0", "title": "t", "publisher": {"category": "vendor", \
            "name": "n", "namespace": "https://example.com"}, "tracking": {"id": "a-1", "status": "final", "version": "1", \
            "current_release_date": "2026-01-01T00:00:00Z", "initial_release_date": "2026-01-01T00:00:00Z", \
            "revision_history": [{"date": "2026-01-01T00:00:00Z", "number": "1", "summary": "s"}]}}}
            """
        try shop.folder.write(valid, to: "a-1.json")
        try shop.folder.write(valid.replacing(#""status": "final", "#, with: ""), to: "csaf/a-1.json")
        try shop.folder.write("{}", to: "csaf/none.json")
        try await shop.sluice(["advisories", "csaf", "a-1.json"]).expect(.success, saying: "a-1.json: valid CSAF 2.0")
        try await shop.sluice(["advisories", "csaf", "a-1.json", "csaf/a-1.json"]).expect(
            .rejected, saying: "csaf/a-1.json: invalid", "/document/tracking/status")
        try await shop.sluice(["advisories", "csaf", "csaf/none.json"]).expect(.rejected, saying: "csaf_version")
        try await shop.sluice(["advisories", "csaf", "csaf/absent.json"]).expect(.usage)
        let json = try await shop.sluice(["advisories", "csaf", "a-1.json", "csaf/a-1.json", "--json"])
        json.expect(.rejected)
        #expect(try json.json().array?.map { $0["valid"] } == [.bool(true), .bool(false)])
    }
}
