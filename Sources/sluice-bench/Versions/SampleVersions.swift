import Advisories

/// Pairs of versions as an inventory and its advisories have them: an installed one, and a bound near it.
struct SampleVersions {
    /// All versions one after another.
    private(set) var bytes: [UInt8] = []
    /// The bytes of each pair: the installed version, then the bound.
    private(set) var pairs: [(installed: Range<Int>, bound: Range<Int>)] = []

    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(_ scheme: VersionScheme, pairs count: Int) {
        for _ in 0..<count {
            let major = number(0...9)
            let minor = number(0...30)
            let installed = add(text(scheme, major, minor))
            // Two of three bounds are of the same series.
            let bound = add(
                text(scheme, number(0...2) > 0 ? major : number(0...9), number(0...1) > 0 ? minor : number(0...30)))
            pairs.append((installed, bound))
        }
    }

    private mutating func add(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes += Array(text.utf8)
        return start..<bytes.count
    }

    /// xorshift64*: the same versions in every run.
    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return range.lowerBound + Int((state &* 2_685_821_657_736_338_717) >> 33) % range.count
    }

    private mutating func text(_ scheme: VersionScheme, _ major: Int, _ minor: Int) -> String {
        let core = "\(major).\(minor).\(number(0...20))"
        let kind = number(0...9)
        switch scheme {
        case .debian:
            let epoch = kind == 0 ? "1:" : ""
            let revision = ["-1", "-2+deb12u\(number(1...9))", "-0ubuntu0.22.04.\(number(1...20))", "+dfsg-3"]
            return epoch + core + (kind == 1 ? "~rc\(number(1...4))" : "") + revision[number(0...3)]
        case .rpm:
            return "\(number(0...3)):\(core)-\(number(1...60)).el\(number(7...9))_\(number(0...6)).\(number(1...4))"
        case .alpine:
            return core + (kind == 0 ? "_rc\(number(1...4))" : kind == 1 ? "_p\(number(1...9))" : "")
                + "-r\(number(0...9))"
        case .pypi:
            let endings = ["rc\(number(1...3))", ".post\(number(1...3))", ".dev\(number(1...90))", "b\(number(1...3))"]
            return core + (kind < 2 ? endings[number(0...3)] : "")
        case .maven:
            let endings = [".RELEASE", ".Final", "-SNAPSHOT", "-rc\(number(1...3))", "-jre", "-M\(number(1...5))"]
            return core + (kind < 4 ? endings[number(0...5)] : "")
        case .rubygems: return core + (kind == 0 ? ".rc\(number(1...3))" : kind == 1 ? ".\(number(1...9))" : "")
        case .go:
            return kind < 3
                ? "v0.0.0-2023\(number(10...12))\(number(10...28))112808-5421fefb\(number(1000...9999))" : "v" + core
        default: return core + (kind == 0 ? "-rc.\(number(1...4))" : kind == 1 ? "-beta.\(number(1...20))+build" : "")
        }
    }
}
