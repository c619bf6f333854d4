@testable import Advisories
import Documents
import Testing

@Suite("CSAF rules") struct CSAFRuleTests {
    private func pointers(
        _ number: String, _ version: CSAFVersion = .v2_1, _ change: (inout [String: String]) -> Void
    ) throws -> [String] {
        try CSAFDocuments.pointers(number, in: CSAFDocuments.minimal(version, changing: change))
    }

    @Test("a circle of product paths is found at any length, a chain of any length is none") func circles() throws {
        func paths(_ count: Int, closed: Bool) -> String {
            let items = (0..<count).map { index in
                let next = index + 1 < count ? "P\(index + 1)" : closed ? "P0" : "A"
                return """
                    {"beginning_product_reference": "A", "full_product_name": {"name": "N", "product_id": "P\(index)"},
                    "subpaths": [{"category": "installed_on", "next_product_reference": "\(next)"}]}
                    """
            }
            return #", "product_tree": {"full_product_names": [{"name": "A", "product_id": "A"}], "product_paths": ["#
                + items.joined(separator: ",") + "]}"
        }
        #expect(try pointers("6.1.3") { $0["rest"] = paths(3, closed: true) }.count == 3)
        #expect(try pointers("6.1.3") { $0["rest"] = paths(1, closed: true) }.count == 1)
        #expect(try pointers("6.1.3") { $0["rest"] = paths(20_000, closed: false) }.isEmpty)
        #expect(try pointers("6.1.3") { $0["rest"] = paths(20_000, closed: true) }.count == 20_000)
    }

    @Test("ids compare as bytes") func bytes() throws {
        // The Kelvin sign is canonically equivalent to K.
        let rest = """
            , "product_tree": {"full_product_names": [{"name": "A", "product_id": "K"}]},
            "vulnerabilities": [{"product_status": {"fixed": ["\u{212A}"]}}]
            """
        #expect(try pointers("6.1.1") { $0["rest"] = rest } == ["/vulnerabilities/0/product_status/fixed/0"])
        let twice =
            #", "product_tree": {"full_product_names": [{"name": "A", "product_id": "K"}, {"name": "B", "product_id": "\#u{212A}"}]}"#
        #expect(try pointers("6.1.2") { $0["rest"] = twice }.isEmpty)
    }

    @Test("revisions are sorted by moment, not by text") func timeZones() throws {
        let history = """
            [{"date": "2024-01-24T10:00:00+01:00", "number": "2", "summary": "s"},
            {"date": "2024-01-24T09:30:00Z", "number": "1", "summary": "s"}]
            """
        #expect(try pointers("6.1.14") { $0["history"] = history }.count == 1)
        let sorted = """
            [{"date": "2024-01-24T10:00:00+01:00", "number": "1", "summary": "s"},
            {"date": "2024-01-24T09:30:00Z", "number": "2", "summary": "s"}]
            """
        #expect(try pointers("6.1.14") { $0["history"] = sorted }.isEmpty)
        #expect(try pointers("6.1.16") { ($0["history"], $0["version"]) = (sorted, #""2""#) }.isEmpty)
        #expect(try pointers("6.1.16") { $0["history"] = sorted } == ["/document/tracking/version"])
    }

    @Test(
        "names of profiles are reserved in every spelling",
        arguments: [
            ("csaf_base", false), ("Csaf_a", true), ("veX", true), ("V_eX", true), ("csafvex", true),
            ("Security\u{2009}Advisory", true),
            ("security\u{2013}incident\u{2014}response", true), ("Vexed", false),
            ("Example Company Security Notice", false),
            ("csaf_security_advisory", false), ("csaf_BASE", true),
        ])
    func profileNames(category: String, isReserved: Bool) throws {
        let found = try pointers("6.1.26") { $0["category"] = "\"\(category)\"" }
        #expect(found == (isReserved ? ["/document/category"] : []))
    }

    @Test("a justification through a group counts") func justifications() throws {
        func rest(_ second: String) -> String {
            """
            , "product_tree": {"full_product_names": [{"name": "A", "product_id": "A"}, {"name": "B", "product_id": "B"}],
            "product_groups": [{"group_id": "G", "product_ids": ["A", "B"]}]},
            "vulnerabilities": [{"flags": [{"label": "component_not_present", "group_ids": ["G"], "product_ids": ["A"]}\(second)]}]
            """
        }
        #expect(try pointers("6.1.33") { $0["rest"] = rest("") }.isEmpty)
        let second = #", {"label": "vulnerable_code_not_present", "product_ids": ["B"]}"#
        #expect(try pointers("6.1.33") { $0["rest"] = rest(second) } == ["/vulnerabilities/0/flags/1"])
    }

    @Test("remediations exclude each other both ways") func remediations() {
        for one in RemediationCategory.allCases {
            for other in RemediationCategory.allCases { #expect(one.allows(other) == other.allows(one)) }
            #expect(one.allows(one))
        }
        #expect(!RemediationCategory.vendorFix.allows(.noFixPlanned))
        #expect(RemediationCategory.workaround.allows(.noFixPlanned))
    }

    @Test("a document that names too many products through groups is refused") func groupBomb() throws {
        let ids = (0..<5000).map { "\"P\($0)\"" }.joined(separator: ",")
        let flags = [String](repeating: #"{"label": "component_not_present", "group_ids": ["G"]}"#, count: 1000)
        let text = CSAFDocuments.minimal(.v2_1) {
            $0["rest"] =
                #", "product_tree": {"product_groups": [{"group_id": "G", "product_ids": [\#(ids)]}]}, "#
                + #""vulnerabilities": [{"flags": [\#(flags.joined(separator: ","))]}]"#
        }
        #expect(throws: CSAFError.tooManyGroupReferences(maximum: CSAFDocument.maximumGroupReferences)) {
            try CSAFDocuments.document(text)
        }
    }

    @Test("values of the wrong kind trap no rule", arguments: CSAFVersion.allCases) func hostileKinds(
        _ version: CSAFVersion
    ) throws {
        let junk: [JSONValue] = [
            .null, .bool(true), .integer(-1), .double(1e300), .string(""), .array([]), .object([]),
        ]
        let keys = [
            "document", "product_tree", "vulnerabilities", "tracking", "revision_history", "branches",
            "full_product_names",
            "product_groups", "relationships", "product_paths", "flags", "remediations", "scores", "metrics", "content",
            "cvss_v2", "cvss_v3", "cvss_v4", "ssvc_v2", "selections", "x_extensions", "product_status", "cwe", "cwes",
            "ids",
            "notes", "references", "distribution", "sharing_group", "tlp", "publisher",
        ]
        for value in junk {
            for wrapped in [value, .array([value, value])] {
                // Every key with the same junk, at the root, in the document and in a vulnerability.
                var members = keys.map { JSONValue.Member($0, wrapped) }
                members.append(.init("csaf_version", .string(version.rawValue)))
                let inner = JSONValue.object(members)
                let root = JSONValue.object([
                    .init(
                        "document",
                        .object([.init("csaf_version", .string(version.rawValue)), .init("tracking", inner)])),
                    .init("product_tree", inner), .init("vulnerabilities", .array([inner, wrapped])),
                ])
                let report = try CSAFValidator.validate(document: root)
                #expect(!report.isValid)
            }
        }
    }

    @Test("a report shows a bounded number of findings of one rule") func bounded() throws {
        let items = [String](repeating: #"{"label": "component_not_present"}"#, count: 1500).joined(separator: ",")
        let text = CSAFDocuments.minimal(.v2_1) { $0["rest"] = #", "vulnerabilities": [{"flags": [\#(items)]}]"# }
        let report = try CSAFValidator.validate(document: JSONReader.value(Array(text.utf8)))
        #expect(report.findings.filter { $0.rule == "6.1.32" }.count == CSAFValidator.maximumFindings)
        #expect(report.omitted >= 500)
        #expect(!report.isValid)
    }

    @Test("an empty document is not valid") func empty() throws {
        let report = try CSAFValidator.validate(document: ["document": ["csaf_version": "2.1"]])
        #expect(!report.isValid)
        #expect(report.findings.contains { $0.rule == "3" && $0.pointer == "/document/tracking" })
    }
}
