package import Artifacts
import Documents
package import Engine
import Inventory
package import Ledger

/// The evidence of a made-up past: real SBOM documents, and what stage records say.
package struct SyntheticEvidence: HistoryEvidence {
    private let shape: SyntheticHistory.Shape
    private let inventoryNumbers: [Digest: Int]
    private let inventoryDigests: [Digest: Digest]
    private let records: [Digest: Int]
    private let lints: [Digest: Int]

    package init(_ shape: SyntheticHistory.Shape) {
        self.shape = shape
        let numbers = 0..<shape.inventories
        inventoryNumbers = Dictionary(
            uniqueKeysWithValues: numbers.map { (SyntheticHistory.inventoryDigest($0), $0) })
        inventoryDigests = Dictionary(
            uniqueKeysWithValues: numbers.map { (Pools.manifestDigest($0), SyntheticHistory.inventoryDigest($0)) })
        records = Dictionary(uniqueKeysWithValues: (0..<Pools.records).map { (Pools.recordDigest($0), $0) })
        lints = Dictionary(uniqueKeysWithValues: (0..<6).map { (SyntheticHistory.digest("lint \($0)"), $0) })
    }

    package func stageFacts(of record: Digest) -> StageFacts? {
        if let number = lints[record] {
            let rules: [IndexedEntry.RuleCount] =
                number == 0
                ? []
                : [
                    .init(
                        rule: "objects/limits", policy: "policies/k8s.yaml#limits", effect: "warning",
                        findingClass: "preexisting", count: number)
                ]
            return StageFacts(rules: rules, flaws: [])
        }
        guard let number = records[record] else { return nil }
        var rules: [IndexedEntry.RuleCount] = []
        func add(_ rule: String, _ effect: String, _ count: Int) {
            guard count > 0 else { return }
            rules.append(
                .init(
                    rule: rule, policy: "policies/base.yaml#r", effect: effect, findingClass: "introduced", count: count
                ))
        }
        add("vulnerability/known", "blocking", number % 3 == 2 ? 1 + number % 4 : 0)
        add("vulnerability/known", "warning", number % 5)
        add("vulnerability/malicious", "waived", number % 7 == 0 ? 1 : 0)
        // Some records know the flaws of the even packages already.
        let flaws =
            number.isMultiple(of: 2)
            ? stride(from: 0, to: min(shape.packages, 40), by: 2).map {
                StageFacts.Flaw(
                    artifact: "image", subject: "pkg:npm/package-\($0)", ids: ["ADV-\($0)", "CVE-2026-\(1000 + $0)"])
            } : []
        return StageFacts(rules: rules, flaws: flaws)
    }

    package func inventories(of body: DecisionBody) -> [InventoryReference]? {
        inventoryDigests[body.inputManifestDigest].map { [InventoryReference(digest: $0, subject: "image")] }
    }

    package func materials(of sbom: Digest) -> MaterialsAnswer {
        guard let number = inventoryNumbers[sbom] else { return .missing }
        let text = SourceText(name: "sbom", bytes: Array(document(number).utf8))
        guard let materials = try? SBOMReader.read(text) else { return .unreadable }
        return .read(materials)
    }

    /// The packages of an SBOM, each with its version: the first third in every one, the others by number.
    package func packages(in inventory: Int) -> [(package: Int, version: String)] {
        var found: [Int: String] = [:]
        var random = SeededSource(UInt64(inventory) &* 7919 &+ 17)
        while found.count < min(shape.componentsPerInventory, shape.packages) {
            let package = found.count < shape.componentsPerInventory / 3 ? found.count : random.below(shape.packages)
            if found[package] == nil { found[package] = "1.\(random.below(6)).\(random.below(3))" }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func document(_ inventory: Int) -> String {
        let components = packages(in: inventory).map { package, version in
            """
            {"type":"library","name":"package-\(package)","version":"\(version)",\
            "purl":"pkg:npm/package-\(package)@\(version)"}
            """
        }
        return """
            {"bomFormat":"CycloneDX","specVersion":"1.5","version":1,\
            "metadata":{"component":{"type":"container","name":"image-\(inventory)"}},\
            "components":[\(components.joined(separator: ","))]}
            """
    }

    /// Advisories of the first packages, below version 1.3.0 each, as OSV records by file name.
    package static func advisories(_ packages: Range<Int>) -> [(name: String, bytes: [UInt8])] {
        packages.map { package in
            let record = """
                {"id":"ADV-\(package)","modified":"2026-06-01T00:00:00Z","aliases":["CVE-2026-\(1000 + package)"],\
                "summary":"A flaw","affected":[{"package":{"ecosystem":"npm","name":"package-\(package)"},\
                "ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.3.0"}]}]}]}
                """
            return ("ADV-\(package).json", Array(record.utf8))
        }
    }
}
