package import Artifacts

/// Gives the evaluator the very inputs an earlier decision recorded; there is nothing else to read.
package struct RecordedSource: InputSource {
    private let digests: [InputName: Digest]
    private let store: any ContentStore

    package init(_ manifest: InputManifest, store: any ContentStore) {
        var digests: [InputName: Digest] = [:]
        for input in manifest.inputs { digests[InputName(manifest: input.name)] = input.digest }
        self.digests = digests
        self.store = store
    }

    package func recordedDigest(of name: InputName) -> Digest? { digests[name] }

    package func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        guard let bytes = try recordedBytes(of: name) else {
            throw InputError(
                "replay.input-not-recorded", "the decision did not record '\(name.text)', but its replay asks for it",
                remedy: "Replay with the engine version that the decision names.")
        }
        return bytes
    }

    package func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? {
        guard let digest = digests[name] else { return nil }
        do {
            return try store.bytes(of: digest)
        } catch {
            throw InputError(
                "replay.input-missing",
                "the evidence store has no '\(name.text)' (\(digest)): \(evidenceProblem(error))",
                remedy: "Restore the evidence folder that belongs to this ledger.")
        }
    }
}

/// Why evidence can't be had, in the store's own words.
func evidenceProblem(_ error: any Error) -> String { (error as? ContentStoreError)?.message ?? "\(error)" }
