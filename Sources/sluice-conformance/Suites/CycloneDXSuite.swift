import Documents
import Inventory

/// The documents the CycloneDX project tests its schemas with.
///
/// An invalid document that is accepted for a part that the check never looks at counts as failed.
struct CycloneDXSuite: ConformanceSuite {
    static let name = "cyclonedx"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let path = conformanceCase.files.first, let expectation = conformanceCase["expect"],
            let isValid = expectation["valid"]?.bool
        else { throw SuiteFault(description: "the case has no file or no expectation") }
        guard expectation["format"]?.string == "json" else { return .skipped("XML is not read") }
        let text = SourceText(name: path, bytes: try conformanceCase.folder.bytes(of: path))
        do throws(Diagnostics) {
            try SBOMReader.check(text)
            return isValid ? .passed : .failed(wanted: "refused", got: "read")
        } catch {
            let got = error.items.map { "\($0.id): \($0.message)" }.joined(separator: "; ")
            return isValid ? .failed(wanted: "read", got: got) : .passed
        }
    }
}
