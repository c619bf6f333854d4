import Advisories
import Documents

/// The ordering lines of osv-scalibr, each tried both ways and against itself.
struct VersionOrderingSuite: ConformanceSuite {
    static let name = "version-ordering-osv"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let ecosystem = conformanceCase["ecosystem"]?.string, let left = conformanceCase["a"]?.string,
            let right = conformanceCase["b"]?.string, let wanted = conformanceCase["expect"]?.string
        else { throw SuiteFault(description: "no ecosystem, versions or expectation") }
        guard let scheme = VersionScheme.of(ecosystem: ecosystem) else {
            return .skipped("no version order for \(ecosystem)")
        }
        let got = [
            Self.sign(scheme.compare(left, right)), Self.sign(scheme.compare(right, left)?.reversed),
            Self.sign(scheme.compare(left, left)), Self.sign(scheme.compare(right, right)),
        ]
        return .comparing(
            wanted: "\(wanted), inverse \(wanted), itself = and =",
            got: "\(got[0]), inverse \(got[1]), itself \(got[2]) and \(got[3])")
    }

    private static func sign(_ order: VersionOrder?) -> String {
        switch order {
        case .before: "<"
        case .same: "="
        case .after: ">"
        case nil: "no order"
        }
    }
}
