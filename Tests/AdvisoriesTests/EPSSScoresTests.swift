import Advisories
import Testing

@Suite("EPSS scores") struct EPSSScoresTests {
    private static let head = "#model_version:v2025.03.14,score_date:2025-08-26T12:55:00Z\ncve,epss,percentile\n"

    private func read(_ text: String) throws(AdvisoryFeedError) -> EPSSScores { try EPSSScores.read(Array(text.utf8)) }

    @Test("rows are sorted by bytes and found, decimals are exact")
    func rows() throws {
        let scores = try read(
            Self.head + "CVE-2021-9999,0.5,0.99\r\nCVE-2021-10000,1.00000,1\nCVE-1999-0001,0.00383,0.730750000\n\n")
        #expect(scores.modelVersion == "v2025.03.14")
        #expect(scores.scoreDate.description == "2025-08-26")
        #expect(scores.entries.map(\.cve) == ["CVE-1999-0001", "CVE-2021-10000", "CVE-2021-9999"])
        let entry = try #require(scores.entry(for: "CVE-1999-0001"))
        #expect(EPSSScores.text(entry.score) == "0.00383" && EPSSScores.text(entry.percentile) == "0.73075")
        #expect(EPSSScores.text(100_000) == "1.00000")
        #expect(scores.entry(for: "CVE-1999-0002") == nil)
        #expect(scores.highest(of: ["GHSA-x", "CVE-1999-0001", "CVE-2021-9999"])?.score == 50_000)
        #expect(scores.highest(of: ["GHSA-x"]) == nil)
    }

    @Test(
        "what is wrong is refused, with its line",
        arguments: [
            ("", AdvisoryFeedError.Code.form, 1), ("cve,epss,percentile\nCVE-1999-0001,0.1,0.1\n", .form, 1),
            ("#model_version:v1\ncve,epss,percentile\nCVE-1999-0001,0.1,0.1\n", .date, 1),
            ("#score_date:2025-02-30\ncve,epss,percentile\nCVE-1999-0001,0.1,0.1\n", .date, 1),
            ("#score_date:2025-02-20x\ncve,epss,percentile\nCVE-1999-0001,0.1,0.1\n", .date, 1),
            ("#score_date:2025-02-20\ncve,percentile,epss\nCVE-1999-0001,0.1,0.1\n", .form, 2),
            (head, .incomplete, nil), (head + "CVE-1999-0001,0.1\n", .entry, 3),
            (head + "CVE-1999-0001,0.1,0.1\n\nCVE-1999-0002,0.1,0.1\n", .entry, 4),
            (head + "CVE-1999-1,0.1,0.1\n", .entry, 3), (head + "CVE-1999-0001,1.00001,0.1\n", .entry, 3),
            (head + "CVE-1999-0001,0.123456,0.1\n", .entry, 3), (head + "CVE-1999-0001,-0.1,0.1\n", .entry, 3),
            (head + "CVE-1999-0001,0.,0.1\n", .entry, 3), (head + "CVE-1999-0001,,0.1\n", .entry, 3),
            (head + "CVE-1999-0001,1e-5,0.1\n", .entry, 3),
            (head + "CVE-1999-0001,0.1,0.1\nCVE-1999-0001,0.2,0.1\n", .duplicate, nil),
        ] as [(String, AdvisoryFeedError.Code, Int?)])
    func refused(text: String, code: AdvisoryFeedError.Code, line: Int?) {
        do throws(AdvisoryFeedError) {
            let scores = try read(text)
            Issue.record("read \(scores.entries.count) rows")
        } catch {
            #expect(error.code == code && error.position == line)
        }
    }
}
