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

    @Test("time stays linear where documents repeat themselves") func repetition() throws {
        // One id defined by every path and referred to by every path.
        let paths = [String](
            repeating: #"{"beginning_product_reference": "P", "full_product_name": {"name": "N", "product_id": "P"}, "#
                + #""subpaths": [{"category": "installed_on", "next_product_reference": "P"}]}"#, count: 5000
        ).joined(separator: ",")
        // Siblings that all overlap, and as many vulnerabilities that name them.
        let branches = (0..<150).map {
            #"{"category": "product_version_range", "name": ">=\#($0)|<9999", "product": {"name": "N", "product_id": "R\#($0)"}}"#
        }.joined(separator: ",")
        let status = #"{"product_status": {"fixed": ["R0", "R1"], "known_affected": ["R2", "R3"]}}"#
        let text = CSAFDocuments.minimal(.v2_1) {
            $0["rest"] =
                #", "product_tree": {"branches": [\#(branches)], "product_paths": [\#(paths)]}, "vulnerabilities": ["#
                + [String](repeating: status, count: 400).joined(separator: ",") + "]"
        }
        let document = try CSAFDocuments.document(text)
        let clock = ContinuousClock()
        for rule in CSAFRules.all where rule.versions.contains(.v2_1) {
            let taken = clock.measure { _ = rule.findings(in: document) }
            #expect(taken < .seconds(20), "\(rule.number) took \(taken)")
        }
    }

    @Test("fixed and affected versions of a product correspond") func correspondence() throws {
        func rest(_ affected: String) -> String {
            """
            , "product_tree": {"branches": [{"category": "product_name", "name": "A", "branches": [
            {"category": "product_version", "name": "1", "product": {"name": "A 1", "product_id": "A1"}},
            {"category": "product_version", "name": "2", "product": {"name": "A 2", "product_id": "A2"}}]},
            {"category": "product_name", "name": "B", "branches": [
            {"category": "product_version", "name": "1", "product": {"name": "B 1", "product_id": "B1"}}]}]},
            "vulnerabilities": [{"product_status": {"fixed": ["A2"], "known_affected": ["\(affected)"]}}]
            """
        }
        func found(_ affected: String) throws -> [String] {
            try pointers("6.1.27.13") { ($0["category"], $0["rest"]) = (#""csaf_security_advisory""#, rest(affected)) }
        }
        #expect(try found("A1").isEmpty)
        #expect(try found("B1") == ["/vulnerabilities/0/product_status/fixed/0"])
    }

    @Test(
        "scores follow from the vector",
        arguments: [
            (
                #"{"version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.8, "baseSeverity": "CRITICAL"}"#,
                0
            ),
            (
                #"{"version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "baseScore": 9.7, "baseSeverity": "HIGH"}"#,
                2
            ),
            // Without a valid vector there is nothing to compare with; test 6.1.8 says so.
            (#"{"version": "3.1", "vectorString": "CVSS:3.1/AV:N", "baseScore": 1, "baseSeverity": "LOW"}"#, 0),
        ]) func computation(object: String, count: Int) throws
    {
        let rest = #", "vulnerabilities": [{"metrics": [{"content": {"cvss_v3": \#(object)}, "products": ["A"]}]}]"#
        #expect(try pointers("6.1.9") { $0["rest"] = rest }.count == count)
    }

    @Test("what takes all impact away makes a score of 0") func fixedScores() throws {
        func rest(_ vector: String) -> String {
            let object =
                #"{"version": "3.1", "vectorString": "\#(vector)", "baseScore": 9.8, "baseSeverity": "CRITICAL"}"#
            return #", "vulnerabilities": [{"product_status": {"fixed": ["A"]}, "metrics": [{"content": "#
                + #"{"cvss_v3": \#(object)}, "products": ["A"]}]}]"#
        }
        let base = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
        #expect(try pointers("6.2.19") { $0["rest"] = rest(base) }.count == 1)
        #expect(try pointers("6.2.19") { $0["rest"] = rest(base + "/MC:N/MI:N") }.count == 1)
        #expect(try pointers("6.2.19") { $0["rest"] = rest(base + "/MC:N/MI:N/MA:N") }.isEmpty)
    }

    @Test("pointers escape what they must") func escapes() {
        let pointer = CSAFPointer.item(3, of: .member("a/b~c", of: .document))
        #expect(pointer.description == "/a~1b~0c/3")
        #expect(CSAFPointer.document.description == "")
    }
}
