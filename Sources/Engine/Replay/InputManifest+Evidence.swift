import Artifacts
import Ledger

extension InputManifest {
    /// The manifest of a decision's inputs out of its evidence.
    /// - Throws: `replay.input-missing` when it is not there, `replay.manifest-malformed`.
    static func recorded(by body: DecisionBody, in store: any ContentStore) throws(InputError) -> InputManifest {
        let bytes: [UInt8]
        do {
            bytes = try store.bytes(of: body.inputManifestDigest)
        } catch {
            throw InputError(
                "replay.input-missing",
                "the evidence store has no input manifest \(body.inputManifestDigest): \(evidenceProblem(error))",
                remedy: "Restore the evidence folder that belongs to this ledger.")
        }
        return try InputManifest(bytes)
    }
}
