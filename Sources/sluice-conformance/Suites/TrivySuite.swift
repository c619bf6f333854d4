import Advisories
import Documents
import FoundationEssentials
import Inventory

/// Trivy's scans of SBOMs: the same vulnerable packages, ids and fixed versions, out of the same database.
///
/// Severities are Trivy's own choice among vendors and are not compared. Of the fixed versions Trivy lists all, also those
/// of earlier series; those after the installed version are compared.
final class TrivySuite: ConformanceSuite {
    static let name = "trivy-golden"

    private static let database = "files/integration/testdata/fixtures/db"

    private var snapshot: AdvisorySnapshot?

    func cases(in folder: SuiteFolder) throws -> [SuiteCase] {
        var database = TrivyDatabase()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + Self.database)
        for file in files.sorted() where file.hasSuffix(".yaml") {
            try database.add(file, folder.bytes(of: Self.database + "/" + file))
        }
        snapshot = try AdvisorySnapshot.load([("trivy.jsonl", database.records())])
        return try folder.cases()
    }

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let input = conformanceCase["input"]?.string, let snapshot,
            let wanted = conformanceCase["expect"]?["vulnerabilities"]?.array
        else { throw SuiteFault(description: "no input or no expectation") }
        if let reason = Self.skip(input, conformanceCase) { return .skipped(reason) }
        let bytes = try conformanceCase.folder.bytes(of: "files/" + input)
        if Self.firstMark(bytes) != UInt8(ascii: "{") { return .skipped("SPDX tag-value is no format that is read") }
        let bill = try SBOMReader.read(SourceText(name: input, bytes: bytes))
        if bill.operatingSystem?.name == "centos" {
            return .skipped("Red Hat's advisories are not held against CentOS, which has no feed of its own")
        }
        let result = snapshot.match(bill.components, operatingSystem: bill.operatingSystem)
        let got = result.matches.map { match in
            Self.line(match.component.name, match.advisory, match.fixedVersions)
        }
        let expected = wanted.map { entry in
            let name = entry["package"]?.string ?? "?"
            let id = entry["id"]?.string ?? "?"
            let match = result.matches.first { $0.component.name == name && $0.advisory == id }
            return Self.line(name, id, Self.later(entry["fixed"]?.string ?? "", than: match))
        }
        return .comparing(
            wanted: expected.sorted().joined(separator: "; "), got: got.sorted().joined(separator: "; "))
    }

    private static func skip(_ input: String, _ conformanceCase: SuiteCase) -> String? {
        let scanners = conformanceCase["options"]?["scanners"]?.string
        if scanners != nil, scanners != "vuln" { return "it looks for no vulnerabilities" }
        if input.contains("/convert/") { return "Trivy's own reports are no input" }
        return input.contains("/sbom/") ? nil : "lock files and folders need cataloguers, which do not exist yet"
    }

    private static func firstMark(_ bytes: [UInt8]) -> UInt8? { bytes.first { $0 > 32 } }

    /// Of Trivy's list, those after the installed version of the match.
    private static func later(_ fixed: String, than match: VulnerabilityMatch?) -> [String] {
        let versions = fixed.split(separator: ",").map { String($0.filter { $0 != " " }) }
        guard let match, let scheme = VersionScheme.of(ecosystem: match.ecosystem) else { return versions }
        return versions.filter { scheme.compare($0, match.version) == .after }
    }

    private static func line(_ package: String, _ id: String, _ fixed: [String]) -> String {
        "\(package) \(id) fixed \(fixed.isEmpty ? "nowhere" : fixed.sorted().joined(separator: " "))"
    }
}
