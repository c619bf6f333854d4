import Advisories
import Testing

@Suite("Ranges of advisory databases") struct AdvisoryRangeTextTests {
    @Test(
        "commas join, bars are alternatives, the empty text holds for all",
        arguments: [
            ("> 1.0.0, < 2.0.0 || = 3.0.0", "3.0.0", VersionScheme.semver, RangeAnswer.inside),
            ("> 1.0.0, < 2.0.0 || = 3.0.0", "2.0.0", .semver, .outside), ("", "1.0.0", .semver, .inside),
            ("'1.0' || \"2.0\"", "2.0", .debian, .inside), ("< 2, > 3", "2.5.0", .semver, .outside),
            // A pre-release is a version like others: npm's rule is for npm's ranges alone.
            ("> 1.0.0, < 2.0.0", "1.5.0-rc.1", .semver, .inside),
            ("<= 6.4.0", "6.4+local.1", .pypi, .inside), ("= 2.0.0+a", "2.0.0+b", .pypi, .outside),
            ("<= 2:1.0", "1.0", .rpm, .inside), ("< 2:1.0", "1.0", .rpm, .outside),
            ("< 1:1.0", "2:0.5", .rpm, .outside),
            ("< 1:1.0", "0.5", .debian, .inside), ("< oops?", "1.0", .debian, .undecided),
            ("< 1.0, > oops?", "2.0", .debian, .outside), ("< oops? || = 1.0", "1.0", .debian, .inside),
        ])
    func contains(_ text: String, _ version: String, _ scheme: VersionScheme, _ wanted: RangeAnswer) throws {
        #expect(try AdvisoryRangeText(text).contains(version, by: scheme) == wanted)
    }
}
