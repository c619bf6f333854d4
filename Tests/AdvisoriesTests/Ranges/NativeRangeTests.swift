import Advisories
import Testing

@Suite("Native ranges as vers") struct NativeRangeTests {
    @Test(
        "each ecosystem's own syntax is read",
        arguments: [
            ("npm", "^1.2.3", "vers:npm/>=1.2.3|<2.0.0"), ("npm", "~1.2", "vers:npm/>=1.2.0|<1.3.0"),
            ("npm", "1.2 - 1.4", "vers:npm/>=1.2.0|<1.5.0"), ("npm", "", "vers:npm/*"),
            ("npm", ">=1.0.0 >=2.0.0 <3.0.0", "vers:npm/>=2.0.0|<3.0.0"), ("npm", "1.2.3 >=1.0.0", "vers:npm/1.2.3"),
            ("cargo", "1.2", "vers:cargo/>=1.2.0|<2.0.0"), ("cargo", "0.0.3", "vers:cargo/>=0.0.3|<0.0.4"),
            ("cargo", ">=1.2, <1.5", "vers:cargo/>=1.2.0|<1.5.0"), ("cargo", "1.*", "vers:cargo/>=1.0.0|<2.0.0"),
            ("pypi", "~=2.2.1, !=2.2.3", "vers:pypi/>=2.2.1|!=2.2.3|<2.3.dev0"),
            ("pypi", "==1.2.*", "vers:pypi/>=1.2.dev0|<1.3.dev0"),
            ("pypi", ">1, !=1.5.*", "vers:pypi/>1|<1.5.dev0|>=1.6.dev0"), ("pypi", "", "vers:pypi/*"),
            ("maven", "[1.0,2.0),[3.0,)", "vers:maven/>=1.0|<2.0|>=3.0"), ("maven", "(,1.0]", "vers:maven/<=1.0"),
            ("maven", "[1.5]", "vers:maven/1.5"), ("maven", "1.5", "vers:maven/1.5"),
            ("nuget", "1.0", "vers:nuget/>=1.0"), ("nuget", "(1.0,2.0)", "vers:nuget/>1.0|<2.0"),
            ("nuget", "1.*", "vers:nuget/>=1|<2"), ("gem", "~> 2.1.3", "vers:gem/>=2.1.3|<2.2"),
            ("gem", "~> 2", "vers:gem/>=2|<3"), ("gem", ">= 1.0, != 1.5", "vers:gem/>=1.0|!=1.5"),
            ("composer", "^1.2 || ~2.0.1", "vers:composer/>=1.2|<2|>=2.0.1|<2.1"),
            ("composer", "1.0.*", "vers:composer/>=1.0|<1.1"), ("composer", "1.0 - 2.0", "vers:composer/>=1.0|<2.1"),
            ("composer", ">=1.0,<1.1@stable", "vers:composer/>=1.0|<1.1"),
            ("deb", "<< 1:2.0~rc1", "vers:deb/<1:2.0~rc1"), ("rpm", ">= 1.0-1, < 2", "vers:rpm/>=1.0-1|<2"),
            ("apk", ">1.0 <2.0", "vers:apk/>1.0|<2.0"),
            ("golang", ">= v1.2.0, < v1.3.0", "vers:golang/>=v1.2.0|<v1.3.0"),
            ("conan", "~2.5.1", "vers:conan/>=2.5.1|<2.6-"),
            ("hex", "~> 1.2 and != 1.3.0", "vers:hex/>=1.2|!=1.3.0|<2"),
            ("pub", "^0.1.2", "vers:pub/>=0.1.2|<0.2"), ("pub", "any", "vers:pub/*"),
            ("nginx", "1.4.1+, 0.8.1-0.8.9", "vers:nginx/>=0.8.1|<=0.8.9|>=1.4.1|<1.5.0"),
            ("openssl", "1.0.2k, 1.0.1", "vers:openssl/1.0.1|1.0.2k"),
        ])
    func read(_ scheme: String, _ native: String, _ wanted: String) throws {
        #expect(try VersRange(native: native, scheme: scheme).description == wanted)
    }

    @Test(
        "alternatives that overlap stay apart only where the flat list says the same",
        arguments: [
            (">=1.0.0 <3.0.0 || >=2.0.0 <4.0.0", "vers:npm/>=1.0.0|>=2.0.0|<3.0.0|<4.0.0"),
            (">=1.0.0 || >=2.0.0 <3.0.0", "vers:npm/>=1.0.0"), ("<5.0.0 || >=2.0.0 <3.0.0", "vers:npm/<5.0.0"),
            (">=1.0.0 <3.0.0 || >=2.0.0 <5.0.0 || >=4.0.0 <6.0.0", "vers:npm/>=1.0.0|<6.0.0"),
            ("<2.0.0 || <1.0.0", "vers:npm/<1.0.0|<2.0.0"),
        ])
    func alternatives(_ native: String, _ wanted: String) throws {
        #expect(try VersRange(native: native, scheme: "npm").description == wanted)
    }

    @Test("a version lies in the vers range of native alternatives when it lies in one of them")
    func equivalence() throws {
        var generator = VersionPropertyTests.Generator(state: 9)
        func number() -> Int { Int.random(in: 0...6, using: &generator) }
        for _ in 0..<600 {
            let alternatives = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                switch Int.random(in: 0...4, using: &generator) {
                case 0: "<\(number()).0.0"
                case 1: ">\(number()).0.0"
                case 2: "= \(number()).0.0"
                default: ">=\(number()).0.0 <=\(number()).0.0"
                }
            }
            let text = alternatives.joined(separator: " || ")
            for half in 0...14 {
                let version = half % 2 == 0 ? "\(half / 2).0.0" : "\(half / 2).5.0"
                let isInside = try AdvisoryRangeText(text).contains(version, by: .semver) == .inside
                let range = try? VersRange(native: text, scheme: "semver")
                #expect((range?.contains(version) == .inside) == isInside, "\(text): \(version)")
            }
        }
    }

    @Test(
        "what no version satisfies is told apart from what is no range",
        arguments: [
            ("npm", ">2.0.0 <1.0.0", VersError.Code.empty), ("npm", "<0.0.0-0", .empty), ("npm", "1.x.5", .syntax),
            ("maven", "[2.0,1.0]", .empty), ("maven", "[1.0", .syntax), ("maven", "[1.0](2.0]", .syntax),
            ("pypi", "=>1.0", .syntax), ("pypi", "~=1", .syntax), ("gem", "~> x", .syntax),
            ("deb", "< a?", .unreadableVersion),
            ("unheard-of", "1", .unknownScheme), ("composer", "^1 ||", .syntax), ("conan", "", .syntax),
            ("cargo", "18446744073709551615", .syntax), ("nginx", "18446744073709551615+", .syntax),
        ])
    func refused(_ scheme: String, _ native: String, _ code: VersError.Code) {
        #expect { try VersRange(native: native, scheme: scheme) } throws: { ($0 as? VersError)?.code == code }
    }

    /// Seeded, so that a failure can be had again.
    @Test("hostile texts are refused or read, never a trap")
    func hostile() {
        var generator = VersionPropertyTests.Generator(state: 5)
        let pieces =
            VersionPropertyTests.pieces + [
                "[", ")", ",", "|", "||", " ", "<", ">", "=", "*", "x", "%", "~>", "18446744073709551615",
            ]
        let schemes = [
            "npm", "cargo", "pypi", "maven", "nuget", "gem", "composer", "deb", "conan", "hex", "pub", "nginx",
            "openssl",
        ]
        for _ in 0..<4_000 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            for scheme in schemes { _ = try? VersRange(native: text, scheme: scheme).contains("1.2.3") }
            _ = try? VersRange(parsing: "vers:npm/" + text).contains("1.2.3")
        }
    }
}
