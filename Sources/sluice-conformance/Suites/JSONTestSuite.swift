import Documents

/// Nicolas Seriot's files for JSON readers.
struct JSONTestSuite: ConformanceSuite {
    static let name = "json-test-suite"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let path = conformanceCase.files.first else { throw SuiteFault(description: "no file") }
        guard let wanted = conformanceCase["expect"]?["accept"] else { throw SuiteFault(description: "no expectation") }
        let text = SourceText(name: path, bytes: try conformanceCase.folder.bytes(of: path))
        let refusal: String?
        do throws(Diagnostics) {
            _ = try JSONReader.read(text)
            refusal = nil
        } catch {
            refusal = error.items.map { "\($0.id): \($0.message)" }.joined(separator: "; ")
        }
        // Both ways to read have to agree.
        let isValueRead = (try? JSONReader.value(text.bytes)) != nil
        guard isValueRead == (refusal == nil) else {
            return .failed(wanted: "the same from the tree and from the value", got: "one of them refused")
        }
        switch (wanted, refusal) {
        // Up to the implementation: that it came back is enough.
        case (.null, _), (.bool(true), nil), (.bool(false), .some): return .passed
        case (.bool(true), .some(let refusal)): return .failed(wanted: "accepted", got: refusal)
        case (.bool(false), nil): return .failed(wanted: "refused", got: "accepted")
        default: throw SuiteFault(description: "unknown expectation")
        }
    }
}
