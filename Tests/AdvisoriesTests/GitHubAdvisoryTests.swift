import Advisories
import Artifacts
import Documents
import Inventory
import Testing

@Suite("Advisories of GitHub") struct GitHubAdvisoryTests {
    /// The shape of the GraphQL interface, with one vulnerability for each range and its first patched version.
    static func advisory(_ ranges: [(range: String, patched: String?)], ecosystem: String = "PIP") -> JSONValue {
        let nodes = ranges.map { range -> JSONValue in
            [
                "package": ["ecosystem": .string(ecosystem), "name": "thing"],
                "firstPatchedVersion": range.patched.map { ["identifier": .string($0)] } ?? .null,
                "vulnerableVersionRange": .string(range.range),
            ]
        }
        return [
            "ghsaId": "GHSA-aaaa-bbbb-cccc",
            "identifiers": [["value": "GHSA-aaaa-bbbb-cccc"], ["value": "CVE-2020-1"]],
            "severity": "MODERATE", "updatedAt": "2020-01-01T00:00:00Z", "vulnerabilities": ["nodes": .array(nodes)],
        ]
    }

    static func events(_ record: JSONValue) -> [String] {
        (record["affected"]?.array?.first?["ranges"]?.array?.first?["events"]?.array ?? []).flatMap { event in
            (event.members ?? []).map { "\($0.key) \($0.value.string ?? "?")" }
        }
    }

    @Test(
        "a range becomes the events that say the same",
        arguments: [
            ("< 1.2", nil, ["introduced 0", "fixed 1.2"]),
            (">= 1.0, < 1.2", nil, ["introduced 1.0", "fixed 1.2"]),
            ("<= 1.2", nil, ["introduced 0", "last_affected 1.2"]),
            ("<= 1.2", "1.3", ["introduced 0", "fixed 1.3"]),
            ("= 1.2", nil, ["introduced 1.2", "last_affected 1.2"]),
            ("> 1.2", nil, ["introduced 1.2.1"]), ("", nil, ["introduced 0"]),
        ] as [(String, String?, [String])])
    func events(_ range: String, _ patched: String?, _ wanted: [String]) throws {
        let advisory = try #require(GitHubAdvisory(Self.advisory([(range, patched)])))
        #expect(try Self.events(advisory.osv()) == wanted)
    }

    @Test("several ranges of one package are one range, which begins at 0 where one of them has no beginning")
    func several() throws {
        let advisory = try #require(GitHubAdvisory(Self.advisory([(">= 4.0, < 4.5", "4.5"), ("< 3.2", "3.2")])))
        #expect(try Self.events(advisory.osv()) == ["introduced 0", "introduced 4.0", "fixed 4.5", "fixed 3.2"])
    }

    @Test("what has no equivalent is refused", arguments: ["!= 1.0", "< 1.0 || > 2.0", "?!", "<"])
    func refused(_ range: String) throws {
        let advisory = try #require(GitHubAdvisory(Self.advisory([(range, nil)])))
        #expect(throws: RecordFault.self) { try advisory.osv() }
    }

    @Test("an import takes advisories of either interface among OSV records")
    func imported() throws {
        let rest: JSONValue = [
            "ghsa_id": "GHSA-dddd-eeee-ffff", "identifiers": [], "updated_at": "2020-01-01T00:00:00Z",
            "vulnerabilities": [
                [
                    "package": ["ecosystem": "pip", "name": "other"], "vulnerable_version_range": "<= 2.0",
                    "first_patched_version": "2.1",
                ]
            ],
        ]
        let lines = try [Self.advisory([("< 1.2", "1.2")]), rest].map { try CanonicalJSON.encode($0) }
        let snapshot = try AdvisorySnapshot.load([("advisories.jsonl", Array(lines.joined(separator: [10])))])
        let components = try ["thing", "other"].map { name in
            Component(
                kind: "library", name: name, version: "1.0",
                packageURL: try PackageURL(type: "pypi", name: name, version: "1.0"))
        }
        let result = snapshot.match(components)
        #expect(result.matches.map(\.advisory).sorted() == ["GHSA-aaaa-bbbb-cccc", "GHSA-dddd-eeee-ffff"])
        #expect(result.matches.map(\.fixedVersions).sorted { $0[0] < $1[0] } == [["1.2"], ["2.1"]])
    }
}
