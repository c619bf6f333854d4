package import Artifacts
import Documents
import Inventory
package import Ledger

/// The evidence of a ledger's decisions, read from its content store.
package struct StoredEvidence: HistoryEvidence {
    private let store: any ContentStore

    package init(_ store: any ContentStore) { self.store = store }

    package func stageFacts(of record: Digest) -> StageFacts? {
        guard let bytes = try? store.bytes(of: record), let value = try? JSONReader.value(bytes, limits: .sbom),
            let findings = value["findings"]?.array
        else { return nil }
        var counts: [IndexedEntry.RuleCount: Int] = [:]
        var flaws: [StageFacts.Flaw] = []
        for finding in findings {
            guard let rule = finding["rule"]?.string, let effect = finding["effect"]?.string,
                let findingClass = finding["class"]?.string
            else { return nil }
            let key = IndexedEntry.RuleCount(
                rule: rule, policy: finding["policyRule"]?.string ?? "", effect: effect, findingClass: findingClass,
                count: 0)
            counts[key, default: 0] += 1
            if let flaw = Self.flaw(finding) { flaws.append(flaw) }
        }
        let rules = counts.map {
            IndexedEntry.RuleCount(
                rule: $0.key.rule, policy: $0.key.policy, effect: $0.key.effect, findingClass: $0.key.findingClass,
                count: $0.value)
        }
        return StageFacts(rules: rules.sorted { $0.order.lexicographicallyPrecedes($1.order) }, flaws: flaws)
    }

    private static func flaw(_ finding: JSONValue) -> StageFacts.Flaw? {
        guard let advisory = finding["advisory"]?.string, let artifact = finding["artifact"]?.string,
            let subject = finding["subject"]?.string
        else { return nil }
        let facts = finding["facts"]
        let more = ["aliases", "records"].flatMap { key in
            (facts?[key]?.string ?? "").split(separator: " ").map(String.init)
        }
        return StageFacts.Flaw(artifact: artifact, subject: subject, ids: [advisory] + more)
    }

    package func inventories(of body: DecisionBody) -> [InventoryReference]? {
        guard let bytes = try? store.bytes(of: body.inputManifestDigest), let manifest = try? InputManifest(bytes),
            let document = manifest.inputs.first(where: { $0.name == InputName.release.text })?.digest,
            let text = try? store.bytes(of: document),
            let node = try? YAMLReader.read(SourceText(name: "release", bytes: text)),
            let release = try? Release(document: node), release.digest == body.release.digest
        else { return nil }
        return release.artifacts(of: .sbom).map {
            InventoryReference(digest: $0.digest, subject: $0.subject ?? $0.name)
        }
    }

    package func materials(of sbom: Digest) -> MaterialsAnswer {
        guard let bytes = try? store.bytes(of: sbom) else { return .missing }
        guard let materials = try? SBOMReader.read(SourceText(name: "sbom", bytes: bytes)) else { return .unreadable }
        return .read(materials)
    }
}

extension IndexedEntry.RuleCount {
    fileprivate var order: [UInt8] { Array("\(rule)\0\(policy)\0\(effect)\0\(findingClass)".utf8) }
}
