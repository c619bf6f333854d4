import Advisories
import Testing

/// What holds for every order whatever the text, tried on made-up versions from a fixed seed.
@Suite("Properties of version orders") struct VersionPropertyTests {
    /// xorshift64*, so that a failure can be had again.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 2_685_821_657_736_338_717
        }
    }

    static let pieces = [
        "0", "1", "2", "10", "00", "007", ".", ".", ".", "-", "~", "^", "+", "_", ":", "!", "a", "b", "rc", "RC",
        "alpha",
        "beta", "dev", "post", "pre", "p", "r", "-r", "_p", "_rc", "final", "SNAPSHOT", "x", "git", "v", "go", "é",
    ]

    static func versions(_ count: Int, seed: UInt64) -> [String] {
        var generator = Generator(state: seed)
        return (0..<count).map { _ in
            var text = Bool.random(using: &generator) ? "1" : ""
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            }
            return text
        }
    }

    @Test("comparing is reflexive and antisymmetric for whatever can be read", arguments: VersionScheme.allCases)
    func antisymmetric(scheme: VersionScheme) {
        let versions = Self.versions(1500, seed: 11).filter { scheme.compare($0, $0) != nil }.prefix(120)
        #expect(versions.count > 20)
        for left in versions {
            #expect(scheme.compare(left, left) == .same)
            for right in versions where scheme.compare(left, right) != scheme.compare(right, left)?.reversed {
                Issue.record("\(scheme): \(left) and \(right)")
            }
        }
    }

    /// Maven's and PHP's rules for padding are not transitive for odd texts, in the originals neither.
    @Test(
        "comparing is transitive for accepted versions",
        arguments: VersionScheme.allCases.filter { $0 != .maven && $0 != .packagist })
    func transitive(scheme: VersionScheme) {
        let versions = Self.versions(1500, seed: 23).filter { scheme.accepts($0) }.prefix(45)
        for first in versions {
            for second in versions where scheme.compare(first, second) != .after {
                for third in versions where scheme.compare(second, third) != .after {
                    if scheme.compare(first, third) == .after {
                        Issue.record("\(scheme): \(first) ≤ \(second) ≤ \(third)")
                    }
                }
            }
        }
    }

    @Test("hostile lengths are read and compared in time linear in them", arguments: VersionScheme.allCases)
    func hostile(scheme: VersionScheme) {
        let texts = [
            String(repeating: "1.", count: 100_000) + "1",
            String(repeating: "1", count: 1_000_000),
            String(repeating: "1-a", count: 20_000),
            String(repeating: "1~", count: 20_000) + "1",
            String(repeating: "0.", count: 20_000) + "0",
            "1" + String(repeating: "_p1", count: 20_000),
            "1" + String(repeating: ".dev", count: 20_000),
            "1" + String(repeating: "-", count: 20_000) + "x",
            "1.0-" + String(repeating: "0", count: 20_000) + String(repeating: ".0", count: 20_000),
        ]
        for text in texts {
            let order = scheme.compare(text, text)
            #expect(order == nil || order == .same)
            #expect(scheme.compare(text, text + "1") != .same)
        }
    }
}
