import Documents
import Testing

/// What `sluice advisories import` puts into a folder, takes out of it, and refuses.
@Suite("Importing advisories", .needsShop) struct AdvisoriesImportTests {
    private static let record =
        #"{"id": "CVE-2026-0001", "modified": "2026-01-01T00:00:00Z", "affected": [{"package": {"ecosystem": "PyPI", "#
        + #""name": "requests"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}"#

    private static func catalogue(of day: String) -> String {
        """
        {"title": "KEV", "catalogVersion": "\(day)", "dateReleased": "\(day)T00:00:00Z", "count": 1, \
        "vulnerabilities": [{"cveID": "CVE-2026-0001", "vulnerabilityName": "n", "dateAdded": "2026-01-20", \
        "requiredAction": "a", "knownRansomwareCampaignUse": "Unknown"}]}
        """
    }

    private static func scores(of day: String) -> String {
        "#model_version:v1,score_date:\(day)T00:00:00Z\ncve,epss,percentile\nCVE-2026-0001,0.5,0.5\n"
    }

    private func snapshots(_ shop: Shop, _ folder: String) -> [String] {
        shop.folder.files(below: folder).filter { $0.hasSuffix(".advisories") }
    }

    @Test func onlyTheFolderItselfIsTidiedAndADamagedFileIsMended() async throws {
        let shop = try await Shop()
        try shop.folder.write(Self.record, to: "feeds/a.json")
        let arguments = ["advisories", "import", "feeds", "--into", "snapshots"]
        try shop.folder.write("another's", to: "snapshots/team/x.advisories")
        try await shop.sluice(arguments).expect(.success)
        let first = try #require(snapshots(shop, "snapshots").first { !$0.contains("/") })
        let bytes = try shop.folder.bytes("snapshots/\(first)")

        try shop.folder.write(
            Self.record.replacing("CVE-2026-0001", with: "CVE-2026-0002"), to: "feeds/b.json")
        try await shop.sluice(arguments).expect(.success)
        let second = snapshots(shop, "snapshots")
        #expect(second.count == 2)
        #expect(second.contains("team/x.advisories"))
        #expect(!second.contains(first))
        #expect(try shop.folder.text("snapshots/team/x.advisories") == "another's")

        // The same feeds again, over a file that lost its end: the name is right and the bytes are not.
        try shop.folder.remove("feeds/b.json")
        try await shop.sluice(arguments + ["--accept", "PyPI"]).expect(.success)
        #expect(try shop.folder.bytes("snapshots/\(first)") == bytes)
        try shop.folder.remove("snapshots/\(first)")
        try shop.folder.write(Array(bytes.dropLast(9)), to: "snapshots/\(first)")
        try await shop.sluice(["advisories", "status", "snapshots"]).expect(.usage)
        try await shop.sluice(arguments).expect(.success)
        #expect(try shop.folder.bytes("snapshots/\(first)") == bytes)
        try await shop.sluice(["advisories", "status", "snapshots"]).expect(.success)
    }

    @Test func aCatalogueThatIsGoneOrOlderIsRefusedUntilItIsNamed() async throws {
        let shop = try await Shop()
        try shop.folder.write(Self.record, to: "feeds/a.json")
        try shop.folder.write(Self.catalogue(of: "2026-02-02"), to: "kev.json")
        try shop.folder.write(Self.scores(of: "2026-02-02"), to: "epss.csv")
        try shop.folder.write(Self.catalogue(of: "2026-02-01"), to: "old/kev.json")
        try shop.folder.write(Self.scores(of: "2026-02-01"), to: "old/epss.csv")
        try shop.folder.write(#"[{"cycle": "12", "eol": false}]"#, to: "debian.json")
        func run(_ sources: [String], _ more: [String] = []) async throws -> Outcome {
            try await shop.sluice(["advisories", "import"] + sources + ["--into", "snapshot"] + more)
        }
        let all = ["feeds", "kev.json", "epss.csv", "debian.json"]
        try await run(all).expect(.success)
        let manifest = try shop.folder.bytes("snapshot/manifest.json")
        try await run(["feeds", "epss.csv", "debian.json"]).expect(.errored, saying: "kev has 0 records and had 1")
        try await run(["feeds", "kev.json", "debian.json"]).expect(.errored, saying: "--accept 'epss'")
        try await run(["feeds", "kev.json", "epss.csv"]).expect(.errored, saying: "--accept 'support'")
        try await run(["feeds", "old/kev.json", "epss.csv", "debian.json"]).expect(
            .errored, saying: "advisories.rolled-back")
        try await run(["feeds", "kev.json", "old/epss.csv", "debian.json"]).expect(
            .errored, saying: "epss ends at 2026-02-01 and ended at 2026-02-02")
        // One word is for one feed.
        try await run(["feeds"], ["--accept", "kev"]).expect(.errored)
        #expect(try shop.folder.bytes("snapshot/manifest.json") == manifest)

        // A manifest of before the feeds were named: the file beside it tells.
        guard case .object(let members) = try JSONReader.value(manifest) else {
            Issue.record("a manifest is an object")
            return
        }
        try shop.folder.write(
            try CanonicalJSON.encode(.object(members.filter { $0.key != "tables" })), to: "snapshot/manifest.json")
        try await run(["feeds", "epss.csv", "debian.json"]).expect(.errored, saying: "--accept 'kev'")
        try await run(["feeds"], ["--accept", "kev", "--accept", "epss", "--accept", "support"]).expect(.success)
    }
}
