import Advisories
import Artifacts
import Documents
import Testing

/// What becomes of the feeds that are no records, from one snapshot to the next.
@Suite("Alarms about KEV, EPSS and support periods") struct SnapshotAlarmTests {
    private static func kev(_ entries: Int, of day: String = "2024-02-01") -> (String, String) {
        let list = (0..<entries).map {
            """
            {"cveID":"CVE-2024-\(1000 + $0)","vulnerabilityName":"n","dateAdded":"2024-01-20","requiredAction":"a",
            "knownRansomwareCampaignUse":"Unknown"}
            """
        }
        return (
            "kev.json",
            """
            {"catalogVersion":"\(day)","dateReleased":"\(day)T00:00:00Z","count":\(entries),
            "vulnerabilities":[\(list.joined(separator: ","))]}
            """
        )
    }

    private static func epss(_ rows: Int, of day: String = "2024-02-01") -> (String, String) {
        let rows = (0..<rows).map { "CVE-2024-\(1000 + $0),0.5,0.5\n" }.joined()
        return ("epss.csv", "#model_version:v1,score_date:\(day)T00:00:00+0000\ncve,epss,percentile\n\(rows)")
    }

    private static func support(_ products: [String: Int]) -> (String, String) {
        let lists = products.sorted { $0.key < $1.key }.map { name, cycles in
            let list = (0..<cycles).map { #"{"cycle":"\#($0)","eol":false}"# }
            return #""\#(name)":[\#(list.joined(separator: ","))]"#
        }
        return ("support.json", "{\(lists.joined(separator: ","))}")
    }

    private static func manifest(_ feeds: (String, String)...) throws -> SnapshotManifest {
        try SnapshotFileTests.manifest(of: SnapshotFileTests.bytes(also: feeds))
    }

    private static func kinds(_ old: SnapshotManifest, _ new: SnapshotManifest) -> [String] {
        SnapshotAlarm.alarms(from: old, to: new).map { "\($0.feed) \($0.kind.rawValue)" }
    }

    @Test("a manifest names every feed with its count and edition, and keeps that when it is read again")
    func named() throws {
        let manifest = try Self.manifest(Self.epss(3), Self.kev(2), Self.support(["debian": 4, "alpine": 1]))
        #expect(
            manifest.tables?.map { "\($0.name) \($0.records) \($0.edition)" } == [
                "epss 3 2024-02-01", "kev 2 2024-02-01T00:00:00Z", "support:alpine 1 ", "support:debian 4 ",
            ])
        #expect(try SnapshotManifest(manifest.encoded()) == manifest)
        #expect(try Self.manifest().tables == [])
    }

    @Test("a feed that is gone, lost a fifth or is of an earlier edition raises an alarm") func alarms() throws {
        let old = try Self.manifest(Self.epss(10), Self.kev(10), Self.support(["debian": 10, "alpine": 1]))
        #expect(Self.kinds(old, old) == [])
        #expect(Self.kinds(old, try Self.manifest()) == ["epss shrunk", "kev shrunk", "support shrunk"])
        func next(
            _ epss: (String, String) = Self.epss(10), _ kev: (String, String) = Self.kev(10),
            _ support: [String: Int] = ["debian": 10, "alpine": 1]
        ) throws -> [String] {
            Self.kinds(old, try Self.manifest(epss, kev, Self.support(support)))
        }
        #expect(try next() == [])
        #expect(try next(Self.epss(9), Self.kev(9), ["debian": 9, "alpine": 1]) == [])
        #expect(try next(Self.epss(8)) == ["epss shrunk"])
        #expect(try next(Self.epss(11, of: "2024-01-31")) == ["epss rolled-back"])
        #expect(try next(Self.epss(10, of: "2024-02-02"), Self.kev(11, of: "2024-02-02")) == [])
        #expect(try next(Self.epss(10), Self.kev(8)) == ["kev shrunk"])
        #expect(try next(Self.epss(10), Self.kev(10, of: "2023-12-31")) == ["kev rolled-back"])
        #expect(try next(Self.epss(10), Self.kev(10), ["debian": 8, "alpine": 1]) == ["support:debian shrunk"])
        #expect(try next(Self.epss(10), Self.kev(10), ["debian": 10]) == ["support:alpine shrunk"])
    }

    @Test("a manifest of before the feeds were named stays readable; the snapshot itself tells what it held")
    func older() throws {
        let named = try Self.manifest(Self.epss(10), Self.kev(10))
        guard case .object(let members) = try JSONReader.value(named.encoded()) else {
            Issue.record("a manifest is an object")
            return
        }
        let older = try SnapshotManifest(CanonicalJSON.encode(.object(members.filter { $0.key != "tables" })))
        #expect(older.tables == nil)
        let next = try Self.manifest(Self.kev(10))
        #expect(Self.kinds(older, next) == [])
        let held = try #require(named.tables)
        #expect(SnapshotAlarm.alarms(from: older, holding: held, to: next).map(\.feed) == ["epss"])
        #expect(throws: AdvisoryError.self) {
            let wrong = members.map { $0.key == "tables" ? JSONValue.Member("tables", "all") : $0 }
            _ = try SnapshotManifest(CanonicalJSON.encode(.object(wrong)))
        }
    }
}
