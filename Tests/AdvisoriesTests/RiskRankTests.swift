import Advisories
import Findings
import Testing

@Suite("The order of risk") struct RiskRankTests {
    private static func rank(
        kev: String? = nil, ransomware: Bool = false, epss: UInt32? = nil, _ severity: Severity = .medium,
        fix: Bool = false, _ exposure: Exposure = .ordinary
    ) -> RiskRank {
        let added = kev.flatMap { CalendarDate($0) }
        return RiskRank(
            exploitation: added.map { .known(added: $0, byRansomware: ransomware) } ?? .none, epss: epss,
            severity: severity, hasFix: fix, exposure: exposure)
    }

    /// From the highest risk to the lowest; each neighbour pair turns on another question.
    static let ranking = [
        rank(kev: "2024-01-01", ransomware: true, .low), rank(kev: "2020-01-01", epss: 90_000, .critical),
        rank(kev: "2021-01-01", epss: 90_000, .critical), rank(epss: 10_000, .low), rank(epss: 9_999, .critical),
        rank(epss: 1_000, .high), rank(epss: nil, .critical, fix: true), rank(epss: nil, .critical, .exposed),
        rank(epss: nil, .critical, .privileged), rank(epss: nil, .critical, .unknown), rank(epss: nil, .critical),
        rank(epss: nil, .critical, .isolated), rank(epss: nil, .high), rank(epss: nil, .unknown),
        rank(epss: nil, .medium), rank(epss: nil, .low), rank(epss: nil, .none), rank(epss: 999, .critical),
        rank(epss: 998, .critical), rank(epss: 999, .high),
    ]

    @Test("each question decides only where those before it do not")
    func order() {
        for (high, higher) in zip(Self.ranking.indices, Self.ranking) {
            #expect(!(higher < higher))
            for low in Self.ranking.indices where low > high {
                #expect(Self.ranking[low] < higher, "\(low) below \(high)")
                #expect(!(higher < Self.ranking[low]))
            }
        }
    }

    @Test("feeds are joined over all names of a vulnerability")
    func joined() throws {
        let kev = #"""
            {"catalogVersion":"1","dateReleased":"2025-08-25T17:04:19Z","count":2,"vulnerabilities":[
             {"cveID":"CVE-2021-0001","dateAdded":"2022-01-01","knownRansomwareCampaignUse":"Known"},
             {"cveID":"CVE-2021-0002","dateAdded":"2021-01-01"}]}
            """#
        let epss = "#score_date:2025-08-26\ncve,epss,percentile\nCVE-2021-0002,0.25,0.9\n"
        let rank = RiskRank(
            names: ["GHSA-1", "CVE-2021-0002", "CVE-2021-0001"], severity: .high, hasFix: true, exposure: .exposed,
            exploited: try KEVCatalogue.read(Array(kev.utf8)), scores: try EPSSScores.read(Array(epss.utf8)))
        let first = try #require(CalendarDate("2021-01-01"))
        #expect(rank.exploitation == .known(added: first, byRansomware: true))
        #expect(rank.epss == 25_000 && rank.likelihood == .high)
        let unknown = RiskRank(
            names: ["GHSA-1"], severity: .high, hasFix: true, exposure: .unknown, exploited: nil, scores: nil)
        #expect(unknown.exploitation == .none && unknown.likelihood == .unknown)
    }
}
