import Artifacts
import Documents
import Engine
import Ledger

/// The artifacts of an adopted release, out of its evidence.
struct AdoptedRelease {
    let artifacts: [Digest]

    init(_ adoption: Adoption, evidence: any ContentStore) throws {
        let manifest = try InputManifest(evidence.bytes(of: adoption.inputManifest))
        guard let document = manifest.inputs.first(where: { $0.name == InputName.release.text })?.digest else {
            throw InputError("adoption.malformed", "the record of an adopted release names no document")
        }
        let release = try Release(
            document: YAMLReader.read(SourceText(name: "adopted release", bytes: evidence.bytes(of: document))))
        artifacts = release.artifacts.map(\.digest)
    }
}
