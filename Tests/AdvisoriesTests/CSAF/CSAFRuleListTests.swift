@testable import Advisories
import Documents
import FoundationEssentials
import Testing

@Suite("List of CSAF rules") struct CSAFRuleListTests {
    /// The names of the rules that the files of a folder define, by a pattern whose first group is the name.
    private func names(in path: String, pattern: Regex<(Substring, Substring)>) throws -> [String] {
        let tests = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let folder = "/\(tests)/Sources/Advisories/CSAF/\(path)"
        let entries = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        return try entries.flatMap { entry -> [String] in
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(entry)"))
            return String(decoding: bytes, as: UTF8.self).matches(of: pattern).map { String($0.1) }
        }
    }

    @Test("every rule that is written is in the list") func complete() throws {
        let written = try names(in: "Rules", pattern: /static let (\w+) = (?:CSAFRule|place|rule|vulnerabilityRule)\(/)
        let listed = try names(in: "Validation", pattern: /\n {8}\.(\w+),/)
        #expect(written.count > 170)
        #expect(Set(written).count == written.count)
        #expect(written.sorted() == listed.sorted())
        #expect(CSAFRules.all.count == listed.count)
    }

    @Test("numbers are unique and in order") func numbers() {
        let numbers = CSAFRules.all.map { $0.number.split(separator: ".").compactMap { Int($0) } }
        #expect(Set(numbers).count == numbers.count)
        for (left, right) in zip(numbers, numbers.dropFirst()) { #expect(left.lexicographicallyPrecedes(right)) }
    }

    @Test("every rule is silent on a minimal document", arguments: CSAFVersion.allCases) func silence(
        _ version: CSAFVersion
    ) throws {
        let report = try CSAFValidator.validate(
            document: JSONReader.value(Array(CSAFDocuments.minimal(version).utf8)), fileName: "esa-1.json")
        #expect(report.isValid)
        // The test document's keys are not all sorted, and it has no licence.
        #expect(Set(report.findings.map(\.rule)).isSubset(of: ["6.2.13", "6.2.43"]), "\(report.findings)")
    }

    @Test("an unknown version is refused by name") func version() throws {
        let value: JSONValue = ["document": ["csaf_version": "3.0"]]
        #expect(throws: CSAFError.unknownVersion("3.0")) { try CSAFValidator.validate(document: value) }
        #expect(throws: CSAFError.noVersion) { try CSAFValidator.validate(document: ["document": [:]]) }
        #expect(throws: CSAFError.noVersion) { try CSAFValidator.validate(document: .null) }
    }
}
