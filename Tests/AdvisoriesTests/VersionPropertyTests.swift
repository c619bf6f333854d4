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

    /// Instants with offsets, for the one scheme that no text made of pieces can be read by.
    static func times(_ count: Int, seed: UInt64) -> [String] {
        var generator = Generator(state: seed)
        func two(_ range: ClosedRange<Int>) -> String {
            let number = Int.random(in: range, using: &generator)
            return number < 10 ? "0\(number)" : "\(number)"
        }
        return (0..<count).map { _ in
            let date = "20\(two(0...99))-\(two(1...12))-\(two(1...28))T\(two(0...23)):\(two(0...59)):\(two(0...59))"
            return date + (Bool.random(using: &generator) ? "Z" : ".5+\(two(0...14)):00")
        }
    }

    static func versions(of scheme: VersionScheme, _ count: Int, seed: UInt64) -> [String] {
        scheme == .datetime ? times(count, seed: seed) : versions(count, seed: seed)
    }

    /// Versions as people release them.
    static func releases(_ count: Int, seed: UInt64) -> [String] {
        var generator = Generator(state: seed)
        let labels = [
            "", "", "", "-alpha", "-beta1", "-rc.1", "rc2", ".dev1", "-SNAPSHOT", "-1", "_p1", "_alpha2", "a", "+2",
        ]
        return (0..<count).map { _ in
            let numbers = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                "\([0, 1, 2, 9, 10].randomElement(using: &generator) ?? 0)"
            }
            return numbers.joined(separator: ".") + (labels.randomElement(using: &generator) ?? "")
        }
    }

    /// pacman leaves out a release that only one of two versions has, so that its equality is not transitive; Conan compares
    /// items as numbers or as text, whatever the other one is.
    @Test(
        "comparing is transitive for versions as people release them",
        arguments: VersionScheme.allCases.filter { $0 != .alpm && $0 != .conan })
    func transitiveReleases(scheme: VersionScheme) {
        let texts = scheme == .datetime ? Self.times(60, seed: 3) : Self.releases(400, seed: 3)
        let versions = texts.filter { scheme.accepts($0) }.prefix(60)
        #expect(versions.count > 15)
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

    @Test("comparing is reflexive and antisymmetric for whatever can be read", arguments: VersionScheme.allCases)
    func antisymmetric(scheme: VersionScheme) {
        let versions = Self.versions(of: scheme, 1500, seed: 11).filter { scheme.compare($0, $0) != nil }.prefix(120)
        #expect(versions.count > 20)
        for left in versions {
            #expect(scheme.compare(left, left) == .same)
            for right in versions where scheme.compare(left, right) != scheme.compare(right, left)?.reversed {
                Issue.record("\(scheme): \(left) and \(right)")
            }
        }
    }

    /// Maven's and PHP's rules for padding, Conan's mixed items and pacman's missing releases are not transitive for odd
    /// texts, in the originals neither.
    @Test(
        "comparing is transitive for accepted versions",
        arguments: VersionScheme.allCases.filter { ![.maven, .packagist, .conan, .alpm].contains($0) })
    func transitive(scheme: VersionScheme) {
        let versions = Self.versions(of: scheme, 1500, seed: 23).filter { scheme.accepts($0) }.prefix(45)
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
            // Builds of a Java runtime do not count.
            #expect(scheme == .jvm || scheme.compare(text, text + "1") != .same)
        }
    }
}
