import Advisories
import Findings
import Inventory
import Testing

@Suite("Source packages") struct SourcePackageTests {
    let debian = Fixture.record("DSA-1", "Debian:12", "openssl", "introduced 0,fixed 3.0.13-1")

    @Test(
        "a binary package is matched by its source, in the source's version",
        arguments: [
            ("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl", true),
            ("pkg:deb/debian/libssl3@3.0.13-1?distro=debian-12&upstream=openssl", false),
            ("pkg:deb/debian/libssl3@9-1?distro=debian-12&upstream=openssl%403.0.11-1", true),
            ("pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl%403.0.13-1", false),
            ("pkg:deb/debian/libssl3@9-1?distro=debian-12&source=openssl&sourceversion=3.0.11-1", true),
            ("pkg:deb/debian/openssl@3.0.11-1?distro=debian-12", true),
            // The binary package of that name comes from another source.
            ("pkg:deb/debian/openssl@3.0.11-1?distro=debian-12&upstream=other", false),
            ("pkg:deb/debian/openssl@3.0.13-1~deb12u1?distro=debian-12", true),
            ("pkg:deb/debian/openssl@1:0.1-1?distro=debian-12", false),
            ("pkg:deb/debian/openssl@0.1-1?distro=debian-12&epoch=1", false),
        ])
    func debianSources(url: String, isAffected: Bool) throws {
        let snapshot = try Fixture.snapshot(debian)
        #expect(snapshot.advisories(url) == (isAffected ? ["DSA-1"] : []))
        #expect(snapshot.reasons(url) == [])
    }

    @Test("Alpine packages go by origin, and a fix in version 0 means never affected") func alpine() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("A-1", "Alpine:v3.18", "openssl", "introduced 0,fixed 3.1.4-r1"),
            Fixture.record("A-2", "Alpine:v3.18", "openssl", "introduced 0,fixed 0"))
        #expect(snapshot.advisories("pkg:apk/alpine/libcrypto3@3.1.4-r0?distro=3.18.4&upstream=openssl") == ["A-1"])
        #expect(snapshot.advisories("pkg:apk/alpine/libcrypto3@3.1.4-r1?distro=3.18.4&upstream=openssl") == [])
    }

    @Test("an inventory that states no sources at all is not examined, but for names the feed knows") func unstated()
        throws
    {
        let snapshot = try Fixture.snapshot(debian)
        let names = ["libssl3@3.0.11-1", "base-files@12", "openssl@3.0.11-1"]
        let result = snapshot.match(names.map { Fixture.component("pkg:deb/debian/\($0)?distro=debian-12") })
        #expect(result.matches.map(\.advisory) == ["DSA-1"])
        #expect(result.unexamined.map(\.reason) == [.noSourcePackage, .noSourcePackage])
        #expect(result.unexamined.map(\.component.name) == ["libssl3", "base-files"])
    }

    @Test("one stated source shows that packages without one are named like their source") func stated() throws {
        let snapshot = try Fixture.snapshot(debian)
        let names = ["libssl3@3.0.13-1?distro=debian-12&upstream=openssl", "base-files@12?distro=debian-12"]
        let result = snapshot.match(names.map { Fixture.component("pkg:deb/debian/\($0)") })
        #expect(result.completeness.isComplete)
    }

    @Test("a few packages that can be named like their sources are taken at their names") func few() throws {
        let snapshot = try Fixture.snapshot(debian)
        let names = ["base-files@12", "netbase@6.4", "tzdata@2024a-0+deb12u1"]
        let result = snapshot.match(names.map { Fixture.component("pkg:deb/debian/\($0)?distro=debian-12") })
        #expect(result.completeness.isComplete)
    }

    @Test(
        "rpm packages go by their own name with epoch, and by their source's without",
        arguments: [
            ("pkg:rpm/rocky/bind@9.11-25.el8?distro=rocky-8.4&epoch=32", ["R-1"]),
            ("pkg:rpm/rocky/bind@9.11-26.el8?distro=rocky-8.4&epoch=32", []),
            // Without an epoch it is epoch 0, and so before 32.
            ("pkg:rpm/rocky/bind@9.11-26.el8?distro=rocky-8.4", ["R-1"]),
            (
                "pkg:rpm/rocky/bind-libs@9.11-25.el8?distro=rocky-8.4&epoch=32&upstream=bind-9.11-25.el8.src.rpm",
                ["R-1"]
            ),
            ("pkg:rpm/rocky/bind-libs@9.11-26.el8?distro=rocky-8.4&epoch=32&upstream=bind-9.11-26.el8.src.rpm", []),
            ("pkg:rpm/rocky/perl-x@1-1.el8?distro=rocky-8.4&upstream=perl-x-1-1.el8.src.rpm", []),
        ] as [(String, [String])])
    func rpm(url: String, advisories: [String]) throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("R-1", "Rocky Linux:8", "bind", "introduced 0,fixed 32:9.11-26.el8"))
        #expect(snapshot.advisories(url) == advisories)
        #expect(snapshot.reasons(url) == [])
    }
}
