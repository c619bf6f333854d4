import Advisories
import Documents
import Testing

/// Bytes that nobody has checked are read or refused by name; nothing traps.
@Suite("Hostile feeds, vectors and VEX documents") struct HostileInputTests {
    private static let vectors = [
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/MSI:S/U:Clear",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N/E:P/MAV:L", "AV:N/AC:L/Au:N/C:P/I:C/A:C/E:POC/TD:M/CR:L",
    ]
    private static let epss = "#model_version:v1,score_date:2025-08-26\ncve,epss,percentile\nCVE-2021-0002,0.25,0.9\n"
    private static let kev = #"""
        {"catalogVersion":"1","dateReleased":"2025-08-25T17:04:19Z","count":1,"vulnerabilities":[
         {"cveID":"CVE-2021-0001","dateAdded":"2022-01-01","dueDate":"2022-02-01","knownRansomwareCampaignUse":"Known"}]}
        """#
    private static let endOfLife =
        #"{"debian":[{"cycle":"12","codename":"Bookworm","eol":"2026-06-10","support":true}]}"#
    private static let documents = [
        #"""
        {"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:d","author":"A","timestamp":"2024-01-02T03:04:05Z",
         "statements":[{"vulnerability":{"name":"CVE-1","aliases":["G"]},"status":"not_affected",
         "justification":"component_not_present","products":["a",{"@id":"pkg:oci/a","hashes":{"sha-256":"ab"},
         "subcomponents":[{"identifiers":{"purl":"pkg:npm/l@1"}}]}]}]}
        """#,
        #"""
        {"bomFormat":"CycloneDX","serialNumber":"urn:uuid:1","version":1,"metadata":{"timestamp":"2024-01-02T03:04:05Z",
         "component":{"bom-ref":"r","name":"app"}},"components":[{"bom-ref":"l","purl":"pkg:npm/l@1"}],"vulnerabilities":[
         {"id":"CVE-1","analysis":{"state":"not_affected","detail":"D"},"affects":[{"ref":"l","versions":[{"version":"1"}]},
         {"ref":"urn:cdx:2/1#l"}]}]}
        """#,
        #"""
        {"document":{"csaf_version":"2.1","tracking":{"current_release_date":"2024-01-02T03:04:05Z"}},"product_tree":{
         "branches":[{"branches":[{"product":{"product_id":"A","product_identification_helper":{"purls":["pkg:oci/a"]}}}]}],
         "product_paths":[{"beginning_product_reference":"A","full_product_name":{"product_id":"B"},
          "subpaths":[{"next_product_reference":"A"}]}],"product_groups":[{"group_id":"G","product_ids":["B"]}]},
         "vulnerabilities":[{"cve":"CVE-1","product_status":{"known_not_affected":["B"]},
          "flags":[{"label":"component_not_present","group_ids":["G"]}]}]}
        """#,
    ]

    /// Flips, drops, doubles or cuts a few bytes.
    private static func broken(_ text: String, _ chance: inout SeededChance) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0...Int.random(in: 0..<4, using: &chance) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &chance)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(bytes[index], at: index)
            case 3: bytes[index] = Array(#"{}[],:"0-./#@"#.utf8).randomElement(using: &chance) ?? 0
            default: bytes.removeSubrange(index..<min(index + 20, bytes.count))
            }
        }
        return bytes
    }

    @Test("broken bytes are read or refused", arguments: [1, 2, 3])
    func broken(seed: UInt64) {
        var chance = SeededChance(state: seed)
        var refused = 0
        func attempt(_ body: () throws -> Void) { do { try body() } catch { refused += 1 } }
        for _ in 0..<400 {
            for vector in Self.vectors {
                attempt {
                    let bytes = Self.broken(vector, &chance)
                    let vector = try CVSSVector(String(decoding: bytes, as: UTF8.self))
                    // What was read is written so that it reads the same.
                    #expect(try CVSSVector(vector.canonical) == vector)
                    #expect((0...100).contains(vector.environmentalTenths) && (0...100).contains(vector.baseTenths))
                }
            }
            attempt { _ = try EPSSScores.read(Self.broken(Self.epss, &chance)) }
            attempt { _ = try KEVCatalogue.read(Self.broken(Self.kev, &chance)) }
            attempt { _ = try EndOfLifeTable.read(Self.broken(Self.endOfLife, &chance)) }
            for document in Self.documents { attempt { _ = try VEXDocument.read(Self.broken(document, &chance)) } }
        }
        #expect(refused > 400)
    }

    @Test("what is unbroken is read") func unbroken() throws {
        for vector in Self.vectors { _ = try CVSSVector(vector) }
        _ = try EPSSScores.read(Array(Self.epss.utf8))
        _ = try KEVCatalogue.read(Array(Self.kev.utf8))
        _ = try EndOfLifeTable.read(Array(Self.endOfLife.utf8))
        for document in Self.documents {
            #expect(try VEXDocument.read(Array(document.utf8)).statements.count == 1)
        }
    }

    @Test("a huge vector and a deep document end soon") func large() {
        let long = "CVSS:3.1/" + String(repeating: "AV:N/", count: 200_000)
        #expect(throws: CVSSFault.duplicate(metric: "AV")) { try CVSSVector(long) }
        #expect(throws: CVSSFault.self) { try CVSSVector(String(repeating: "A", count: 1_000_000)) }
        let deep = String(repeating: #"{"branches":["#, count: 10_000)
        #expect(throws: VEXError.self) { try VEXDocument.read(Array(deep.utf8)) }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededChance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
