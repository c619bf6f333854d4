import Advisories
import Testing

/// Versions in ascending order, by each scheme's own documents; every pair is compared both ways.
@Suite("Version orders") struct VersionOrderTests {
    static let ladders: [(VersionScheme, String)] = [
        // semver.org, section 11, and what is tolerated beyond it.
        (.semver, "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0"),
        (.semver, "0.0.0-0 0.0.0 v0.9 1 1.0.0.1 1.0.1 1.2.3-R2 1.2.3-r100 1.2.3-r2 1.2.3 1.10.0 2"),
        (.semver, "99999999999999999999.0.0 100000000000000000000.0.0"),
        (.pub, "1.0.0-pre 1.0.0-pre+build 1.0.0 1.0.0+1 1.0.0+a 1.0.0+b"),
        // go.dev/ref/mod, "Pseudo-versions".
        (
            .go,
            """
            v0.0.0-20170915032832-14c0d48ead0c v0.0.0-20191109021931-daa7c04131f5 v1.2.3-pre v1.2.3 \
            v1.2.4-0.20191109021931-daa7c04131f5 v1.2.4 v2.0.0+incompatible v2.0.1
            """
        ),
        (.go, "go1.20.14 1.21.0-0 go1.21rc2 go1.21rc10 go1.21.0 go1.21.3-fips 1.21.4"),
        // PEP 440, "Summary of permitted suffixes and relative ordering", legacy versions first.
        (
            .pypi,
            """
            1.0-custom-2 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 \
            1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15 \
            1.1.dev1 1!0.1
            """
        ),
        // deb-version(7).
        (.debian, "1.0~~ 1.0~~a 1.0~ 1.0 1.0-0.1 1.0-1 1.0-1+b1 1.0-10 1.0a 1.0+dfsg 1.0.1 1:0.1 2:0"),
        (.debian, "3.0~rc1-1 3.0-1~deb12u1 3.0-1 3.0-1ubuntu1 3.0-1ubuntu1.2"),
        // The rules of apk-tools 3's version.c.
        (
            .alpine,
            """
            1.0_alpha 1.0_alpha2 1.0_beta 1.0_pre1 1.0_rc3 1.0 1.0-r1 1.0-r10 1.0_cvs1 1.0_git20200101 1.0_p1 1.0a \
            1.0b 1.0.05 1.0.1 1.0.10 1.2.3-r0
            """
        ),
        // After rpm's tests/rpmvercmp.at.
        (
            .rpm,
            """
            1.0~rc1-1 1.0~rc1^git1-1 1.0-1 1.0-1.el9 1.0-1.el9_2.1 1.0-2 1.0^-1 1.0^git1-1 1.0^git2-1 1.0.1-1 1.1-1 \
            1:0.1-1 2:0-1
            """
        ),
        (.rpm, "xyz.4-1 2-1 8-1 10-1 10xyz-1 10.1xyz-1"),
        (.rubygems, "1.0.0.a.2 1.0.0.b1 1.0.0.rc1 1.0.0 1.0.1 1.2 1.10 2.0.0-alpha 2.0.0.pre1 2"),
        // maven.apache.org/pom.html, "Version Order Specification".
        (.maven, "1.rc1 1-alpha2 1-alpha-10 1-beta-2 1-milestone1 1-rc1 1-SNAPSHOT 1 1-sp 1-foo2 1-foo10 1-1 1.1 1.2"),
        (.nuget, "1.0.0-Alpha 1.0.0-alpha.1 1.0.0-beta 1.0 1.0.0.1 1.0.1 2.0.0"),
        (.packagist, "1.0-foo 1.0-dev 1.0-alpha1 1.0-beta2 1.0RC1 1.0 1.0.0 1.0-pl1 1.1"),
        (.cran, "0.9 1.0 1.0-1 1.0.2 1.10"),
        (.hackage, "1 1.0 1.0.0 1.0.1 1.2"),
        // vercmp(8).
        (.alpm, "1.0a 1.0b 1.0beta 1.0p 1.0pre 1.0rc 1.0 1.0.a 1.0.1 1:0.5"),
        // Package Manager Specification, section 3.3.
        (.gentoo, "1_alpha 1_alpha2 1_beta 1_pre1 1_rc 1_rc2 1 1-r1 1_p 1_p1 1b 1.0 1.0.0 1.01 1.1 1.10 2"),
        (.openssl, "0.9.8zh 1.0.2-beta1 1.0.2-beta10 1.0.2 1.0.2a 1.0.2z 1.0.2za 1.1.0 3.0.0-alpha1 3.0.0 3.0.1"),
        (.conan, "1.0-alpha 1.0 1.0+b1 1.0.9 1.1 1.1.1d 1.1.1k 1.9 1.10 2"),
        // JEP 223.
        (.jvm, "1.7.0_80 1.8.0_131-ea 1.8.0_131 1.8.0_302-b08 9.0.0-ea 9 9.0.1 11.0.4+11 21.0.1"),
        (.bitnami, "1.2.2-9 1.2.3-rc.1 1.2.3-4 1.2.4"),
        (.datetime, "2023-12-31T23:59:59Z 2024-01-01T12:00:00+02:00 2024-01-01T12:00:00Z 2024-01-01T12:00:00.5Z"),
    ]

    @Test("ladders by the schemes' documents ascend, in both directions", arguments: ladders)
    func ladder(scheme: VersionScheme, text: String) {
        let versions = text.split(separator: " ").map(String.init)
        for (low, lower) in versions.enumerated() {
            for (high, higher) in versions.enumerated() {
                let wanted: VersionOrder = low < high ? .before : low > high ? .after : .same
                #expect(scheme.compare(lower, higher) == wanted, "\(scheme): \(lower) and \(higher)")
            }
        }
    }

    static let equals: [(VersionScheme, String, String)] = [
        (.semver, "1.2.3+a", "v1.2.3+b"), (.semver, "1", "1.0.0"), (.go, "v2.0.0+incompatible", "2.0.0"),
        (.go, "go1.22.1 X:boringcrypto", "1.22.1"), (.go, "go1.26.0-X:foo", "v1.26"), (.go, "go1.22rc1", "1.22.0-rc.1"),
        (.pypi, "1.0", "v1.0.0"), (.pypi, "1.0a1", "1.0.ALPHA-1"), (.pypi, "1.0-1", "1.0.post1"),
        (.pypi, "1.0.rev", "1.0.post0"), (.pypi, "1.0+ubuntu-1", "1.0+ubuntu.1"), (.pypi, "0!1.1", "1.1"),
        (.debian, "0:1.0", "1.0-0"), (.debian, "1.01", "1.1"), (.alpine, "1.2.3-r0", "1.2.3-r0"),
        (.rpm, "1.0-1", "0:1.0-1"), (.rpm, "2.0-1", "2_0-1"), (.rubygems, "1.0.0.rc3.0", "1.0.0.rc3"),
        (.maven, "1.0.0", "1-ga"), (.maven, "1a1", "1-alpha-1"), (.maven, "1.0.RC2", "1.0.CR2"),
        (.nuget, "1.0", "1.0.0.0"),
        (.packagist, "v1.0", "1.0"), (.packagist, "1.0-beta2", "1.0b2"), (.cran, "1.0-2", "1.0.2"),
        (.alpm, "1.5-1", "1.5"), (.alpm, "0:1.0", "1.0"), (.gentoo, "1.0-r0", "1.0"), (.gentoo, "1.010", "1.01"),
        (.conan, "1", "1.0.0"), (.jvm, "1.8.0_131-b11", "8.0.131"), (.bitnami, "1.2.3-4", "1.2.3"),
        (.datetime, "2024-01-01T00:00:00Z", "2023-12-31t19:00:00.0-05:00"), (.rubygems, "1.2.0-x86_64-linux", "1.2.0"),
        (.rubygems, "1.0.rc1-java", "1.0.rc1"),
    ]

    @Test("different texts of one version are the same", arguments: equals)
    func equal(scheme: VersionScheme, left: String, right: String) {
        #expect(scheme.compare(left, right) == .same)
        #expect(scheme.compare(right, left) == .same)
    }

    static let unreadable: [(VersionScheme, String)] = [
        (.semver, ""), (.semver, "latest"), (.semver, "1.x"), (.semver, "1.0."), (.semver, "1.0-"), (.semver, "1.0+"),
        (.semver, "1.0-é"), (.go, "(devel)"), (.go, ""), (.go, "unknown"), (.pypi, ""), (.debian, ""), (.debian, "a:1"),
        (.debian, "1 2"), (.debian, "1.0-"), (.debian, "1:"), (.alpine, ""), (.rpm, ""), (.rpm, "1 2"),
        (.rubygems, "a"), (.rubygems, "1..2"), (.rubygems, "1_2"), (.maven, ""), (.nuget, "x"), (.packagist, ""),
        (.cran, "1.a"), (.hackage, "1..2"),
        (.gentoo, "1.0_foo"), (.gentoo, "1.0-r"), (.openssl, "1.0.2_1"), (.jvm, "jdk8"),
        (.datetime, "2024-13-01T00:00:00Z"),
        (.datetime, "2024-01-01"), (.bitnami, "latest"), (.lexicographic, ""),
    ]

    @Test("what a scheme can't read has no order, not even against itself", arguments: unreadable)
    func nothing(scheme: VersionScheme, text: String) {
        #expect(scheme.compare(text, text) == nil)
        #expect(scheme.compare(text, "1.0") == nil)
        #expect(!scheme.accepts(text))
    }

    @Test(
        "what only a fallback order ranks is not accepted",
        arguments: [
            (VersionScheme.pypi, "1.0-custom-2"), (.pypi, "1.0+é"), (.alpine, "1-ruff2"), (.alpine, "1.2_blah"),
            (.alpine, ".1"), (.rpm, "a:1-1"), (.rpm, "1-"),
            (.semver, "1.0.0.alpha"), (.semver, "1.21rc2"), (.nuget, "1.0.beta1"), (.conan, "latest"), (.alpm, "-1"),
        ])
    func fallback(scheme: VersionScheme, text: String) {
        #expect(scheme.compare(text, text) == .same)
        #expect(!scheme.accepts(text))
    }

    @Test(
        "an ecosystem's release makes no difference, and an unknown ecosystem has no order",
        arguments: [
            ("Debian:12", VersionScheme.debian), ("Alpine:v3.18", .alpine), ("Ubuntu:22.04:LTS", .debian),
            ("npm", .semver),
            ("crates.io", .semver), ("Red Hat:enterprise_linux:9::baseos", .rpm), ("pypi", nil), ("JavaScript", nil),
            ("", nil), (":", nil), ("Debianx", nil),
        ] as [(String, VersionScheme?)])
    func ecosystems(name: String, scheme: VersionScheme?) {
        #expect(VersionScheme.of(ecosystem: name) == scheme)
    }
}
