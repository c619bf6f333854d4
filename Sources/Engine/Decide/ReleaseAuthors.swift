import Artifacts
import Attestation
import Governance

/// Finds out who made a release: commit authors, co-authors and committers, its document's signer and declared creator.
enum ReleaseAuthors {
    static func read(_ release: Release, hasSignature: Bool, roles: Roles, inputs: RecordedInputs) throws(InputError)
        -> Authors
    {
        var identities: [String] = []
        var signers: [Person] = []
        for artifact in release.artifacts(of: .commit) {
            let bytes = try inputs.read(.artifact(artifact.name))
            guard artifact.digest.matches(bytes) else {
                throw InputError(
                    "artifact.digest-mismatch", "the commit '\(artifact.name)' does not have its digest")
            }
            do {
                let commit = try GitCommitObject(raw: bytes)
                identities += [commit.author.email, commit.committer.email] + commit.coAuthors.map(\.email)
            } catch {
                throw InputError("release.commit-malformed", "the commit '\(artifact.name)': \(error.message)")
            }
        }
        if let creator = release.createdBy { identities.append(creator) }
        if hasSignature {
            let document = try inputs.read(.release)
            let armored = String(decoding: try inputs.read(.releaseSignature), as: UTF8.self)
            do {
                let key = try SSHSignature(armored: armored).verify(message: document, namespace: "sluice.release.v1")
                if let person = roles.person(holding: key) {
                    signers.append(person)
                } else {
                    identities.append(key.fingerprint)
                }
            } catch {
                throw InputError("release.signature", "the release document's signature: \(error.message)")
            }
        }
        return Authors(identities: identities, signers: signers, roles: roles)
    }
}
