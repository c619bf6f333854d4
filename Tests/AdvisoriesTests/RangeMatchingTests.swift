import Advisories
import Findings
import Testing

/// The OSV evaluation of ranges and lists (OSV schema, "Evaluation").
@Suite("Affected versions") struct RangeMatchingTests {
    /// Events, affected versions, versions that are not.
    static let cases: [(String, String, String)] = [
        ("introduced 0,fixed 1.2", "0 0.1 1.1.9 1.2rc1", "1.2 1.3"),
        ("fixed 1.2,introduced 1.0", "1.0 1.1", "0.9 1.2"),
        ("introduced 1.0,last_affected 1.2", "1.0 1.2 1.2.0", "0.9 1.2.1"),
        ("introduced 2.0,fixed 2.3,introduced 0,fixed 1.5", "0 1.4 2.0 2.2", "1.5 1.9 2.3 3"),
        ("introduced 0", "0 99 1!0", ""),
        ("introduced 0,limit 2.0", "0 1.9", "2.0 3"),
        ("introduced 0,limit *", "0 99", ""),
        ("introduced 0,limit 2.0,limit 4.0", "0 3", "4.0"),
        // The first fixed version of a branch that is affected again at once, and one that never was.
        ("introduced 0,fixed 2,introduced 2,fixed 3", "1 2 2.5", "3"),
        ("introduced 1.0,fixed 1.0", "", "0.9 1.0 2.0"),
        ("introduced 0,fixed 0", "", "0 1"),
        ("introduced 1.0,last_affected 1.0", "1.0", "0.9 1.0.1"),
        ("introduced 0,last_affected 1.0,introduced 1.0,fixed 2.0", "0.5 1.0 1.5", "2.0"),
    ]

    @Test("events are sorted and walked, whatever their order in the record", arguments: cases)
    func ranges(events: String, affected: String, safe: String) throws {
        let list = events.split(separator: ",").map(String.init)
        for order in [list, list.reversed()] {
            let snapshot = try Fixture.snapshot(
                Fixture.record("X-1", "PyPI", "demo", order.joined(separator: ",")))
            for version in affected.split(separator: " ") {
                #expect(snapshot.advisories("pkg:pypi/demo@\(version)") == ["X-1"], "\(order) \(version)")
            }
            for version in safe.split(separator: " ") {
                #expect(snapshot.advisories("pkg:pypi/demo@\(version)") == [], "\(order) \(version)")
            }
            #expect(snapshot.reasons("pkg:pypi/demo@1.7") == [])
        }
    }

    @Test("a listed version is affected whatever the ranges say, by its bytes or its place in the order")
    func versions() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record(
                "X-1", "PyPI", "demo",
                members:
                    #","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"5"}]}],"versions":["1.0","odd version"]"#)
        )
        #expect(snapshot.advisories("pkg:pypi/demo@1.0.0") == ["X-1"])
        #expect(snapshot.advisories("pkg:pypi/demo@1.0%2Blocal") == ["X-1"])
        #expect(snapshot.advisories("pkg:pypi/demo@1.1") == [])
        #expect(snapshot.advisories("pkg:pypi/demo@odd%20version") == ["X-1"])
    }

    @Test("a Python local part doesn't lift a version out of a range") func localVersions() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "PyPI", "torch", "introduced 1.0,last_affected 1.13.0"),
            Fixture.record("X-2", "PyPI", "torch", "introduced 0,fixed 1.13.1"))
        #expect(snapshot.advisories("pkg:pypi/torch@1.13.0%2Bcu117") == ["X-1", "X-2"])
        #expect(snapshot.advisories("pkg:pypi/torch@1.13.1%2Bcu117") == [])
    }

    @Test("withdrawn records never match, and still make a feed") func withdrawn() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "npm", "demo", "introduced 0", more: #","withdrawn":"2024-01-01T00:00:00Z""#))
        #expect(snapshot.withdrawn == 1)
        #expect(snapshot.advisories("pkg:npm/demo@1.0.0") == [])
        #expect(snapshot.reasons("pkg:npm/demo@1.0.0") == [])
    }

    @Test("ranges of commits never decide") func commits() throws {
        let git = #"{"type":"GIT","repo":"https://example.org/x","events":[{"introduced":"0"},{"fixed":"abcdef"}]}"#
        let own = #"{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2"}]}"#
        let alone = try Fixture.snapshot(Fixture.record("X-1", "PyPI", "demo", members: #","ranges":[\#(git)]"#))
        #expect(alone.advisories("pkg:pypi/demo@1") == [])
        #expect(alone.reasons("pkg:pypi/demo@1") == [.undecidedAdvisory])
        let beside = try Fixture.snapshot(
            Fixture.record("X-1", "PyPI", "demo", members: #","ranges":[\#(git),\#(own)]"#))
        #expect(beside.advisories("pkg:pypi/demo@1") == ["X-1"])
        #expect(beside.advisories("pkg:pypi/demo@3") == [])
        #expect(beside.reasons("pkg:pypi/demo@3") == [])
        let listed = try Fixture.snapshot(
            Fixture.record("X-1", "PyPI", "demo", members: #","ranges":[\#(git)],"versions":["1"]"#))
        #expect(listed.advisories("pkg:pypi/demo@1") == ["X-1"])
        #expect(listed.reasons("pkg:pypi/demo@3") == [])
    }

    @Test(
        "an entry that can't be evaluated leaves the component unexamined, never clean",
        arguments: [
            "", #","ranges":[]"#, #","ranges":[{"type":"ECOSYSTEM","events":[{"fixed":"2.0.0"}]}]"#,
            #","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"two"}]}]"#,
            #","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"mended":"2.0.0"}]}]"#,
            #","ranges":[{"type":"COLOURS","events":[{"introduced":"1.0.0"}]}]"#,
            #","ranges":[{"type":"ECOSYSTEM"}]"#,
        ])
    func undecided(members: String) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "npm", "demo", members: members))
        let result = snapshot.match([Fixture.component("pkg:npm/demo@1.0.0")])
        #expect(result.matches.isEmpty)
        #expect(result.unexamined.map(\.reason) == [.undecidedAdvisory])
        #expect(result.unexamined.first?.detail?.hasPrefix("X-1: ") == true)
        #expect(!result.completeness.isComplete)
    }

    @Test("a range without an end holds for versions that can't be read as well") func everything() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("MAL-1", "npm", "evil", "introduced 0", type: "SEMVER"),
            Fixture.record("X-2", "npm", "evil", "introduced 0,fixed 2.0.0", type: "SEMVER"))
        for url in ["pkg:npm/evil@latest", "pkg:npm/evil"] {
            let result = snapshot.match([Fixture.component(url)])
            #expect(result.matches.map(\.advisory) == ["MAL-1"])
            #expect(result.completeness.examined == 0)
        }
    }

    @Test(
        "fixed versions are those after the installed one, one for each branch, sorted",
        arguments: [
            (
                "introduced 0,fixed 1.5,introduced 2.0,fixed 2.10,introduced 3.0,fixed 3.1", "1.0",
                ["1.5", "2.10", "3.1"]
            ),
            ("introduced 0,fixed 1.5,introduced 2.0,fixed 2.10,introduced 3.0,fixed 3.1", "2.1", ["2.10", "3.1"]),
            ("introduced 0,fixed 1.5,fixed 1.6", "1.0", ["1.5"]),
            ("introduced 0,fixed 2,introduced 2,fixed 3", "1", ["3"]),
            ("introduced 0,last_affected 1.5", "1.0", []),
            ("introduced 0", "1.0", []),
        ])
    func fixes(events: String, installed: String, fixed: [String]) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "PyPI", "demo", events))
        #expect(snapshot.matches("pkg:pypi/demo@\(installed)").map(\.fixedVersions) == [fixed])
    }

    @Test("the explanation goes event by event, in one sentence") func why() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "PyPI", "demo", "introduced 0,fixed 1.5,introduced 2.0,fixed 2.3"),
            Fixture.record("X-2", "PyPI", "demo", members: #","versions":["2.1.0"]"#),
            Fixture.record("X-3", "PyPI", "demo", "introduced 0,last_affected 2.1"))
        #expect(
            snapshot.matches("pkg:pypi/demo@2.1").map(\.why) == [
                """
                By X-1, demo 2.1 (PyPI) is affected: introduced 0 is reached, fixed 1.5 is reached, introduced 2.0 is \
                reached, fixed 2.3 is not reached.
                """,
                "By X-2, demo 2.1 (PyPI) is affected: it is listed by name as 2.1.0.",
                "By X-3, demo 2.1 (PyPI) is affected: introduced 0 is reached, last affected 2.1 is not passed.",
            ])
    }
}
