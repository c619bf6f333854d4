@testable import Advisories
import Testing

@Suite("CSAF version ranges") struct CSAFVersionRangeTests {
    @Test(
        "ranges are vers or constraints alone",
        arguments: [
            ("vers:intdot/<4.2.0", true), ("<=2", true), (">10.9a|!=10.9c|<=10.9k", true), ("vers:all/*", true),
            ("*", false),
            ("vers:npm/*", false), ("vers:npm/>=2.0.0|<1.0.0", false), ("vers:npm/1.0.0|1.0.0", false),
            ("< 4.2", false),
            ("all versions", false), ("vers:unknown/>2|<1", true), ("vers:npm/||<1.0.0", false), ("<>3.2", false),
            ("", false),
        ])
    func ranges(text: String, isOne: Bool) { #expect((ProductVersionRange(text).fault == nil) == isOne) }

    @Test(
        "overlap is symmetric and follows the versions",
        arguments: [
            (">2.1.0|<4.2.0", ">1.2.0|<2.4.0", true), (">2.4.0|<4.2.0", ">1.2.0|<2.1.0", false),
            ("<2.0", ">=2.0", false), ("<=2.0", ">=2.0", true), ("<=2.0|!=2.0", ">=2.0", false), ("<2", ">9", false),
            ("<10", ">9", true), ("vers:all/*", "<1", true),
        ])
    func overlaps(left: String, right: String, expected: Bool) throws {
        let one = try #require(VersionIntervals(ProductVersionRange(left)))
        let other = try #require(VersionIntervals(ProductVersionRange(right)))
        #expect(one.overlaps(other) == expected)
        #expect(other.overlaps(one) == expected)
    }

    @Test("exclusions take versions out") func exclusion() throws {
        let range = try #require(VersionIntervals(ProductVersionRange("vers:intdot/>2.1.0|!=2.4.0|<4.2.0")))
        #expect(range.contains("2.3.9"))
        #expect(!range.contains("2.4.0"))
        #expect(!range.contains("4.2.0"))
        #expect(!range.contains("2.1"))
    }
}
