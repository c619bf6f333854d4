import Advisories
import Documents
import Testing

@Suite("The KEV catalogue") struct KEVCatalogueTests {
    private func read(_ text: String) throws(AdvisoryFeedError) -> KEVCatalogue {
        try KEVCatalogue.read(Array(text.utf8))
    }

    private static func entry(_ cve: String, added: String = "2021-11-03", ransomware: String? = "Known") -> String {
        let use = ransomware.map { #","knownRansomwareCampaignUse":"\#($0)""# } ?? ""
        return #"{"cveID":"\#(cve)","vulnerabilityName":"N","dateAdded":"\#(added)","dueDate":"2021-11-17","#
            + #""requiredAction":"Update."\#(use)}"#
    }

    private static func catalogue(_ entries: [String], count: Int? = nil) -> String {
        #"{"catalogVersion":"2025.08.25","dateReleased":"2025-08-25T17:04:19.9796Z","count":\#(count ?? entries.count),"#
            + #""vulnerabilities":[\#(entries.joined(separator: ","))]}"#
    }

    @Test("entries are found by any name of a vulnerability")
    func entries() throws {
        let catalogue = try read(
            Self.catalogue([
                Self.entry("CVE-2021-44228", added: "2021-12-10"), Self.entry("CVE-2014-0160", ransomware: "Unknown"),
                Self.entry("CVE-2020-0001", ransomware: nil),
            ]))
        #expect(catalogue.version == "2025.08.25" && catalogue.released.description == "2025-08-25T17:04:19Z")
        let log4shell = try #require(catalogue.entry(for: "CVE-2021-44228"))
        #expect(log4shell.isUsedByRansomware && log4shell.dateAdded.description == "2021-12-10")
        #expect(catalogue.entry(for: "CVE-2014-0160")?.isUsedByRansomware == false)
        #expect(catalogue.entry(for: "CVE-2020-0001")?.isUsedByRansomware == false)
        #expect(catalogue.earliest(of: ["CVE-2021-44228", "CVE-2014-0160"])?.cve == "CVE-2014-0160")
        #expect(catalogue.entry(for: "GHSA-jfh8-c2jp-5v3q") == nil)
    }

    @Test(
        "what is wrong is refused by name",
        arguments: [
            ("{", AdvisoryFeedError.Code.form), ("[]", .form), (catalogue([]), .incomplete),
            (catalogue([entry("CVE-2021-44228")], count: 2), .incomplete),
            (catalogue([entry("CVE-2021-44228"), entry("CVE-2021-44228")]), .duplicate),
            (catalogue([entry("GHSA-1")]), .entry), (catalogue([entry("CVE-2021-44228", added: "yesterday")]), .entry),
            (catalogue([entry("CVE-2021-44228", ransomware: "\u{212A}nown")]), .entry),
        ])
    func refused(text: String, code: AdvisoryFeedError.Code) {
        do throws(AdvisoryFeedError) {
            let catalogue = try read(text)
            Issue.record("read \(catalogue.entries.count) entries")
        } catch {
            #expect(error.code == code)
        }
    }
}
