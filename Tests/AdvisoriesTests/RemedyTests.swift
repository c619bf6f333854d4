import Advisories
import Artifacts
import Documents
import Inventory
import Testing

@Suite("remedies") struct RemedyTests {
    private func plan(_ snapshot: AdvisorySnapshot, _ urls: String..., system: OperatingSystem? = nil) -> RemedyPlan {
        let matches = snapshot.match(urls.map { Fixture.component($0) }, operatingSystem: system).matches
        return RemedyPlan([.init(matches, operatingSystem: system)], in: snapshot)
    }

    private func upgrade(_ events: [String], from installed: String = "1.2") throws -> Remedy {
        let records = events.enumerated().map { Fixture.record("A-\($0)", "PyPI", "lib", $1) }
        return try #require(plan(Fixture.snapshot(records), "pkg:pypi/lib@\(installed)").remedies.first)
    }

    @Test("the smallest version that ends every flaw") func smallest() throws {
        let remedy = try upgrade(["introduced 0,fixed 1.5", "introduced 0,fixed 1.4", "introduced 1.0,fixed 1.3"])
        #expect(remedy.action == .upgrade)
        #expect(remedy.from == "1.2")
        #expect(remedy.to == "1.5")
        #expect(remedy.closes == ["A-0", "A-1", "A-2"])
        #expect(remedy.remains.isEmpty && remedy.brings.isEmpty)
        #expect(remedy.package.description == "pkg:pypi/lib@1.2")
        #expect(remedy.components == ["pkg:pypi/lib@1.2"])
    }

    @Test("a fix in the same branch wins over the next branch's") func branch() throws {
        #expect(try upgrade(["introduced 0,fixed 1.5,introduced 2.0,fixed 2.1", "introduced 0,fixed 1.6"]).to == "1.6")
    }

    @Test("a later branch when only that ends all; a version that one of them affects again is none") func laterBranch()
        throws
    {
        let remedy = try upgrade(["introduced 0,fixed 1.5,introduced 2.0,fixed 2.3", "introduced 0,fixed 2.1"])
        #expect(remedy.to == "2.3")
        #expect(remedy.closes == ["A-0", "A-1"])
    }

    @Test("a flaw that the fix would bring is avoided, with that flaw's own fix") func brought() throws {
        let remedy = try upgrade(["introduced 0,fixed 1.5", "introduced 1.4,fixed 1.6"])
        #expect(remedy.to == "1.6")
        #expect(remedy.closes == ["A-0"])
        let unavoidable = try upgrade(["introduced 0,fixed 1.5", "introduced 1.4"])
        #expect(unavoidable.to == "1.5")
        #expect(unavoidable.brings == ["A-1"])
    }

    @Test("says what stays without a fix, and is no upgrade when nothing ends") func remains() throws {
        let remedy = try upgrade(["introduced 0,fixed 1.5", "introduced 0"])
        #expect(remedy.to == "1.5")
        #expect(remedy.closes == ["A-0"])
        #expect(remedy.remains == ["A-1"])
        let hopeless = try upgrade(["introduced 0", "introduced 1.0,last_affected 1.9"])
        #expect(hopeless.action == .none)
        #expect(hopeless.to == nil)
        #expect(hopeless.remains == ["A-0", "A-1"])
    }

    @Test("an ecosystem without an order has no upgrade") func noOrder() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("A", "Nobody", "lib", members: #", "versions": ["1.2"]"#),
            Fixture.record("B", "GitHub Actions", "a/lib", members: #", "versions": ["1.2"]"#))
        let remedies = plan(snapshot, "pkg:githubactions/a/lib@1.2").remedies
        #expect(remedies.map(\.action) == [.none])
        #expect(remedies.map(\.remains) == [["B"]])
    }

    @Test("a malicious package is removed, whatever version is said to be harmless") func malicious() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("MAL-1", "npm", "lib", "introduced 1.0.0,fixed 1.0.1"),
            Fixture.record("GHSA-1", "npm", "lib", "introduced 0,fixed 2.0.0"))
        let remedy = try #require(plan(snapshot, "pkg:npm/lib@1.0.0").remedies.first)
        #expect(remedy.action == .remove)
        #expect(remedy.to == nil)
        #expect(remedy.closes == ["GHSA-1", "MAL-1"])
    }

    @Test("packages of a distribution are remedied by their source package") func distribution() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("D-1", "Debian:12", "openssl", "introduced 0,fixed 3.0.11-1~deb12u2"),
            Fixture.record("D-2", "Debian:12", "openssl", "introduced 0,fixed 3.0.13-1~deb12u1"))
        let plan = plan(
            snapshot, "pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=debian-12&upstream=openssl",
            "pkg:deb/debian/openssl@3.0.9-1?arch=amd64&distro=debian-12",
            "pkg:deb/debian/libssl-dev@3.0.9-1%2Bb1?distro=debian-12&upstream=openssl%403.0.9-1")
        let remedy = try #require(plan.remedies.first)
        #expect(plan.remedies.count == 1)
        #expect(remedy.package.description == "pkg:deb/debian/openssl@3.0.9-1?distro=debian-12")
        #expect(remedy.to == "3.0.13-1~deb12u1")
        #expect(remedy.components.count == 3)
        #expect(remedy.closes == ["D-1", "D-2"])
    }

    @Test("an rpm source without an epoch is remedied by a fix with one") func epoch() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("R-1", "AlmaLinux:9", "openssl", "introduced 0,fixed 1:3.0.7-27.el9"))
        let plan = plan(
            snapshot,
            "pkg:rpm/almalinux/openssl-libs@3.0.7-24.el9?epoch=1&distro=almalinux-9&upstream=openssl-3.0.7-24.el9.src.rpm"
        )
        #expect(plan.remedies.map(\.to) == ["1:3.0.7-27.el9"])
        #expect(plan.remedies.map(\.name) == ["openssl"])
    }

    @Test("many flaws with a fix each are still answered by the last") func many() throws {
        let remedy = try upgrade((3...200).map { "introduced 0,fixed 1.\($0)" })
        #expect(remedy.to == "1.200")
        #expect(remedy.closes.count == 198)
    }

    @Test("the plan for machines is sorted and says all") func json() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("A", "PyPI", "b", "introduced 0,fixed 2"), Fixture.record("B", "PyPI", "a", "introduced 0"))
        let text = try CanonicalJSON.encode(plan(snapshot, "pkg:pypi/b@1", "pkg:pypi/a@1").jsonValue)
        #expect(
            String(decoding: text, as: UTF8.self) == """
                {"remedies":[\
                {"action":"none","brings":[],"closes":[],"components":["pkg:pypi/a@1"],"ecosystem":"PyPI","from":"1",\
                "name":"a","purl":"pkg:pypi/a@1","remains":["B"],"to":null},\
                {"action":"upgrade","brings":[],"closes":["A"],"components":["pkg:pypi/b@1"],"ecosystem":"PyPI",\
                "from":"1","name":"b","purl":"pkg:pypi/b@1","remains":[],"to":"2"}],"version":1}
                """)
    }

    /// A flaw in a model whose versions are whole numbers: half-open intervals, the last one perhaps without an end.
    private struct Model {
        var intervals: [(from: Int, to: Int?)]

        init(_ random: inout VersionPropertyTests.Generator) {
            var from = Int.random(in: 0...6, using: &random)
            intervals = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let to = from + Int.random(in: 1...8, using: &random)
                let isOpen = Int.random(in: 0...5, using: &random) == 0
                intervals.append((from, isOpen ? nil : to))
                if isOpen { return }
                from = to + Int.random(in: 1...6, using: &random)
            }
        }

        func affects(_ version: Int) -> Bool {
            intervals.contains { $0.from <= version && version < ($0.to ?? .max) }
        }

        var events: String {
            intervals.map { "introduced \($0.from)" + ($0.to.map { ",fixed \($0)" } ?? "") }.joined(separator: ",")
        }
    }

    @Test("no fixed version keeps or brings fewer flaws, and none that is as good is smaller", arguments: 0..<300)
    func property(_ round: Int) throws {
        var random = VersionPropertyTests.Generator(state: UInt64(round) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let models = (0..<Int.random(in: 1...5, using: &random)).map { _ in Model(&random) }
        let installed = Int.random(in: 0...12, using: &random)
        let present = models.indices.filter { models[$0].affects(installed) }
        guard !present.isEmpty else { return }
        let shown = "\(installed): \(models.map(\.events))"
        let remedy = try upgrade(models.map(\.events), from: "\(installed)")
        func cost(_ version: Int) -> [Int] {
            let affecting = models.indices.filter { models[$0].affects(version) }
            return [
                affecting.count { present.contains($0) }, affecting.count { !present.contains($0) }, version,
            ]
        }
        let fixes = present.flatMap { models[$0].intervals.compactMap(\.to) }.filter { $0 > installed }
        guard let to = remedy.to.flatMap({ Int($0) }) else {
            #expect(fixes.allSatisfy { cost($0)[0] == present.count }, "\(shown)")
            return
        }
        #expect(fixes.allSatisfy { !cost($0).lexicographicallyPrecedes(cost(to)) }, "\(shown), not \(to)")
        #expect(Set(remedy.remains) == Set(present.filter { models[$0].affects(to) }.map { "A-\($0)" }), "\(shown)")
        #expect(Set(remedy.closes) == Set(present.filter { !models[$0].affects(to) }.map { "A-\($0)" }), "\(shown)")
        let fixable = present.filter { flaw in
            models[flaw].intervals.contains { ($0.to ?? 0) > installed && !models[flaw].affects($0.to ?? 0) }
        }
        // Whenever one version ends all that can be ended, so does the remedy.
        if fixes.contains(where: { fix in fixable.allSatisfy { !models[$0].affects(fix) } }) {
            #expect(cost(to)[0] <= present.count - fixable.count, "\(shown), not \(to)")
        }
    }
}
