import Advisories
import Documents

/// GitHub advisories as OSV records.
///
/// Fields that the expected record does not have, such as ratings, may be more.
struct GitHubAdvisorySuite: ConformanceSuite {
    static let name = "osv-schema-ghsa"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let source = conformanceCase.files.first,
            let wantedFile = conformanceCase["expect"]?["converted"]?.string,
            let wanted = try JSONReader.value(conformanceCase.file(endingIn: "/" + wantedFile)).members
        else { throw SuiteFault(description: "no advisory or no record") }
        guard let advisory = GitHubAdvisory(try JSONReader.value(conformanceCase.folder.bytes(of: source))) else {
            return .failed(wanted: "a record", got: "no advisory")
        }
        let got = try advisory.osv()
        for member in wanted where try Self.text(got[member.key]) != Self.text(member.value) {
            return .failed(
                wanted: "\(member.key) \(try Self.text(member.value))", got: try Self.text(got[member.key]))
        }
        let bytes = try CanonicalJSON.encode(got)
        _ = try AdvisorySnapshot.load([("advisory.json", bytes)])
        return .passed
    }

    private static func text(_ value: JSONValue?) throws -> String {
        guard let value else { return "nothing" }
        return String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }
}
