import Advisories
import Artifacts
import Findings
import Inventory
import Testing

/// The field's known false positives and false negatives, each as what has to happen instead.
@Suite("Known mistakes of scanners") struct KnownMistakeTests {
    private func component(_ url: String, supplier: String? = nil, owner: String? = nil) -> Component {
        let parsed = PackageURL(url)
        return Component(
            kind: "library", name: parsed?.name ?? url, version: parsed?.version, packageURL: parsed,
            rawPackageURL: url,
            supplier: supplier, owner: owner.flatMap { PackageURL($0) })
    }

    /// The advisories of each match with the reason why it does not count, or that it does.
    private func judged(_ snapshot: AdvisorySnapshot, _ components: [Component]) -> [String: String] {
        let result = snapshot.match(components)
        let suppressions = MatchSuppressions(components, in: snapshot, operatingSystem: nil, on: nil)
        return Dictionary(
            result.matches.map {
                ("\($0.component.name) \($0.advisory)", suppressions.suppression(of: $0)?.reason.rawValue ?? "counts")
            },
            uniquingKeysWith: { first, _ in first })
    }

    private let upstream = Fixture.record(
        "GHSA-1", "PyPI", "requests", "introduced 0,fixed 2.31", more: #","aliases":["CVE-2026-1"]"#)
    private let python = "pkg:pypi/requests@2.25.1"

    @Test("Python that Red Hat or SUSE has patched is judged by their records") func patchedPython() throws {
        for (ecosystem, url) in [
            ("Red Hat:enterprise_linux:9::baseos", "pkg:rpm/redhat/python3-requests@2.25.1-8.el9?distro=rhel-9.3"),
            ("SUSE:Linux Enterprise Server 15 SP4", "pkg:rpm/suse/python3-requests@2.25.1-8.1?distro=sles-15.4"),
        ] {
            let components = [component(url), component(python, owner: url)]
            let mended = try Fixture.snapshot(
                upstream,
                Fixture.record(
                    "E-1", ecosystem, "python3-requests", "introduced 0,fixed 2.25.1-8",
                    more: #","upstream":["CVE-2026-1"]"#))
            #expect(judged(mended, components) == ["requests GHSA-1": "mended-by-distribution"])
            let open = try Fixture.snapshot(
                upstream,
                Fixture.record(
                    "E-1", ecosystem, "python3-requests", "introduced 0,fixed 2.25.1-9",
                    more: #","upstream":["CVE-2026-1"]"#))
            #expect(
                judged(open, components)
                    == ["python3-requests E-1": "counts", "requests GHSA-1": "told-by-distribution"])
            // Their feeds tell what is mended alone: silence says nothing.
            let silent = try Fixture.snapshot(
                upstream, Fixture.record("E-2", ecosystem, "other", "introduced 0,fixed 1"))
            #expect(judged(silent, components) == ["requests GHSA-1": "counts"])
        }
    }

    @Test("a feed that tells every flaw judges by silence too, but not what has no CVE id, and not without a feed")
    func comprehensive() throws {
        let url = "pkg:deb/debian/python3-requests@2.28.1-1?distro=debian-12&upstream=requests"
        let components = [component(url), component("pkg:pypi/requests@2.28.1", owner: url)]
        let feed = Fixture.record("D-1", "Debian:12", "other", "introduced 0,fixed 1")
        #expect(
            judged(try Fixture.snapshot(upstream, feed), components) == ["requests GHSA-1": "unknown-to-distribution"])
        let nameless = Fixture.record("GHSA-1", "PyPI", "requests", "introduced 0,fixed 2.31")
        #expect(judged(try Fixture.snapshot(nameless, feed), components) == ["requests GHSA-1": "counts"])
        let other = Fixture.record("D-1", "Debian:11", "other", "introduced 0,fixed 1")
        #expect(judged(try Fixture.snapshot(upstream, other), components) == ["requests GHSA-1": "counts"])
        // Nor does a repository of somebody else's judge.
        let foreign = [component(url, supplier: "Docker <support@docker.com>"), components[1]]
        #expect(judged(try Fixture.snapshot(upstream, feed), foreign) == ["requests GHSA-1": "counts"])
    }

    @Test("malware is never suppressed") func malware() throws {
        let url = "pkg:deb/debian/python3-requests@2.28.1-1?distro=debian-12&upstream=requests"
        let snapshot = try Fixture.snapshot(
            Fixture.record("MAL-1", "PyPI", "requests", "introduced 0", more: #","aliases":["CVE-2026-1"]"#),
            Fixture.record("D-1", "Debian:12", "requests", "introduced 0,fixed 1", more: #","aliases":["CVE-2026-1"]"#))
        let components = [component(url), component("pkg:pypi/requests@2.28.1", owner: url)]
        #expect(judged(snapshot, components) == ["requests MAL-1": "counts"])
    }

    @Test("kernel headers are not the kernel") func kernelHeaders() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("D-1", "Debian:12", "linux", "introduced 0,fixed 6.1.99-1"))
        func of(_ name: String) -> Component {
            component("pkg:deb/debian/\(name)@6.1.1-1?distro=debian-12&upstream=linux")
        }
        #expect(
            judged(snapshot, [of("linux-libc-dev"), of("linux-headers-amd64"), of("linux-image-amd64")])
                == [
                    "linux-libc-dev D-1": "kernel-headers", "linux-headers-amd64 D-1": "kernel-headers",
                    "linux-image-amd64 D-1": "counts",
                ])
    }

    @Test(
        "the FIPS build of Oracle's OpenSSL and the ordinary one say nothing of each other",
        arguments: [
            ("1:3.0.7-17.el9", "1:3.0.7-18.el9", ["X-1"], []),
            ("1:3.0.7-18.el9", "1:3.0.7-18.el9", [], []),
            // Not older than the fix of another build, which has a higher epoch.
            ("1:3.0.7-18.el9", "10:3.0.7-18.el9_fips", [], []),
            // Not mended by a fix that its own high epoch makes it seem to have.
            ("10:3.0.1-1.el9_fips", "1:3.0.7-18.el9", [], [.undecidedAdvisory]),
            ("10:3.0.7-17.el9_fips", "10:3.0.7-18.el9_fips", ["X-1"], []),
            ("2:2.17-1.ksplice1.el7", "2:2.17-2.el7", [], [.undecidedAdvisory]),
        ] as [(String, String, [String], [UnexaminedReason])])
    func oracleFlavours(installed: String, fixed: String, advisories: [String], reasons: [UnexaminedReason]) throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "Oracle Linux:9", "openssl", "introduced 0,fixed \(fixed)"))
        let url = "pkg:rpm/oracle/openssl@\(installed)?distro=oracle-9"
        #expect(snapshot.advisories(url) == advisories)
        #expect(snapshot.reasons(url) == reasons)
        let explanation = try snapshot.explain("X-1", for: Fixture.component(url))
        #expect(explanation.isAffected == !advisories.isEmpty)
    }

    @Test(
        "what no record says about fixes is neither fixed nor unfixed",
        arguments: [
            (#","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"fixed":"2"}]}]"#, FixState.fixed),
            (#","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}]}]"#, .unfixed),
            (#","ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"},{"last_affected":"1.5"}]}]"#, .unknown),
            (#","versions":["1.0"]"#, .unknown),
        ])
    func fixState(members: String, state: FixState) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "PyPI", "demo", members: members))
        #expect(snapshot.matches("pkg:pypi/demo@1.0").map(\.fixState) == [state])
    }

    @Test("what Debian calls unimportant has no severity, whatever the upstream's score") func unimportant() throws {
        func severities(_ urgency: String) throws -> [Severity] {
            let record = Fixture.record(
                "D-1", "Debian:12", "demo",
                members: #","ecosystem_specific":{"urgency":"\#(urgency)"},"ranges":[{"type":"ECOSYSTEM","events":"#
                    + #"[{"introduced":"0"}]}]"#,
                more: #","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]"#)
            return try Fixture.snapshot(record).matches("pkg:deb/debian/demo@1-1?distro=debian-12").map(\.severity)
        }
        #expect(try severities("unimportant") == [.none])
        #expect(try severities("low") == [.critical])
        #expect(try severities("not yet assigned") == [.critical])
    }

    @Test("Alpine's edge is held against edge alone, and Debian without a release against nothing") func releases()
        throws
    {
        let snapshot = try Fixture.snapshot(
            Fixture.record("A-1", "Alpine:edge", "demo", "introduced 0"),
            Fixture.record("A-2", "Alpine:v3.20", "demo", "introduced 0"),
            Fixture.record("D-1", "Debian:12", "demo", "introduced 0"))
        #expect(snapshot.advisories("pkg:apk/alpine/demo@1.0-r1?distro=edge") == ["A-1"])
        #expect(snapshot.advisories("pkg:apk/alpine/demo@1.0-r1?distro=3.21_alpha20240807") == ["A-1"])
        #expect(snapshot.reasons("pkg:deb/debian/demo@1.0-1") == [.noDistributionRelease])
    }

    @Test("an advisory without a score is unknown, not harmless") func unscored() throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "npm", "demo", "introduced 0"))
        #expect(snapshot.matches("pkg:npm/demo@1.0.0").map(\.severity) == [.unknown])
    }

    @Test(
        "packages of other repositories are uncovered, whatever the distribution's advisories say",
        arguments: [
            (
                "pkg:deb/debian/demo@1-1?distro=debian-12&repository_url=https://download.docker.com/linux/debian", nil,
                true
            ),
            ("pkg:deb/debian/demo@1-1?distro=debian-12&repository_url=https://deb.debian.org/debian", nil, false),
            ("pkg:deb/debian/demo@1-1?distro=debian-12&repository_url=https://debian.org.example/debian", nil, true),
            ("pkg:deb/debian/demo@1-1?distro=debian-12&repository_url=https://deb.debian.org@example.com/", nil, true),
            ("pkg:deb/debian/demo@1-1?distro=debian-12&origin=Docker", nil, true),
            ("pkg:deb/debian/demo@1-1?distro=debian-12&origin=Debian", nil, false),
            ("pkg:deb/debian/demo@1-1?distro=debian-12", "Docker <support@docker.com>", true),
            ("pkg:deb/debian/demo@1-1?distro=debian-12", "Ann <ann@gmail.com>", false),
            ("pkg:deb/debian/demo@15.4-1.pgdg120%2B1?distro=debian-12", nil, true),
            ("pkg:rpm/rocky/demo@1-1.el9?distro=rocky-9.3", "Fedora Project", true),
            ("pkg:rpm/rocky/demo@1-1.el9?distro=rocky-9.3", "Rocky Enterprise Software Foundation", false),
            ("pkg:rpm/rocky/demo@1-1.el9?distro=rocky-9.3", "(none)", false),
            ("pkg:rpm/rocky/demo@1-1.el9.remi?distro=rocky-9.3", nil, true),
            ("pkg:rpm/rocky/demo@1-1.el9?distro=rocky-9.3&vendor=NVIDIA", nil, true),
        ] as [(String, String?, Bool)])
    func uncovered(url: String, supplier: String?, isStranger: Bool) throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("D-1", "Debian:12", "demo", "introduced 0"),
            Fixture.record("R-1", "Rocky Linux:9", "demo", "introduced 0"))
        let component = component(url, supplier: supplier)
        let result = snapshot.match([component])
        #expect(result.matches.isEmpty == isStranger)
        #expect(result.unexamined.map(\.reason) == (isStranger ? [.uncovered] : []))
        #expect(result.completeness.isComplete != isStranger)
        // Decisions made before this was told apart are derived again as they were.
        #expect(snapshot.match([component], by: .withoutProvenance).matches.count == 1)
        // The purl by itself leads to the same answer.
        let traced = try #require(TraceablePackageURL.of(component, operatingSystem: nil))
        #expect(snapshot.reasons(traced.description) == result.unexamined.map(\.reason))
        let explanation = try snapshot.explain(isStranger ? "D-1" : "R-1", for: component)
        if isStranger { #expect(explanation.unexamined == .uncovered && !explanation.isAffected) }
    }
}
