import Advisories
import Artifacts
import Documents
import Testing

@Suite("VEX documents") struct VEXReadingTests {
    private func read(_ text: String) throws(VEXError) -> VEXDocument { try VEXDocument.read(Array(text.utf8)) }

    private static func text(_ statements: String, more: String = "") -> String {
        #"{"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:doc","author":"A","timestamp":"2024-01-02T03:04:05Z","#
            + #""version":1,"statements":[\#(statements)]\#(more)}"#
    }

    @Test("OpenVEX 0.2.0: identities, parts and inherited time")
    func openVEX() throws {
        let digest = String(repeating: "ab", count: 32)
        let document = try read(
            Self.text(
                #"""
                {"vulnerability":{"name":"CVE-2021-44228","aliases":["GHSA-jfh8-c2jp-5v3q","CVE-2021-44228"]},
                 "status":"not_affected","justification":"vulnerable_code_not_present","impact_statement":"Removed.",
                 "products":[{"@id":"https://example.org/app","identifiers":{"purl":"pkg:oci/app"},
                              "hashes":{"sha-256":"\#(digest)","md5":"00"},
                              "subcomponents":[{"@id":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}]}],
                 "last_updated":"2024-02-01T00:00:00+01:00"},
                {"vulnerability":{"name":"CVE-2024-1"},"status":"affected","action_statement":"Wait.",
                 "timestamp":"2024-03-01T00:00:00Z"}
                """#))
        #expect(document.format == .openVEX && document.id == "urn:doc" && document.author == "A")
        let first = try #require(document.statements.first)
        #expect(first.aliases == ["GHSA-jfh8-c2jp-5v3q"])
        #expect(first.status == .notAffected && first.justification == .vulnerableCodeNotPresent)
        #expect(first.impact == "Removed." && first.timestamp.description == "2024-01-02T03:04:05Z")
        #expect(first.time.description == "2024-01-31T23:00:00Z")
        let identity = try #require(first.products.first).identity
        #expect(identity.names == ["https://example.org/app"])
        #expect(identity.packageURLs.map(\.description) == ["pkg:oci/app"])
        #expect(identity.digests.map(\.description) == ["sha256:" + digest])
        #expect(first.products[0].subcomponents[0].packageURLs[0].name == "log4j-core")
        #expect(document.statements[1].products.isEmpty && document.statements[1].place == 2)
        #expect(document.statements[1].time.description == "2024-03-01T00:00:00Z")
    }

    @Test("OpenVEX 0.0.1: bare text, parts beside the products, no time of the document")
    func openVEX001() throws {
        let document = try read(
            #"""
            {"@context":"https://openvex.dev/ns","@id":"urn:doc","author":"A","version":"1","statements":[
             {"timestamp":"2022-12-22T16:36:43-05:00","vulnerability":"CVE-1234-5678","status":"fixed",
              "products":["nginx","pkg:oci/nginx"],"subcomponents":["pkg:apk/wolfi/git"]}]}
            """#)
        let statement = try #require(document.statements.first)
        #expect(statement.vulnerability == "CVE-1234-5678" && statement.products.count == 2)
        #expect(statement.products[0].identity.names == ["nginx"])
        #expect(statement.products.allSatisfy { $0.subcomponents.first?.packageURLs.first?.name == "git" })
    }

    private static let cve = #""vulnerability":{"name":"CVE-1"}"#

    @Test(
        "OpenVEX that breaks a rule is refused by name",
        arguments: [
            ("{", VEXError.Code.form, nil), ("{}", .form, nil),
            (#"{"@context":"https://example.org/ns","@id":"u","author":"A","statements":[]}"#, .form, nil),
            (#"{"@context":"https://openvex.dev/ns/v1.0.0","@id":"u","author":"A","statements":[]}"#, .version, nil),
            (#"{"@context":"https://openvex.dev/ns","author":"A","statements":[]}"#, .member, nil),
            (#"{"@context":"https://openvex.dev/ns","@id":"u","statements":[]}"#, .member, nil),
            (#"{"@context":"https://openvex.dev/ns","@id":"u","author":"A"}"#, .member, nil),
            (text(#"{"status":"fixed"}"#), .member, 1), (text("{\(cve)}"), .member, 1),
            (text(#"{"vulnerability":{},"status":"fixed"}"#), .member, 1),
            (text(#"{\#(cve),"status":"safe"}"#), .status, 1),
            (text(#"{\#(cve),"status":"not_affected"}"#), .reason, 1),
            (text(#"{\#(cve),"status":"not_affected","impact_statement":""}"#), .reason, 1),
            (text(#"{\#(cve),"status":"not_affected","justification":"because"}"#), .justification, 1),
            (text(#"{\#(cve),"status":"not_affected","justification":"code_not_reachable"}"#), .justification, 1),
            (text(#"{\#(cve),"status":"fixed"},{\#(cve),"status":"affected"}"#), .action, 2),
            (text(#"{\#(cve),"status":"fixed","timestamp":"soon"}"#), .time, 1),
            (text(#"{\#(cve),"status":"fixed","products":[7]}"#), .member, 1),
            (
                #"{"@context":"https://openvex.dev/ns","@id":"u","author":"A","statements":[{\#(cve),"status":"fixed"}]}"#,
                .time, 1
            ),
        ] as [(String, VEXError.Code, Int?)])
    func refused(text: String, code: VEXError.Code, place: Int?) {
        do throws(VEXError) {
            let document = try read(text)
            Issue.record("read \(document.statements.count) statements")
        } catch {
            #expect(error.code == code && error.place == place, "\(error)")
        }
    }

    @Test("a document without statements says nothing")
    func nothing() throws { #expect(try read(Self.text("")).statements.isEmpty) }
}
