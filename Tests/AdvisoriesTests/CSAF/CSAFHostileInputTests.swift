import Advisories
import Documents
import Testing

/// Documents with broken bytes are examined or refused; no rule traps.
@Suite("Hostile CSAF documents") struct CSAFHostileInputTests {
    /// Something for every kind of rule to read.
    private static let documents = [
        #"""
        {"document":{"category":"csaf_vex","csaf_version":"2.0","lang":"de-DE","publisher":{"category":"translator"},
        "tracking":{"id":"E-1","status":"final","version":"1.0.0-rc+b","revision_history":[
        {"date":"2024-01-24T10:00:00.5Z","number":"1.0.0","summary":"s"},{"date":"2024-01-24T10:00:00+01:00","number":"0"}]}},
        "product_tree":{"branches":[{"category":"vendor","name":"V","branches":[{"category":"product_version","name":"v1 all",
        "product":{"name":"P","product_id":"A","product_identification_helper":{"purl":"pkg:npm/a@1","cpe":"cpe:/a:v:p:1"}}}]}],
        "relationships":[{"category":"installed_on","full_product_name":{"name":"N","product_id":"B"},"product_reference":"B",
        "relates_to_product_reference":"A"}],"product_groups":[{"group_id":"G","product_ids":["A","B"]}]},
        "vulnerabilities":[{"cve":"CVE-2024-0001","cwe":{"id":"CWE-79","name":"X"},"product_status":{"fixed":["A"],
        "known_not_affected":["B"]},"flags":[{"label":"component_not_present","group_ids":["G"]}],"scores":[{"products":["A"],
        "cvss_v3":{"version":"3.1","vectorString":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H","baseScore":9.7,"scope":"X"},
        "cvss_v2":{"version":"2.0","vectorString":"AV:N/AC:L/Au:N/C:P/I:C/A:C","baseScore":1}}]}]}
        """#,
        #"""
        {"$schema":"s","document":{"category":"csaf_security_advisory","csaf_version":"2.1","lang":"en","license_expression":
        "MIT OR (LicenseRef-x AND GPL-2.0+)","distribution":{"tlp":{"label":"CLEAR"},"sharing_group":{"id":"f"}},"title":"E-1",
        "tracking":{"id":"E-1","status":"final","version":"2","current_release_date":"2024-01-24T10:00:00Z","revision_history":[
        {"date":"2024-01-24T10:00:00Z","number":"1","summary":"Secruity"}]}},"product_tree":{"branches":[{"category":"vendor",
        "name":"Open Source","branches":[{"category":"product_version_range","name":"vers:npm/>=1.0.0|!=1.5.0|<2.0.0","product":{
        "name":"P","product_id":"A","product_identification_helper":{"purls":["pkg:npm/a"],"model_numbers":["a*\\*b*"]}}},
        {"category":"product_version_range","name":">1|<3","product":{"name":"P","product_id":"B"}}]}],"product_paths":[{
        "beginning_product_reference":"A","full_product_name":{"name":"N","product_id":"C"},"subpaths":[{"category":
        "installed_with","next_product_reference":"B"}]}]},"vulnerabilities":[{"cwes":[{"id":"CWE-287","name":"N","version":
        "4.13"}],"ids":[{"system_name":"https://gcve.eu","text":"GCVE-0-1"}],"product_status":{"fixed":["A"],
        "known_affected":["B"]},"remediations":[{"category":"vendor_fix","details":"d","product_ids":["A"]}],"metrics":[{
        "products":["A","B"],"content":{"cvss_v4":{"version":"4.0","vectorString":
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N","baseScore":9.3},"epss":{"timestamp":"x"},
        "qualitative_severity_rating":"low","ssvc_v2":{"schemaVersion":"2.0.0","timestamp":"2025-01-01T00:00:00Z",
        "target_ids":["E-1"],"selections":[{"namespace":"ssvc//.example.test#x","key":"SI","version":"2.0.0","values":[
        {"key":"M"}]}]}}}]}],"x_extensions":[{"$schema":"https://a.example/e_1.0.0.json","category":"essential"}]}
        """#,
    ]

    private static func broken(_ text: String, _ chance: inout SeededChance) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0...Int.random(in: 0..<3, using: &chance) {
            let index = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: bytes[index] = Array(#"{}[],:"0-./#@*|<>=~ "#.utf8).randomElement(using: &chance) ?? 0
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            default: bytes[index] = UInt8.random(in: 0x20...0x7E, using: &chance)
            }
        }
        return bytes
    }

    @Test("broken documents are examined or refused", arguments: [1, 2, 3]) func broken(seed: UInt64) throws {
        var chance = SeededChance(state: seed)
        var examined = 0
        for _ in 0..<150 {
            for document in Self.documents {
                guard let value = try? JSONReader.value(Self.broken(document, &chance)),
                    let report = try? CSAFValidator.validate(document: value, fileName: "e-1.json")
                else { continue }
                examined += 1
                // Each of them has mistakes to begin with, and few bytes mend none.
                #expect(!report.isValid)
            }
        }
        #expect(examined > 50)
    }

    @Test("an extension that is not supported is named") func extensions() throws {
        let report = try CSAFValidator.validate(document: JSONReader.value(Array(Self.documents[1].utf8)))
        #expect(
            report.limits.contains { $0.rule == "6.1.60.2" && $0.reason.contains("https://a.example/e_1.0.0.json") })
    }
}
