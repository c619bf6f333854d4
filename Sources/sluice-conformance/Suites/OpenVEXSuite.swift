import Advisories
import Documents

/// VEX documents: what OpenVEX files state, statement by statement, and CSAF files that must be read.
///
/// What is read of OpenVEX is also written again and read back: it must state the same.
struct OpenVEXSuite: ConformanceSuite {
    static let name = "openvex"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expect = conformanceCase["expect"], let kind = expect["kind"]?.string else {
            throw SuiteFault(description: "no kind is expected")
        }
        switch kind {
        case "openvex":
            let document = try VEXDocument.read(conformanceCase.file(endingIn: ""))
            let got = document.statements.map(Self.text)
            let wanted = try (expect["statements"]?.array ?? []).map(Self.text)
            guard got.elementsEqual(wanted) else { return .failed(wanted: "\(wanted)", got: "\(got)") }
            return try Self.isWrittenBack(document)
                ? .passed : .failed(wanted: "the same statements when written and read again", got: "others")
        case "csaf":
            let document = try VEXDocument.read(conformanceCase.file(endingIn: ""))
            return document.format == .csaf
                ? .passed : .failed(wanted: "a CSAF document", got: document.format.rawValue)
        case "sarif":
            return .skipped("a scanner's SARIF is no input: VEX is applied to matches, not to foreign reports")
        default: return .skipped("not a VEX document: \(kind)")
        }
    }

    /// What a statement says, as far as the suite tells it.
    private static func text(_ statement: VEXStatement) -> String {
        let names = ([statement.vulnerability] + statement.aliases).joined(separator: "=")
        return "\(names) \(statement.products.count) \(statement.status.rawValue) "
            + (statement.justification?.rawValue ?? "null")
    }

    private static func text(_ expected: JSONValue) throws -> String {
        let vulnerability = expected["vulnerability"]
        guard let name = vulnerability?.string ?? vulnerability?["name"]?.string,
            let products = expected["products"]?.integer, let status = expected["status"]?.string
        else { throw SuiteFault(description: "an expected statement is incomplete") }
        let aliases = vulnerability?["aliases"]?.array?.compactMap(\.string) ?? []
        return "\(([name] + aliases).joined(separator: "=")) \(products) \(status) "
            + (expected["justification"]?.string ?? "null")
    }

    private static func isWrittenBack(_ document: VEXDocument) throws -> Bool {
        guard !document.statements.isEmpty else { return true }
        let bytes = try OpenVEXWriter.write(
            document.statements, id: document.id, author: document.author ?? "unknown",
            timestamp: document.statements.map(\.time).max() ?? .epoch)
        return try VEXDocument.read(bytes).statements == document.statements
    }
}
