import Advisories
import Findings
import Inventory
import Testing

@Suite("Packages and ecosystems") struct EcosystemMatchingTests {
    static let names: [(String, String, String)] = [
        ("PyPI", "Zope.Interface_Extra", "pkg:pypi/zope-interface-extra@1.0"),
        ("PyPI", "a", "pkg:pypi/A@1.0"),
        ("npm", "@scope/name", "pkg:npm/%40scope/name@1.0.0"),
        ("npm", "JSONStream", "pkg:npm/JSONStream@1.0.0"),
        ("crates.io", "foo_bar", "pkg:cargo/foo-bar@1.0.0"),
        ("Go", "github.com/Masterminds/sprig/v3", "pkg:golang/github.com/masterminds/sprig/v3@v3.0.0"),
        ("Go", "github.com/a/b/v2", "pkg:golang/github.com/a/b@v2.0.0#v2"),
        ("Go", "stdlib", "pkg:golang/stdlib@go1.0.1"),
        ("Maven", "org.example:core", "pkg:maven/org.example/core@1.0"),
        ("NuGet", "Newtonsoft.Json", "pkg:nuget/newtonsoft.json@1.0.0"),
        ("Packagist", "Vendor/Name", "pkg:composer/vendor/name@1.0.0"),
        ("RubyGems", "rack", "pkg:gem/rack@1.0.0"),
        ("SwiftURL", "https://github.com/Apple/swift-nio.git", "pkg:swift/github.com/apple/swift-nio@1.0.0"),
        ("GitHub Actions", "actions/checkout", "pkg:githubactions/actions/checkout@v1"),
        ("Kubernetes", "k8s.io/kubelet", "pkg:k8s/k8s.io%2Fkubelet@1.27.0"),
        ("ConanCenter", "openssl", "pkg:conan/openssl@1.1.1k"),
    ]

    @Test("names meet whatever the way they are written", arguments: names)
    func name(ecosystem: String, name: String, url: String) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", ecosystem, name, "introduced 0,fixed 99"))
        #expect(snapshot.advisories(url) == ["X-1"])
        #expect(snapshot.reasons(url) == [])
    }

    @Test(
        "the revision of a Bitnami package is no pre-release, whatever the type of the range",
        arguments: ["SEMVER", "ECOSYSTEM"])
    func bitnamiRevision(type: String) throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "Bitnami", "demo", "introduced 1.0.0,fixed 1.2.3", type: type))
        #expect(snapshot.advisories("pkg:bitnami/demo@1.2.3-4") == [])
        #expect(snapshot.advisories("pkg:bitnami/demo@1.0.0-0") == ["X-1"])
        #expect(snapshot.advisories("pkg:bitnami/demo@1.2.2-4") == ["X-1"])
    }

    @Test("a Conan version without numbers has a place in the order and tells nothing")
    func conanName() throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "ConanCenter", "demo", "introduced 0,fixed 1.2"))
        #expect(snapshot.reasons("pkg:conan/demo@latest") == [.unparsableVersion])
    }

    @Test("a name alone never matches across ecosystems or namespaces") func sameName() throws {
        // Chainsaw of npm and Apache Chainsaw; activemq and its relatives.
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "Maven", "log4j:apache-chainsaw", "introduced 0"),
            Fixture.record("X-2", "npm", "chainsaw", "introduced 0"),
            Fixture.record("X-3", "Maven", "org.apache.activemq:activemq-all", "introduced 0"))
        #expect(snapshot.advisories("pkg:npm/chainsaw@0.1.0") == ["X-2"])
        #expect(snapshot.advisories("pkg:maven/org.example/apache-chainsaw@1.0") == [])
        #expect(snapshot.advisories("pkg:maven/org.apache.activemq/activemq-native@1.0") == [])
        #expect(snapshot.advisories("pkg:npm/%40chainsaw/chainsaw@0.1.0") == [])
    }

    static let releases: [(String, String)] = [
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=debian-12"),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=debian-12.4"),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=bookworm"),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=debian-bookworm"),
        ("Ubuntu:22.04:LTS", "pkg:deb/ubuntu/demo@1.0-1?distro=ubuntu-22.04"),
        ("Ubuntu:23.10", "pkg:deb/ubuntu/demo@1.0-1?distro=ubuntu-23.10"),
        ("Ubuntu:22.04:LTS", "pkg:deb/ubuntu/demo@1.0-1?distro=jammy"),
        ("Alpine:v3.18", "pkg:apk/alpine/demo@1.0-r1?distro=3.18.4"),
        ("Alpine:v3.18", "pkg:apk/alpine/demo@1.0-r1?distro=alpine-3.18.4"),
        ("Wolfi", "pkg:apk/wolfi/demo@1.0-r1"),
        ("Rocky Linux:9", "pkg:rpm/rocky/demo@1.0-1.el9?distro=rocky-9.3"),
        ("AlmaLinux:8", "pkg:rpm/almalinux/demo@1.0-1.el8?distro=almalinux-8.9"),
        ("Red Hat:enterprise_linux:9::baseos", "pkg:rpm/redhat/demo@1.0-1.el9?distro=rhel-9.3"),
        ("SUSE:Linux Enterprise Server 15 SP4", "pkg:rpm/suse/demo@1.0-1?distro=sles-15.4"),
        ("openSUSE:Leap 15.5", "pkg:rpm/opensuse/demo@1.0-1?distro=opensuse-leap-15.5"),
        ("openSUSE:Tumbleweed", "pkg:rpm/opensuse/demo@1.0-1?distro=opensuse-tumbleweed"),
        ("openEuler:22.03-LTS-SP3", "pkg:rpm/openeuler/demo@1.0-1?distro=openeuler-22.03"),
        ("Azure Linux:3", "pkg:rpm/azurelinux/demo@1.0-1?distro=azurelinux-3.0"),
    ]

    @Test("a distribution's package finds its release", arguments: releases)
    func release(ecosystem: String, url: String) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", ecosystem, "demo", "introduced 0,fixed 99"))
        #expect(snapshot.advisories(url) == ["X-1"])
        #expect(snapshot.reasons(url) == [])
    }

    static let strangers: [(String, String, UnexaminedReason)] = [
        ("Debian:11", "pkg:deb/debian/demo@1.0-1?distro=debian-12", .noFeed),
        ("Debian:1", "pkg:deb/debian/demo@1.0-1?distro=debian-12", .noFeed),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1", .noDistributionRelease),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=debian", .noDistributionRelease),
        ("Debian:12", "pkg:deb/debian/demo@1.0-1?distro=raspbian-12", .noEcosystem),
        ("Debian:12", "pkg:deb/kali/demo@1.0-1", .noEcosystem),
        ("Ubuntu:Pro:22.04:LTS", "pkg:deb/ubuntu/demo@1.0-1?distro=ubuntu-22.04", .noFeed),
        ("Alpine:v3.1", "pkg:apk/alpine/demo@1.0-r1?distro=alpine-3.18.4", .noFeed),
        ("Alpine:v3.20", "pkg:apk/alpine/demo@1.0-r1?distro=edge", .noFeed),
        ("Red Hat:enterprise_linux:90", "pkg:rpm/redhat/demo@1.0-1.el9?distro=rhel-9.3", .noFeed),
        ("Debian:12", "pkg:generic/demo@1.0", .noEcosystem),
        ("PyPI", "pkg:npm/demo@1.0.0", .noFeed),
        ("PyPI", "pkg:docker/library/demo@1.0.0", .noEcosystem),
        ("PyPI", "pkg:pypi/other", .noVersion),
        ("PyPI", "pkg:pypi/other@not-a-version", .unparsableVersion),
        ("Go", "pkg:golang/example.org/x@(devel)", .unparsableVersion),
        ("Alpine:v3.18", "pkg:apk/alpine/other@1.2_blah?distro=3.18.4", .unparsableVersion),
    ]

    @Test("what can't be held against a feed counts as unexamined, with its reason", arguments: strangers)
    func unexamined(ecosystem: String, url: String, reason: UnexaminedReason) throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", ecosystem, "demo", "introduced 0,fixed 99"))
        let result = snapshot.match([Fixture.component(url)])
        #expect(result.matches.isEmpty)
        #expect(result.unexamined.map(\.reason) == [reason])
        #expect(result.completeness.examined == 0)
        #expect(result.completeness.reasons == [.init(reason.rawValue, count: 1)])
    }

    @Test("records without a release, or of a side repository, match but make no feed") func noOwnFeed() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record("X-1", "Debian", "demo", "introduced 0"),
            Fixture.record("X-2", "Packagist:https://packages.example.org/8", "a/demo", "introduced 0"))
        for url in ["pkg:deb/debian/demo@1.0-1?distro=debian-12", "pkg:composer/a/demo@1.0.0"] {
            #expect(snapshot.advisories(url).count == 1)
            #expect(snapshot.reasons(url) == [.noFeed])
        }
    }

    @Test("a toolchain's experiments don't hide the standard library") func experiments() throws {
        let snapshot = try Fixture.snapshot(
            Fixture.record(
                "GO-1", "Go", "stdlib", "introduced 0,fixed 1.20.8,introduced 1.21.0-0,fixed 1.21.1", type: "SEMVER"))
        for version in [
            "1.21.0", "v1.21.0", "go1.21.0", "go1.21.0%20X:boringcrypto", "1.21.0-X:nocoverage", "go1.21rc3",
        ] {
            #expect(snapshot.advisories("pkg:golang/stdlib@\(version)") == ["GO-1"], "\(version)")
        }
        #expect(snapshot.advisories("pkg:golang/stdlib@go1.21.1%20X:boringcrypto") == [])
    }

    @Test("a component without a purl, or with a broken one, is not examined") func noURL() throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "PyPI", "demo", "introduced 0"))
        let result = snapshot.match([
            Component(kind: "application", name: "curl", version: "8"),
            Component(kind: "library", name: "x", rawPackageURL: "pkg:/broken"),
            Fixture.component("pkg:pypi/fine@1.0"),
        ])
        #expect(result.unexamined.map(\.reason) == [.noPackageURL, .unparsablePackageURL])
        #expect(result.completeness.examined == 1)
        #expect(result.completeness.total == 3)
    }

    @Test("files and groupings are no packages; none left is nothing examined") func notPackages() throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "PyPI", "demo", "introduced 0"))
        let result = snapshot.match([
            Component(kind: "file", name: "/etc/passwd", role: .file),
            Component(kind: "application", name: "go.mod", role: .grouping),
        ])
        #expect(result.completeness == .nothing)
        #expect(!snapshot.match([]).completeness.isComplete)
    }

    @Test("the inventory's operating system gives the release that purls leave out") func operatingSystem() throws {
        let snapshot = try Fixture.snapshot(Fixture.record("X-1", "Debian:12", "demo", "introduced 0"))
        let component = Fixture.component("pkg:deb/debian/demo@1.0-1")
        let own = snapshot.match([component], operatingSystem: OperatingSystem(name: "Debian", version: "12.4"))
        #expect(own.matches.map(\.advisory) == ["X-1"])
        let other = snapshot.match([component], operatingSystem: OperatingSystem(name: "ubuntu", version: "12"))
        #expect(other.unexamined.map(\.reason) == [.noDistributionRelease])
        let stated = Fixture.component("pkg:deb/debian/demo@1.0-1?distro=debian-11")
        let wins = snapshot.match([stated], operatingSystem: OperatingSystem(name: "debian", version: "12"))
        #expect(wins.unexamined.map(\.reason) == [.noFeed])
    }
}
