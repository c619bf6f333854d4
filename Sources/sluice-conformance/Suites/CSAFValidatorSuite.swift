import Advisories
import Documents
import FoundationEssentials

/// The CSAF technical committee's documents: each must trip one numbered test, or must not.
struct CSAFValidatorSuite: ConformanceSuite {
    static let name = "csaf-validator"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expectation = conformanceCase["expect"], let test = expectation["test"]?.string,
            let path = conformanceCase.files.first,
            let triggers = expectation["triggers"]?.bool ?? expectation["valid"]?.bool.map({ !$0 })
        else { throw SuiteFault(description: "no file, test or expectation") }
        // The file name's rule is called `5.1 filename`.
        let number = String(test.prefix { $0 != " " })
        let value = try JSONReader.value(conformanceCase.folder.bytes(of: path))
        let document = try CSAFDocument(
            value, fileName: path.split(separator: "/").last.map(String.init),
            examinedAt: Timestamp(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)))
        let rules = CSAFRules.all.filter { $0.number.utf8.elementsEqual(number.utf8) }
        guard !rules.isEmpty else { return .failed(wanted: triggers ? "triggers" : "clean", got: "no such rule") }
        guard let rule = rules.first(where: { $0.versions.contains(document.version) }) else {
            return .failed(
                wanted: triggers ? "triggers" : "clean", got: "no such rule for \(document.version.rawValue)")
        }
        let findings = rule.findings(in: document)
        let got = findings.isEmpty ? "clean" : "triggers"
        if findings.isEmpty == !triggers { return .passed }
        return .failed(
            wanted: triggers ? "triggers" : "clean",
            got: findings.first.map { "\(got) at \($0.pointer): \($0.message)" } ?? got)
    }
}
