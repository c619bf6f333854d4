import Advisories
import Artifacts
import Documents
import Testing

@Suite("VEX in CycloneDX and CSAF") struct VEXForeignFormatTests {
    private func read(_ text: String) throws(VEXError) -> VEXDocument { try VEXDocument.read(Array(text.utf8)) }

    private static func bom(_ vulnerabilities: String, root: Bool = true) -> String {
        let component = root ? #","component":{"bom-ref":"root","name":"app","version":"1","purl":"pkg:oci/app"}"# : ""
        return #"""
            {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
             "version":1,"metadata":{"timestamp":"2024-01-02T03:04:05Z","authors":[{"name":"A"}]\#(component)},
             "components":[{"bom-ref":"lib","name":"lib","purl":"pkg:npm/lib@1.0.0",
                            "components":[{"bom-ref":"inner","name":"inner","purl":"pkg:npm/inner@2"}]}],
             "vulnerabilities":[\#(vulnerabilities)]}
            """#
    }

    @Test(
        "each state of an analysis is a status",
        arguments: [
            ("resolved", VEXStatus.fixed), ("resolved_with_pedigree", .fixed), ("exploitable", .affected),
            ("in_triage", .underInvestigation), ("not_affected", .notAffected), ("false_positive", .notAffected),
        ])
    func states(state: String, status: VEXStatus) throws {
        let document = try read(
            Self.bom(#"{"id":"CVE-1","analysis":{"state":"\#(state)","detail":"D"},"affects":[{"ref":"lib"}]}"#))
        let statement = try #require(document.statements.first)
        #expect(statement.status == status && document.author == "A")
        #expect(statement.justification == (state == "false_positive" ? .falsePositive : nil))
    }

    @Test("what is affected is a part of the document's subject, itself, or in a linked BOM")
    func products() throws {
        let link = "urn:cdx:11111111-395b-41f5-a30f-a58921a69b79/2"
        let document = try read(
            Self.bom(
                #"""
                {"id":"CVE-0"},
                {"id":"CVE-1","references":[{"id":"GHSA-1"}],"analysis":{"state":"not_affected",
                 "justification":"code_not_reachable","firstIssued":"2023-01-01T00:00:00Z"},
                 "affects":[{"ref":"inner"},{"ref":"root"},{"ref":"pkg:npm/other@3"},{"ref":"\#(link)#pkg:npm/far@4"},
                            {"ref":"lib","versions":[{"version":"1.0.1"},{"version":"1.1","status":"unaffected"},
                                                     {"range":"vers:npm/*"}]}]}
                """#))
        let statement = try #require(document.statements.first)
        #expect(document.statements.count == 1 && statement.place == 2)
        #expect(statement.names == ["CVE-1", "GHSA-1"] && statement.justification == .codeNotReachable)
        #expect(statement.timestamp.description == "2023-01-01T00:00:00Z")
        func purls(_ product: VEXProduct) -> [[String]] {
            ([product.identity] + product.subcomponents).map { $0.packageURLs.map(\.description) }
        }
        #expect(
            statement.products.map(purls) == [
                [["pkg:oci/app"], ["pkg:npm/inner@2"]], [["pkg:oci/app"]], [["pkg:oci/app"], ["pkg:npm/other@3"]],
                [[], ["pkg:npm/far@4"]], [["pkg:oci/app"], ["pkg:npm/lib@1.0.1"]],
            ])
        #expect(statement.products[3].identity.names == [link])
    }

    @Test("without a subject what is affected is the product") func noSubject() throws {
        let affects =
            #"{"id":"CVE-1","analysis":{"state":"resolved"},"affects":[{"ref":"lib"},{"ref":"pkg:npm/far@4"}]}"#
        let products = try #require(try read(Self.bom(affects, root: false)).statements.first).products
        #expect(
            products.map { $0.identity.packageURLs.map(\.description) } == [["pkg:npm/lib@1.0.0"], ["pkg:npm/far@4"]])
        #expect(products.allSatisfy { $0.subcomponents.isEmpty })
    }

    @Test(
        "an analysis that breaks a rule is refused by name",
        arguments: [
            (#"{"id":"CVE-1","analysis":{"state":"fine"}}"#, VEXError.Code.status),
            (#"{"id":"CVE-1","analysis":{}}"#, .member), (#"{"analysis":{"state":"resolved"}}"#, .member),
            (#"{"id":"CVE-1","analysis":{"state":"not_affected"}}"#, .reason),
            (
                #"{"id":"CVE-1","analysis":{"state":"not_affected","justification":"component_not_present"}}"#,
                .justification
            ),
            (#"{"id":"CVE-1","analysis":{"state":"resolved","lastUpdated":"today"}}"#, .time),
        ])
    func refusedAnalysis(vulnerability: String, code: VEXError.Code) {
        #expect { try read(Self.bom(vulnerability)) } throws: { ($0 as? VEXError)?.code == code }
    }

    private static func csaf(_ vulnerability: String, version: String = "2.0", tree: String = "") -> String {
        #"""
        {"document":{"csaf_version":"\#(version)","category":"csaf_vex","publisher":{"name":"Example"},
                     "tracking":{"id":"EX-1","current_release_date":"2024-01-02T03:04:05.000Z"}},
         "product_tree":{"branches":[{"category":"vendor","name":"E","branches":[
             {"category":"product_version","name":"1","product":{"product_id":"APP","name":"App",
              "product_identification_helper":{"purl":"pkg:oci/app"}}},
             {"category":"product_version","name":"2","product":{"product_id":"LIB","name":"Lib",
              "product_identification_helper":{"purls":["pkg:npm/lib@1"]}}}]}],
             "full_product_names":[{"product_id":"OLD","name":"Old"}],
             "product_groups":[{"group_id":"G","product_ids":["OLD","APP"]}]\#(tree)},
         "vulnerabilities":[\#(vulnerability)]}
        """#
    }

    @Test("statuses of CSAF, with flags, threats and remediations of products and groups")
    func csaf() throws {
        let document = try read(
            Self.csaf(
                #"""
                {"cve":"CVE-1","ids":[{"system_name":"X","text":"BUG-7"}],
                 "product_status":{"known_not_affected":["APP","OLD"],"fixed":["LIB"],"recommended":["LIB"]},
                 "flags":[{"label":"component_not_present","product_ids":["APP"]}],
                 "threats":[{"category":"impact","details":"Built without it.","group_ids":["G"]},
                            {"category":"exploit_status","details":"None.","product_ids":["APP"]}]}
                """#))
        #expect(document.id == "EX-1" && document.author == "Example")
        #expect(document.statements.map(\.status) == [.fixed, .notAffected, .notAffected])
        #expect(document.statements.allSatisfy { $0.names == ["CVE-1", "BUG-7"] })
        #expect(document.statements[1].justification == .componentNotPresent)
        #expect(document.statements[2].impact == "Built without it.")
        // A product without a purl or a hash fits nothing.
        #expect(document.statements[2].products.allSatisfy { $0.identity.isEmpty })
    }

    @Test(
        "a part in its whole, by a relation of 2.0 and a path of 2.1",
        arguments: [
            (
                "2.0",
                #","relationships":[{"category":"default_component_of","product_reference":"LIB","#
                    + #""relates_to_product_reference":"APP","full_product_name":{"product_id":"BOTH","name":"B"}}]"#
            ),
            (
                "2.1",
                #","product_paths":[{"beginning_product_reference":"LIB","full_product_name":{"product_id":"BOTH","name":"B"},"#
                    + #""subpaths":[{"category":"default_component_of","next_product_reference":"APP"}]}]"#
            ),
        ])
    func parts(version: String, tree: String) throws {
        let document = try read(
            Self.csaf(
                #"{"cve":"CVE-1","product_status":{"fixed":["BOTH"]}}"#, version: version, tree: tree))
        let product = try #require(document.statements.first?.products.first)
        #expect(product.identity.packageURLs.map(\.description) == ["pkg:oci/app"])
        #expect(product.subcomponents.map { $0.packageURLs.map(\.description) } == [["pkg:npm/lib@1"]])
    }

    @Test("CSAF that breaks a rule is refused by name")
    func refusedCSAF() {
        let status = #""product_status":{"known_not_affected":["APP"]}"#
        for (text, code) in [
            (Self.csaf(#"{"cve":"CVE-1",\#(status)}"#), VEXError.Code.reason), (Self.csaf("{\(status)}"), .member),
            (Self.csaf("{}", version: "3.0"), .version),
            (Self.csaf(#"{"cve":"CVE-1",\#(status),"flags":[{"label":"no"}]}"#), .justification),
            (#"{"document":{"csaf_version":"2.0"}}"#, .time),
        ] {
            #expect { try read(text) } throws: { ($0 as? VEXError)?.code == code }
        }
    }
}
