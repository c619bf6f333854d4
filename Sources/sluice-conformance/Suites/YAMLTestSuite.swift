import Documents

/// The language-neutral YAML 1.2 suite, judged by the values that come out of the loader.
struct YAMLTestSuite: ConformanceSuite {
    static let name = "yaml-test-suite"

    /// What the loader refuses on purpose although it is YAML.
    private static let refusedOnPurpose: [String: String] = [
        "yaml.custom-tag": "tags beyond the core schema are refused",
        "yaml.merge-key": "merge keys are refused",
        "yaml.duplicate-key": "repeated keys are refused",
        "yaml.complex-key": "keys that are lists or mappings are refused",
        "yaml.empty-key": "empty keys are refused",
        "yaml.alias-key": "aliases as keys are refused",
        "yaml.tab": "tabs where indentation may stand are refused",
        "yaml.unknown-directive": "directives other than %YAML and %TAG are refused",
    ]

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expectation = conformanceCase["expect"], let isError = expectation["error"]?.bool else {
            throw SuiteFault(description: "no expectation")
        }
        let input = SourceText(name: "in.yaml", bytes: try conformanceCase.file(endingIn: "/in.yaml"))
        let documents: [SourceNode]
        do throws(Diagnostics) {
            documents = try YAMLReader.readAll(input)
        } catch {
            return isError ? .passed : Self.verdict(ofRefusal: error)
        }
        guard !isError else {
            return .failed(wanted: "refused", got: "accepted as \(try Self.text(documents.map(\.jsonValue)))")
        }
        guard expectation["has_json"]?.bool == true else { return .passed }
        let json = try JSONStream.values(of: conformanceCase.file(endingIn: "/in.json"))
        return .comparing(wanted: try Self.text(json), got: try Self.text(documents.map(\.jsonValue)))
    }

    /// A refusal of valid YAML is a skip when each of its reasons is on purpose.
    private static func verdict(ofRefusal diagnostics: Diagnostics) -> CaseVerdict {
        if let first = diagnostics.items.first, let reason = refusedOnPurpose[first.id],
            diagnostics.items.allSatisfy({ refusedOnPurpose[$0.id] != nil })
        {
            return .skipped(reason)
        }
        return .failed(
            wanted: "accepted", got: diagnostics.items.map { "\($0.id): \($0.message)" }.joined(separator: "; "))
    }

    private static func text(_ values: [JSONValue]) throws -> String {
        try values.map { String(decoding: try CanonicalJSON.encode($0), as: UTF8.self) }.joined(separator: " ")
    }
}
