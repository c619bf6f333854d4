import Artifacts
import Documents

/// The package-url project's own cases: parse, build and round trip.
struct PackageURLSuite: ConformanceSuite {
    static let name = "purl-spec"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let expectation = conformanceCase["expect"], let input = conformanceCase["input"] else {
            throw SuiteFault(description: "the case has no input or no expectation")
        }
        let got: String
        do throws(PackageURLError) {
            let url = try Self.url(input)
            got = conformanceCase["type"]?.string == "parse" ? Self.components(url) : url.description
        } catch {
            got = "refused"
            if expectation["failure"]?.bool == true { return .passed }
            return .failed(wanted: Self.wanted(expectation), got: "refused: \(error.message)")
        }
        let wanted = expectation["failure"]?.bool == true ? "refused" : Self.wanted(expectation)
        return .comparing(wanted: wanted, got: got)
    }

    /// The purl of a text, or of the parts to build one from.
    private static func url(_ input: JSONValue) throws(PackageURLError) -> PackageURL {
        if let text = input.string { return try PackageURL(parsing: text) }
        let qualifiers = input["qualifiers"]?.members ?? []
        return try PackageURL(
            type: input["type"]?.string ?? "", namespace: input["namespace"]?.string, name: input["name"]?.string ?? "",
            version: input["version"]?.string,
            qualifiers: qualifiers.map { PackageURL.Qualifier(key: $0.key, value: $0.value.string ?? "") },
            subpath: input["subpath"]?.string)
    }

    private static func wanted(_ expectation: JSONValue) -> String {
        guard let output = expectation["output"] else { return "no output" }
        if let text = output.string { return text }
        let qualifiers = (output["qualifiers"]?.members ?? []).map { ($0.key, $0.value.string ?? "") }
        return line(
            output["type"]?.string, output["namespace"]?.string, output["name"]?.string, output["version"]?.string,
            qualifiers, output["subpath"]?.string)
    }

    private static func components(_ url: PackageURL) -> String {
        line(url.type, url.namespace, url.name, url.version, url.qualifiers.map { ($0.key, $0.value) }, url.subpath)
    }

    private static func line(
        _ type: String?, _ namespace: String?, _ name: String?, _ version: String?, _ qualifiers: [(String, String)],
        _ subpath: String?
    ) -> String {
        let pairs = qualifiers.map { "\($0.0)=\($0.1)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let parts: [String?] = [type, namespace, name, version, pairs.joined(separator: "&"), subpath]
        return parts.map { $0 ?? "-" }.joined(separator: " | ")
    }
}
