import Advisories
import Findings
import Testing

@Suite("CVSS vectors") struct CVSSVectorTests {
    // The examples of FIRST's CVSS documents.
    @Test(
        "the published score and its band",
        arguments: [
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8", Severity.critical),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10.0", .critical),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "6.1", .medium),
            ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4", .medium),
            ("CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1", .low),
            ("CVSS:3.0/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8", .high),
            ("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", "0.0", Severity.none),
            ("CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:P/RL:O/MAV:L", "9.8", .critical),
            ("AV:N/AC:L/Au:N/C:N/I:N/A:C", "7.8", .high),
            ("AV:N/AC:L/Au:N/C:C/I:C/A:C", "10.0", .high),
            ("AV:L/AC:H/Au:N/C:C/I:C/A:C", "6.2", .medium),
            ("AV:N/AC:L/Au:N/C:N/I:N/A:N", "0.0", .low),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "10.0", .critical),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "9.3", .critical),
            ("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "7.3", .high),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N/AU:Y", "0.0", Severity.none),
        ])
    func scores(vector: String, score: String, severity: Severity) throws {
        let vector = try CVSSVector(vector)
        #expect(vector.publishedScore == score)
        #expect(vector.severity == severity)
    }

    // Worked examples of the 2.0 guide, section 3.3.
    @Test(
        "every group of 2.0",
        arguments: [
            ("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H", [78, 64, 92]),
            ("AV:N/AC:L/Au:N/C:C/I:C/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:L", [100, 83, 90]),
            ("AV:L/AC:H/Au:N/C:C/I:C/A:C/E:POC/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:M", [62, 49, 75]),
        ])
    func version2(vector: String, tenths: [Int]) throws {
        let vector = try CVSSVector(vector)
        #expect([vector.baseTenths, vector.temporalTenths, vector.environmentalTenths] == tenths)
    }

    @Test("an adjusted score below zero is no score below zero")
    func notNegative() throws {
        #expect(try CVSSVector("AV:L/AC:H/Au:M/C:P/I:N/A:N/CR:L").environmentalTenths == 0)
    }

    @Test("threat and environment move the score of 4.0, supplements don't")
    func version4() throws {
        let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
        let vector = try CVSSVector(base + "/E:U/MVC:L/MVI:L/MVA:L/S:P/U:Red")
        #expect(vector.baseTenths == 93)
        #expect(vector.temporalTenths == 81)
        #expect(vector.environmentalTenths < vector.temporalTenths)
        #expect(vector.hasTemporal && vector.hasEnvironmental)
        #expect(try CVSSVector(base + "/S:P/AU:Y/R:I/V:C/RE:H/U:Red").environmentalTenths == 93)
    }

    @Test("a vector is written in its document's order, without what is not defined")
    func canonical() throws {
        #expect(
            try CVSSVector("CVSS:3.0/A:N/C:H/I:L/S:C/UI:N/PR:N/AC:L/AV:N/MUI:X/RL:O").canonical
                == "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:L/A:N/RL:O")
        #expect(try CVSSVector("Au:N/AV:N/AC:L/E:ND/A:C/I:N/C:N").canonical == "AV:N/AC:L/Au:N/C:N/I:N/A:C")
    }

    @Test(
        "what is malformed is refused, by name",
        arguments: [
            ("", CVSSFault.part(1)), ("/", .part(1)), ("CVSS:3.1", .version), ("CVSS:3.1/", .part(1)),
            ("CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .version),
            ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .metric("PR")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", .missing(metric: "A")),
            ("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .duplicate(metric: "AV")),
            ("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .value(metric: "AV")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:X/E:P", .duplicate(metric: "E")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:N", .metric("ZZ")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/", .part(9)),
            ("CVSS:3.1/AV:N//AC:L", .part(2)), ("CVSS:3.1/AV:N:N", .part(1)), ("CVSS:3.1/AV", .part(1)),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:HH", .value(metric: "A")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:", .value(metric: "A")),
            ("CVSS:3.1/av:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", .metric("av")),
            ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N", .value(metric: "SI")),
            ("AV:N/AC:L/Au:N/C:N/I:N/A:C/E:POCPOCPOC", .value(metric: "E")), ("AV:\0N", .value(metric: "AV")),
            ("\0AV:N", .metric("\0AV")), (":N", .metric("")), ("AV:", .value(metric: "AV")),
        ])
    func malformed(vector: String, fault: CVSSFault) {
        #expect(throws: fault) { try CVSSVector(vector) }
    }

    @Test("every combination of base metrics of 4.0 has a score that no metric made worse lowers")
    func monotone() throws {
        let metrics = [
            ("AV", "NALP"), ("AC", "LH"), ("AT", "NP"), ("PR", "NLH"), ("UI", "NPA"), ("VC", "HLN"), ("VI", "HLN"),
            ("VA", "HLN"), ("SC", "HLN"), ("SI", "HLN"), ("SA", "HLN"),
        ].map { name, values in values.map { "\(name):\($0)" } }
        func score(_ choice: [Int]) throws -> Int {
            let parts = zip(metrics, choice).map { $0[$1] }
            return try CVSSVector("CVSS:4.0/" + parts.joined(separator: "/")).baseTenths
        }
        var choice = metrics.map { _ in 0 }
        // A walk through the 104,976 combinations in steps of a prime.
        for number in stride(from: 0, to: 104_976, by: 97) {
            var rest = number
            for index in metrics.indices {
                choice[index] = rest % metrics[index].count
                rest /= metrics[index].count
            }
            let here = try score(choice)
            for index in metrics.indices where choice[index] > 0 {
                var worse = choice
                worse[index] -= 1
                #expect(try score(worse) >= here)
            }
        }
    }

    @Test("a rating scores any version, reads Ubuntu's words and keeps what it can't read")
    func ratings() {
        let rating = SeverityRating(system: "CVSS_V2", stated: "AV:N/AC:L/Au:N/C:C/I:C/A:C", record: "A-1")
        #expect(rating.score == "10.0" && rating.severity == .high)
        #expect(SeverityRating(system: "Ubuntu", stated: "negligible", record: "A-1").severity == .low)
        let unread = SeverityRating(system: "CVSS_V4", stated: "CVSS:4.0/AV:N", record: "A-1")
        #expect(unread.severity == .unknown && unread.score == nil && unread.vector == "CVSS:4.0/AV:N")
    }
}
