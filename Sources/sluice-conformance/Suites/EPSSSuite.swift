import Advisories
import Documents

/// The EPSS feed's CSV files.
struct EPSSSuite: ConformanceSuite {
    static let name = "epss"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expect = conformanceCase["expect"], let isGood = expect["ok"]?.bool else {
            throw SuiteFault(description: "no expectation")
        }
        let bytes = try conformanceCase.file(endingIn: ".csv")
        let scores: EPSSScores
        do throws(AdvisoryFeedError) {
            scores = try EPSSScores.read(bytes)
        } catch {
            return isGood ? .failed(wanted: "rows", got: "refused: \(error)") : .passed
        }
        guard isGood else { return .failed(wanted: "refusal", got: "\(scores.entries.count) rows") }
        let got = scores.entries.map { "\($0.cve) \($0.score) \($0.percentile)" }
        let wanted = (expect["rows"]?.array ?? []).map { row in
            "\(row["cve"]?.string ?? "?") \(Self.units(row["epss"])) \(Self.units(row["percentile"]))"
        }
        return .comparing(
            wanted: "\(expect["model_version"]?.string ?? "") \(expect["score_date"]?.string ?? "") \(wanted)",
            got: "\(scores.modelVersion ?? "") \(scores.scoreDate) \(got)")
    }

    private static func units(_ value: JSONValue?) -> Int {
        switch value {
        case .integer(let number): Int(number) * 100_000
        case .double(let number): Int((number * 100_000).rounded())
        default: -1
        }
    }
}
