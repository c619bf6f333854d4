import Documents
import Testing

/// Every answer of `sluice scan` is derived again by `sluice advisories explain`.
@Suite("Tracing findings", .needsShop) struct TraceTests {
    private static let time = "2026-11-20T12:00:00Z"

    private static func record(
        _ id: String, _ ecosystem: String, _ name: String, _ events: String, more: String = ""
    ) -> String {
        #"{"id": "\#(id)", "modified": "2026-01-01T00:00:00Z"\#(more), "affected": [{"package": {"ecosystem": "\#(ecosystem)", "#
            + #""name": "\#(name)"}, "ranges": [{"type": "ECOSYSTEM", "events": [\#(events)]}]}]}"#
    }

    /// Packages of several ecosystems and two distributions, of which some can't be judged.
    private static let sbom = """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
        {"type": "operating-system", "name": "debian", "version": "12"},
        {"type": "library", "name": "libssl3", "version": "3.0.11-1", "purl": "pkg:deb/debian/libssl3@3.0.11-1?upstream=openssl"},
        {"type": "library", "name": "old", "version": "1-1", "purl": "pkg:deb/debian/old@1-1?distro=debian-9&upstream=old"},
        {"type": "library", "name": "docker-ce", "version": "5:24", "publisher": "Docker <support@docker.com>", \
        "purl": "pkg:deb/debian/docker-ce@5:24"},
        {"type": "library", "name": "python3-requests", "version": "2.28-1", \
        "purl": "pkg:deb/debian/python3-requests@2.28-1?upstream=requests", "components": [
        {"type": "library", "name": "requests", "version": "2.28", "purl": "pkg:pypi/requests@2.28"}]},
        {"type": "library", "name": "idna", "version": "3.1", "purl": "pkg:pypi/idna"},
        {"type": "library", "name": "lodash", "purl": "pkg:npm/lodash@4.17.20"},
        {"type": "library", "name": "x", "purl": "pkg:pypi/x@nonsense version"},
        {"type": "library", "name": "crate", "purl": "pkg:cargo/crate@1.0.0"},
        {"type": "application", "name": "curl", "version": "8"}]}
        """

    private func shop() async throws -> Shop {
        let shop = try await Shop()
        let records = [
            Self.record("DSA-1", "Debian:12", "openssl", #"{"introduced": "0"}, {"fixed": "3.0.13-1"}"#),
            Self.record("DSA-2", "Debian:9", "old", #"{"introduced": "0"}"#),
            Self.record(
                "DSA-3", "Debian:12", "requests", #"{"introduced": "0"}, {"fixed": "2.28-1"}"#,
                more: #", "upstream": ["CVE-2026-1"]"#),
            Self.record(
                "GHSA-1", "PyPI", "requests", #"{"introduced": "0"}, {"fixed": "2.31"}"#,
                more: #", "aliases": ["CVE-2026-1"]"#),
            Self.record("GHSA-2", "PyPI", "idna", #"{"introduced": "3.0"}, {"last_affected": "3.5"}"#),
            Self.record("GHSA-3", "npm", "lodash", #"{"introduced": "4.0.0"}, {"fixed": "4.17.21"}"#),
        ]
        for (index, record) in records.enumerated() { try shop.folder.write(record, to: "feeds/\(index).json") }
        try shop.folder.write(
            #"{"debian": [{"cycle": "9", "eol": "2022-06-30"}, {"cycle": "12", "eol": "2028-06-30"}]}"#,
            to: "feeds/endoflife.json")
        try shop.folder.write(Self.sbom, to: "mixed.json")
        try await shop.sluice(["advisories", "import", "feeds", "--into", "snapshot"]).expect(.success)
        return shop
    }

    @Test func everyFindingAndEveryUnexaminedComponentIsExplained() async throws {
        let shop = try await shop()
        let scan = try await shop.sluice([
            "scan", "mixed.json", "--advisories", "snapshot", "--output", "json", "--effective-time", Self.time,
        ]).json()
        let findings = scan["findings"]?.array ?? []
        #expect(
            findings.compactMap { $0["facts"]?["records"]?.string }.sorted()
                == ["DSA-1", "DSA-2", "GHSA-1", "GHSA-2", "GHSA-3"])
        for finding in findings {
            let facts = try #require(finding["facts"])
            let purl = try #require(facts["purl"]?.string)
            let id = try #require(finding["advisory"]?.string)
            let arguments = [
                "advisories", "explain", id, purl, "--advisories", "snapshot", "--effective-time", Self.time,
            ]
            let told = try await shop.sluice(arguments)
            // The purl alone: affected, and the same events.
            told.expect(.rejected)
            let why = try #require(facts["why"]?.string)
            let events = try #require(why.split(separator: ": ", maxSplits: 1).last).dropLast()
            #expect(told.output.contains(events), "\(events) is not in \(told.output)")
            let listed = try await shop.sluice(arguments + ["--sbom", "mixed.json"])
            guard let reason = facts["suppressed"]?.string else {
                listed.expect(.rejected)
                continue
            }
            #expect(finding["rule"]?.string == "vulnerability/suppressed" && reason == "mended-by-distribution")
            listed.expect(.success, saying: "does not count (\(reason)): \(facts["suppressedWhy"]?.string ?? "?")")
        }
        let unexamined = scan["unexamined"]?.array ?? []
        #expect(
            unexamined.map { "\($0["name"]?.string ?? "") \($0["reason"]?.string ?? "")" }.sorted() == [
                "crate no-feed", "curl no-package-url", "docker-ce uncovered", "old end-of-life",
                "x unparsable-version",
            ])
        #expect(unexamined.count == 10 - Int(scan["completeness"]?["examined"]?.integer ?? 0))
        for component in unexamined {
            guard let purl = component["purl"]?.string else { continue }
            let reason = try #require(component["reason"]?.string)
            // Of what is affected all the same, that comes first.
            let id = component["name"]?.string == "old" ? "DSA-1" : "GHSA-3"
            try await shop.sluice([
                "advisories", "explain", id, purl, "--advisories", "snapshot", "--effective-time", Self.time,
            ]).expect(.incomplete, saying: "the package was not examined: \(reason)")
        }
    }

    @Test func anotherDayIsAnotherAnswer() async throws {
        let shop = try await shop()
        let purl = "pkg:deb/debian/old@1-1?distro=debian-9&upstream=old"
        let arguments = ["advisories", "explain", "DSA-1", purl, "--advisories", "snapshot", "--effective-time"]
        try await shop.sluice(arguments + ["2020-01-01T00:00:00Z"]).expect(.success)
        try await shop.sluice(arguments + [Self.time]).expect(.incomplete, saying: "end-of-life")
        try await shop.sluice(arguments + [Self.time, "--sbom", "release/sbom.json"]).expect(
            .usage, saying: "does not list")
    }

    @Test func whatVEXSettlesDoesNotCountForTheThreshold() async throws {
        let shop = try await shop()
        try shop.folder.write(
            #"{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library", "name": "lodash", "#
                + #""purl": "pkg:npm/lodash@4.17.20"}]}"#, to: "one.json")
        func vex(_ status: String, _ more: String) -> String {
            #"{"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example/1", "author": "Ann", "version": 1, "#
                + #""timestamp": "2026-06-01T00:00:00Z", "statements": [{"vulnerability": {"name": "GHSA-3"}, "#
                + #""products": [{"@id": "pkg:npm/lodash"}], "status": "\#(status)"\#(more)}]}"#
        }
        try shop.folder.write(
            vex("not_affected", #", "justification": "component_not_present""#), to: "settled.json")
        try shop.folder.write(vex("under_investigation", ""), to: "open.json")
        let arguments = ["scan", "one.json", "--advisories", "snapshot", "--fail-on", "high"]
        try await shop.sluice(arguments).expect(.rejected)
        try await shop.sluice(arguments + ["--vex", "settled.json"]).expect(.success, saying: "GHSA-3")
        try await shop.sluice(arguments + ["--vex", "open.json"]).expect(.rejected)
    }
}
