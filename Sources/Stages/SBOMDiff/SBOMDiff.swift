import Advisories
import Artifacts
package import Documents
package import Engine
import Findings
import Inventory

/// Compares the release's SBOMs with those of the baseline and reports what was added, removed or changed.
///
/// SBOMs are paired by the artifact they describe; all is added where the baseline has none of it, and an image without an
/// SBOM was not examined. Without a baseline nothing can have changed unseen: the stage passes with the note `no-baseline`
/// once it has read the SBOMs. A release without any SBOM examined nothing.
///
/// ```yaml
/// - uses: sbom/diff
/// ```
package struct SBOMDiff: Stage {
    package static let kind = "sbom/diff"
    package static let revision = 1
    package static let summary = "Compares components and licences with the live release."

    package struct Options: StageOptions {
        package static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            try reader.finish { Options() }
        }
    }

    package init(_ options: Options) {}

    package func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        var result = StageResult()
        let inventories = try context.inventories(of: release)
        guard !inventories.isEmpty else {
            result.examined(0, of: 0, because: [.init("no-sbom", count: 1)])
            return result
        }
        result.examined(StageContext.imagesWithoutInventory(in: release))
        guard context.baseline != nil else {
            result.examined(inventories.count, of: inventories.count)
            result.notes = ["no-baseline"]
            return result
        }
        let before = try context.baselineInventories()
        var differences: [JSONValue] = []
        for inventory in inventories {
            let old = Self.counterpart(of: inventory, among: before)
            if old == nil { result.notes.append("no-baseline-sbom: \(inventory.subjectName)") }
            let difference = SBOMDifference.between(
                old?.materials ?? Self.nothing(like: inventory.materials), inventory.materials,
                order: ComponentOrder.relation)
            result.examined(1, of: 1)
            result.findings += findings(of: difference, in: inventory)
            differences.append(["artifact": .string(inventory.subjectName), "difference": difference.canonical])
        }
        do {
            result.differenceDigest = result.keep(
                try CanonicalJSON.payload(.array(differences)), as: "sbom-difference.json")
        } catch {
            throw StageFailure("sbom.difference", "the difference can't be written: \(error)")
        }
        return result
    }

    /// The baseline's SBOM of the same artifact: by the name of the SBOM too, where it has several.
    private static func counterpart(of inventory: ReleaseInventory, among before: [ReleaseInventory])
        -> ReleaseInventory?
    {
        let same = before.filter { $0.subjectName.utf8.elementsEqual(inventory.subjectName.utf8) }
        return same.first { $0.artifact.name.utf8.elementsEqual(inventory.artifact.name.utf8) } ?? same.first
    }

    /// Against an SBOM that the baseline does not have, all is added.
    private static func nothing(like materials: BillOfMaterials) -> BillOfMaterials {
        BillOfMaterials(
            format: materials.format, formatVersion: materials.formatVersion, documentDigest: .sha256(of: []),
            subject: nil, components: [], entryCount: 0, operatingSystem: nil, problems: [])
    }

    private func findings(of difference: SBOMDifference, in inventory: ReleaseInventory) -> [Finding] {
        func finding(_ rule: String, _ severity: Severity, _ component: Component, _ message: String) -> Finding {
            Finding(
                rule: rule, severity: severity, artifact: inventory.subjectName, subject: component.identity,
                location: component.span.map {
                    FindingLocation(
                        file: inventory.artifact.path ?? inventory.artifact.name, line: $0.start.line,
                        column: $0.start.column)
                }, message: message)
        }
        func name(_ component: Component) -> String {
            component.name + (component.effectiveVersion.map { " \($0)" } ?? "")
        }
        func change(_ change: SBOMDifference.Change) -> String {
            "\(change.new.name) \(change.old.effectiveVersion ?? "?") → \(change.new.effectiveVersion ?? "?")"
        }
        return difference.added.map { finding("sbom/component-added", .none, $0, "\(name($0)) was added") }
            + difference.removed.map { finding("sbom/component-removed", .none, $0, "\(name($0)) was removed") }
            + difference.upgraded.map { finding("sbom/component-upgraded", .none, $0.new, "\(change($0)) upgraded") }
            + difference.downgraded.map {
                finding("sbom/component-downgraded", .medium, $0.new, "\(change($0)) downgraded")
            }
            + difference.changed.map { finding("sbom/component-changed", .low, $0.new, "\(change($0)) changed") }
            + difference.licenceChanged.map {
                finding(
                    "sbom/licence-changed", .medium, $0.new,
                    "\(name($0.new)): licence changed from \($0.old.licences.joined(separator: ", ")) to "
                        + $0.new.licences.joined(separator: ", "))
            }
    }
}
