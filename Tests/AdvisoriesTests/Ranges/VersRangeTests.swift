import Advisories
import Testing

@Suite("vers ranges") struct VersRangeTests {
    @Test(
        "a version is inside when a constraint names it or neighbouring bounds enclose it",
        arguments: [
            ("vers:npm/>=1.0.0|<2.0.0", "1.5.0", RangeAnswer.inside), ("vers:npm/>=1.0.0|<2.0.0", "2.0.0", .outside),
            ("vers:npm/<1.0.0|>=2.0.0", "1.5.0", .outside), ("vers:npm/*", "0.0.1", .inside),
            ("vers:npm/1.0.0|>=2.0.0", "1.0.0", .inside), ("vers:npm/!=1.0.0", "1.0.0", .outside),
            ("vers:npm/!=1.0.0", "1.0.1", .inside), ("vers:npm/>=1.0.0|!=1.5.0|<2.0.0", "1.5.0", .outside),
            ("vers:npm/>=1.0.0|!=1.5.0|<2.0.0", "1.6.0", .inside),
            // Of bounds that lie inside of others the outer ones count.
            ("vers:npm/<2.0.0|<3.0.0", "2.5.0", .inside), ("vers:npm/>=1.0.0|>=2.0.0|<3.0.0|<4.0.0", "3.5.0", .inside),
            ("vers:npm/>=1.4.0|<1.5.0|>=1.5.0", "1.5.0", .inside), ("vers:npm/<2.0.0|>2.0.0", "2.0.0", .outside),
            ("vers:deb/>=1%3A1.0|<1:2.0", "1:1.5-1", .inside),
            ("vers:npm/>=one", "1.0.0", .undecided), ("vers:unheard-of/>=1.0", "2.0", .undecided),
        ])
    func contains(_ text: String, _ version: String, _ wanted: RangeAnswer) throws {
        #expect(try VersRange(parsing: text).contains(version) == wanted)
    }

    @Test(
        "any form is read and printed in the canonical one",
        arguments: [
            ("vers:npm/<2.0.0 | >=1.0.0", "vers:npm/>=1.0.0|<2.0.0"), ("vers:pypi/2|1.10|1.9", "vers:pypi/1.9|1.10|2"),
            ("vers:npm/|1.0.0|", "vers:npm/1.0.0"), ("vers:npm/%31.0.0", "vers:npm/1.0.0"),
            ("vers:lexicographic/1.0%2fa", "vers:lexicographic/1.0%2Fa"),
        ])
    func canonicalForm(_ text: String, _ wanted: String) throws {
        #expect(try VersRange(parsing: text).description == wanted)
        #expect(try VersRange(canonical: wanted).description == wanted)
    }

    @Test(
        "what is not canonical to the byte is refused as such",
        arguments: [
            "vers:npm/>=1.0.0| <2.0.0", "vers:npm/|1.0.0", "vers:npm/1.0.0|", "vers:npm/1.0.0||2.0.0",
            "vers:npm/2.0.0|1.0.0", "vers:npm/%31.0.0", "vers:npm/1.0.0|1.0.0", "vers:datetime/2024-01-01t00:00:00z",
        ])
    func notCanonical(_ text: String) {
        #expect { try VersRange(canonical: text) } throws: { ($0 as? VersError)?.code == .notCanonical }
    }

    @Test(
        "what is no range is refused",
        arguments: [
            "", "npm/1.0.0", "vers:npm", "vers:npm/", "vers:NPM/1.0.0", "vers:npm/>=", "vers:npm/1.0.0|*",
            "vers:npm/%4",
            "vers:npm/%FF", "vers:npm/>>1.0.0", "vers:/1.0.0",
        ])
    func refused(_ text: String) { #expect(throws: VersError.self) { try VersRange(parsing: text) } }
}
