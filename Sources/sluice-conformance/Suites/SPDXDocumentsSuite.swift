import Documents
import Inventory

/// Real SPDX documents: what is read must list as many packages as a plain count of the document.
struct SPDXDocumentsSuite: ConformanceSuite {
    static let name = "spdx-documents"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let path = conformanceCase.files.first, let expectation = conformanceCase["expect"] else {
            throw SuiteFault(description: "the case has no file or no expectation")
        }
        if conformanceCase.outcome?.hasPrefix("ntia") == true {
            return .skipped("minimum elements are not judged by the reader")
        }
        guard expectation["format"]?.string == "json" else {
            return .skipped("the form \(expectation["format"]?.string ?? "none") is not read")
        }
        let text = SourceText(name: path, bytes: try conformanceCase.folder.bytes(of: path))
        do throws(Diagnostics) {
            let bill = try SBOMReader.read(text)
            let wanted = "\(expectation["version"]?.string ?? "") \(expectation["packages"]?.integer ?? -1)"
            return .comparing(wanted: wanted, got: "SPDX-\(bill.formatVersion) \(bill.entryCount)")
        } catch {
            let got = error.items.map { "\($0.id): \($0.message)" }.joined(separator: "; ")
            return conformanceCase.outcome == "invalid" ? .passed : .failed(wanted: "read", got: got)
        }
    }
}
