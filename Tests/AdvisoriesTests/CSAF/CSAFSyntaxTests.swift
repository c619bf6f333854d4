@testable import Advisories
import Testing

@Suite("Forms of CSAF texts") struct CSAFSyntaxTests {
    @Test(
        "revision numbers are integers or semantic versions",
        arguments: [
            ("1", true), ("0", true), ("01", false), ("", false), ("1.0", false), ("1.0.0", true), ("1.0.0-rc.1", true),
            ("1.0.0-rc.01", false), ("1.0.0+", false), ("1.0.0+01", true), ("1-rc", false), ("1+a", false),
            ("1.0.0-", false), ("-1", false), ("１", false),
        ])
    func revisionNumbers(text: String, isOne: Bool) { #expect((RevisionNumber(text) != nil) == isOne) }

    @Test("semantic versions are in order") func revisionOrder() throws {
        let ordered = [
            "0.9.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
            "1.0.0-rc.1", "1.0.0", "2.0.0", "10.0.0", "123456789012345678901234567890.0.0",
        ].compactMap(RevisionNumber.init)
        #expect(ordered.count == 12)
        for (place, left) in ordered.enumerated() {
            for (otherPlace, right) in ordered.enumerated() {
                #expect(left.isAfter(right) == (place > otherPlace))
            }
        }
        #expect(try #require(RevisionNumber("100")).followsMajor(of: #require(RevisionNumber("99"))))
        #expect(try !#require(RevisionNumber("101")).followsMajor(of: #require(RevisionNumber("99"))))
    }

    @Test("moments compare across time zones and fractions") func moments() throws {
        let earlier = try #require(CSAFMoment("2024-01-24T10:00:00.123Z"))
        #expect(CSAFMoment("2024-01-24T12:00:00.1230+02:00") == earlier)
        #expect(try #require(CSAFMoment("2024-01-24T10:00:00.1231Z")) > earlier)
        #expect(try #require(CSAFMoment("2024-01-24T10:00:00Z")) < earlier)
        for text in [
            "2024-01-24 10:00:00Z", "2024-01-24T10:00:00z", "2024-01-24t10:00:00Z", "2024-06-30T23:59:60Z",
            "2024-01-24T10:00:00", "2024-02-30T10:00:00Z", "2024-01-24T10:00:00,5Z",
        ] {
            #expect(CSAFMoment(text) == nil, "\(text)")
        }
    }

    @Test(
        "language tags follow the registry",
        arguments: [
            ("en", "valid"), ("EN-us", "valid"), ("de-1996", "valid"), ("zh-yue-Hant-HK", "valid"),
            ("i-default", "valid"),
            ("ez", "unknown"), ("en-Xxxx", "unknown"), ("en-QQQ", "unknown"), ("en-a", "malformed"), ("", "malformed"),
            ("en--US", "malformed"), ("en-US-u-ca-gregory", "valid"), ("x-own", "valid"), ("de-CH-x-own", "valid"),
            ("en-\u{212A}R", "malformed"),
        ])
    func languages(tag: String, expected: String) {
        let verdict =
            switch LanguageTag(tag).verdict {
            case .valid: "valid"
            case .malformed: "malformed"
            case .unknown: "unknown"
            }
        #expect(verdict == expected)
    }

    @Test(
        "licence expressions follow the grammar",
        arguments: [
            ("MIT", true), ("MIT OR Apache-2.0", true), ("(MIT AND (GPL-2.0-only WITH Classpath-exception-2.0))", true),
            ("GPL-2.0+", true), ("MIT OR", false), ("OR MIT", false), ("MIT Apache-2.0", false), ("(MIT", false),
            ("MIT)", false), ("()", false), ("MIT WITH", false), ("(MIT) WITH Classpath-exception-2.0", false),
            ("LicenseRef-a+", false), ("LicenseRef-", false), ("DocumentRef-a:LicenseRef-b", false), ("", false),
            ("MIT/X11", false),
        ]) func licences(text: String, isOne: Bool)
    { #expect((LicenceExpression(text) != nil) == isOne) }

    @Test("CPE names of both forms are read") func cpe() throws {
        let name = try #require(CPEName(#"cpe:2.3:a:example:product_a:2.3\:1:*:*:de:*:*:*:*"#))
        #expect(name.value(.version) == "2.3:1")
        #expect(name.value(.language) == "de")
        #expect(name.value(.update) == nil)
        #expect(CPEName("cpe:/a:example:product:1.0")?.value(.product) == "product")
        for text in [
            "cpe:2.3:a:example:product:1.0", "cpe:2.3:x:a:b:1:*:*:*:*:*:*:*", "cpe:/q", "cpe",
            "CPE:2.3:a:*:*:*:*:*:*:*:*:*:*",
        ] {
            #expect(CPEName(text) == nil, "\(text)")
        }
    }

    @Test("file names follow section 5.1") func fileNames() {
        #expect(CSAFFileName.name(trackingID: "2022_#01-A") == "2022_01-a.json")
        #expect(CSAFFileName.name(trackingID: "RHBA-2019:0024") == "rhba-2019_0024.json")
        #expect(CSAFFileName.name(trackingID: "Example Company - 2019-YH3234") == "example_company_-_2019-yh3234.json")
    }

    @Test("names of weaknesses depend on the version") func weaknesses() throws {
        let weakness = try #require(CWEList.weakness("CWE-287"))
        #expect(try weakness.names(in: #require(CWEVersion("1.0"))) == ["Insufficient Authentication"])
        #expect(try weakness.names(in: #require(CWEVersion("4.13"))) == ["Improper Authentication"])
        #expect(try CWEList.weakness("CWE-1324")?.names(in: #require(CWEVersion("4.2"))) == [])
        // A category.
        #expect(CWEList.weakness("CWE-1008") == nil)
        #expect(CWEVersion("4.9").map { $0 < CWEVersion.lastExact } == true)
    }
}
