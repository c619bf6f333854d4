import Artifacts
import Documents
import Engine
import Findings
import Inventory

/// An SBOM of the release together with the artifact that holds it.
struct ReleaseInventory: Sendable {
    let artifact: ReleaseArtifact
    let materials: BillOfMaterials

    /// The name findings are filed under: the artifact the SBOM describes.
    var subjectName: String { artifact.subject ?? artifact.name }
}

extension StageContext {
    /// Reads every SBOM of the release; none is an empty list, an unreadable one an error.
    func inventories(of release: Release) throws(StageFailure) -> [ReleaseInventory] {
        var inventories: [ReleaseInventory] = []
        for artifact in release.artifacts(of: .sbom) {
            let materials = try derived("inventory", from: artifact) { (bytes) throws(StageFailure) in
                try Self.materials(artifact, bytes: bytes)
            }
            try Self.checkBinding(of: materials, artifact, in: release)
            inventories.append(ReleaseInventory(artifact: artifact, materials: materials))
        }
        return inventories
    }

    /// Images that no SBOM of the release describes: nobody knows what is in them, so they were not examined.
    static func imagesWithoutInventory(in release: Release) -> Completeness {
        let described = release.artifacts(of: .sbom).compactMap(\.subject)
        let count = release.artifacts(of: .image).count { image in
            !described.contains { $0.utf8.elementsEqual(image.name.utf8) }
        }
        return Completeness(examined: 0, of: count, because: count > 0 ? [.init("no-sbom", count: count)] : [])
    }

    /// Reads the SBOMs the baseline's record kept.
    func baselineInventories() throws(StageFailure) -> [ReleaseInventory] {
        var inventories: [ReleaseInventory] = []
        for artifact in baseline?.artifacts ?? [] where artifact.type == .sbom {
            let materials = try derived("inventory", fromBaseline: artifact) { (bytes) throws(StageFailure) in
                try Self.materials(artifact, bytes: bytes)
            }
            inventories.append(ReleaseInventory(artifact: artifact, materials: materials))
        }
        return inventories
    }

    private static func materials(_ artifact: ReleaseArtifact, bytes: [UInt8]) throws(StageFailure) -> BillOfMaterials {
        do {
            return try SBOMReader.read(SourceText(name: artifact.path ?? artifact.name, bytes: bytes))
        } catch {
            let first = error.items.first
            throw StageFailure(
                "sbom.unreadable", "the SBOM '\(artifact.name)' can't be read: \(first?.message ?? "not understood")",
                remedy: first?.fix ?? "Give a CycloneDX or SPDX document in JSON.")
        }
    }

    /// An SBOM that names the digest of another thing than the artifact it is filed under is not this artifact's SBOM.
    private static func checkBinding(of materials: BillOfMaterials, _ artifact: ReleaseArtifact, in release: Release)
        throws(StageFailure)
    {
        guard let subject = artifact.subject.flatMap({ release.artifact($0) }) else { return }
        let declared = (materials.subject?.digests ?? []).filter { $0.algorithm == subject.digest.algorithm }
        guard declared.isEmpty || declared.contains(subject.digest) else {
            throw StageFailure(
                "sbom.subject-mismatch",
                "the SBOM '\(artifact.name)' describes \(declared[0]), not '\(subject.name)' (\(subject.digest))",
                remedy: "Make the SBOM from the artifact that is released.")
        }
    }
}
