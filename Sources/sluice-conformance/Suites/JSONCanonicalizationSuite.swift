import Documents

/// The reference pairs of RFC 8785 by its author.
struct JSONCanonicalizationSuite: ConformanceSuite {
    static let name = "jcs-rfc8785"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let inputPath = conformanceCase.files.first else { throw SuiteFault(description: "no input") }
        let input = try conformanceCase.folder.bytes(of: inputPath)
        switch conformanceCase.outcome {
        case "pass":
            guard conformanceCase.files.count > 1 else { throw SuiteFault(description: "no output") }
            let wanted = try conformanceCase.folder.bytes(of: conformanceCase.files[1])
            let got = try CanonicalJSON.encode(JSONReader.value(input))
            guard got == wanted else {
                return .failed(
                    wanted: String(decoding: wanted, as: UTF8.self), got: String(decoding: got, as: UTF8.self))
            }
            return CanonicalJSON.isCanonical(wanted)
                ? .passed : .failed(wanted: "output accepted as canonical", got: "refused")
        case "fail":
            return CanonicalJSON.isCanonical(input)
                ? .failed(wanted: "input refused as not canonical", got: "accepted") : .passed
        case let outcome:
            throw SuiteFault(description: "unknown expectation \(outcome ?? "none")")
        }
    }
}
