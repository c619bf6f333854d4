import Advisories
import Artifacts
import Documents
import Inventory

/// Decisions that follow from real PyPI records, through a whole snapshot, by their ranges alone.
///
/// The records lie beside the suites, in `data/advisories/pypi.jsonl.gz`; their `versions` lists are taken out first.
final class OSVAffectedSuite: ConformanceSuite {
    static let name = "osv-affected"

    private var snapshot: AdvisorySnapshot?

    func cases(in folder: SuiteFolder) throws -> [SuiteCase] {
        let file = try folder.bytes(of: "../../data/advisories/pypi.jsonl.gz")
        var records: [UInt8] = []
        for line in try Gzip.inflate(file, maximumBytes: 1 << 28).split(separator: UInt8(ascii: "\n")) {
            records += try CanonicalJSON.encode(Self.withoutVersions(JSONReader.value(Array(line))))
            records.append(UInt8(ascii: "\n"))
        }
        snapshot = try AdvisorySnapshot.load([("pypi.jsonl", records)])
        return try folder.cases()
    }

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let snapshot, let id = conformanceCase["id"]?.string, let package = conformanceCase["package"]?.string,
            let version = conformanceCase["version"]?.string,
            let wanted = conformanceCase["expect"]?["affected"]?.bool
        else { throw SuiteFault(description: "no record, package, version or expectation") }
        let url = try PackageURL(type: "pypi", name: package, version: version)
        let result = snapshot.match([Component(kind: "library", name: package, version: version, packageURL: url)])
        let isMatched = result.matches.contains { match in match.records.contains { $0.utf8.elementsEqual(id.utf8) } }
        let doubt = result.unexamined.first.map { ", \($0.reason.rawValue)" } ?? ""
        return .comparing(
            wanted: wanted ? "affected" : "not affected", got: (isMatched ? "affected" : "not affected") + doubt)
    }

    private static func withoutVersions(_ record: JSONValue) -> JSONValue {
        guard let members = record.members else { return record }
        return .object(
            members.map { member in
                guard member.key == "affected", let list = member.value.array else { return member }
                return JSONValue.Member(
                    "affected", .array(list.map { .object(($0.members ?? []).filter { $0.key != "versions" }) }))
            })
    }
}
