@testable import Advisories
import Documents
import Testing

/// Documents for tests, made from a minimal valid one.
enum CSAFDocuments {
    /// The smallest document of a version that no mandatory rule objects to.
    static func minimal(_ version: CSAFVersion, changing change: (inout [String: String]) -> Void = { _ in }) -> String
    {
        var parts = [
            "category": #""csaf_base""#, "status": #""final""#, "version": #""1""#, "extra": "",
            "history": #"[{"date": "2024-01-24T10:00:00Z", "number": "1", "summary": "Initial version."}]"#, "rest": "",
        ]
        change(&parts)
        let schema =
            version == .v2_1 ? #""$schema": "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json", "# : ""
        let label = version == .v2_1 ? "CLEAR" : "WHITE"
        return """
            {\(schema)"document": {"category": \(parts["category"] ?? ""), "csaf_version": "\(version.rawValue)",
            "distribution": {"tlp": {"label": "\(label)"}}, "lang": "en-US", \(parts["extra"] ?? "")
            "publisher": {"category": "vendor", "name": "Example Company", "namespace": "https://example.com"},
            "references": [{"category": "self", "summary": "This document", "url": "https://example.com/csaf/esa-1.json"}],
            "title": "A title",
            "tracking": {"current_release_date": "2024-01-24T10:00:00Z", "id": "ESA-1",
            "initial_release_date": "2024-01-24T10:00:00Z", "revision_history": \(parts["history"] ?? ""),
            "status": \(parts["status"] ?? ""), "version": \(parts["version"] ?? "")}}\(parts["rest"] ?? "")}
            """
    }

    static func document(_ text: String) throws -> CSAFDocument {
        try CSAFDocument(JSONReader.value(Array(text.utf8)))
    }

    /// The pointers that a rule objects to.
    static func pointers(_ number: String, in text: String) throws -> [String] {
        let rule = try #require(CSAFRules.all.first { $0.number == number })
        return try rule.findings(in: document(text)).map(\.pointer)
    }
}
