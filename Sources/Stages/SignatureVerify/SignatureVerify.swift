import Artifacts
import Attestation
package import Documents
package import Engine
import Findings

/// Checks that the release's artifacts are signed by the keys the operator trusts.
///
/// Each requirement names artifacts, and what must vouch for each of them: a `signature` (a detached cosign-style signature
/// over the file's bytes) or an `attestation` (a DSSE envelope with an in-toto statement whose subject is the artifact's
/// digest). An artifact nothing vouches for is a finding; a requirement that matches no artifact examined nothing.
///
/// ```yaml
/// - uses: signature/verify
///   with:
///     keys: ["file:keys/release.pub"]
///     require:
///       - { type: manifests, by: signature }
///       - { type: image, by: attestation, predicateType: "https://slsa.dev/provenance/v1" }
/// ```
package struct SignatureVerify: Stage {
    package static let kind = "signature/verify"
    package static let revision = 1
    package static let summary = "Checks signatures and attestations of the release's artifacts."

    package enum Means: String, Sendable, CaseIterable { case signature, attestation }

    package struct Requirement: Sendable {
        package let type: ArtifactType
        package let by: Means
        package let predicateType: String?
        /// How many distinct keys must have signed.
        package let threshold: Int
    }

    package struct Options: StageOptions {
        /// PEM public keys (ECDSA P-256 or Ed25519).
        package var keys: [Located<SourceReference>]
        package var require: [Requirement]

        package static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            var reader = reader
            let keys = reader.list("keys", of: SourceReference.self, required: true)
            let require = reader.elements("require", required: true) { (node) throws(Diagnostics) in
                try Requirement(node)
            }
            if let node = reader.node("require"), node.elements?.isEmpty == true {
                reader.report(
                    Diagnostic(
                        "signature.no-requirement", "without a requirement nothing is checked", at: node.span,
                        fix: "Add '- { type: image, by: attestation }' or another requirement."))
            }
            return try reader.finish { Options(keys: keys, require: require) }
        }
    }

    private let options: Options

    package init(_ options: Options) { self.options = options }

    package func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        let keys = try keys(in: context)
        var result = StageResult()
        for requirement in options.require {
            let artifacts = release.artifacts(of: requirement.type)
            if artifacts.isEmpty {
                result.examined(0, of: 1, because: [.init("no-\(requirement.type.rawValue)", count: 1)])
            }
            for artifact in artifacts {
                result.examined(1, of: 1)
                result.subjects.append("\(artifact.name)@\(artifact.digest)")
                if let finding = try check(artifact, requirement, keys, release, context) {
                    result.findings.append(finding)
                }
            }
        }
        return result
    }

    private func keys(in context: StageContext) throws(StageFailure) -> [PublicKey] {
        var keys: [PublicKey] = []
        for reference in options.keys {
            for file in try context.files(at: reference.value) {
                do {
                    keys.append(try PublicKey(pem: String(decoding: file.bytes, as: UTF8.self)))
                } catch {
                    throw StageFailure(
                        "signature.key", "the key '\(reference.value.text)' can't be used: \(error.message)",
                        remedy: "Give a PEM public key, ECDSA P-256 or Ed25519.")
                }
            }
        }
        guard !keys.isEmpty else {
            throw StageFailure(
                "signature.no-keys", "there is no key to check signatures with",
                remedy: "Put a PEM public key where 'keys' points.")
        }
        return keys
    }

    private func check(
        _ artifact: ReleaseArtifact, _ requirement: Requirement, _ keys: [PublicKey], _ release: Release,
        _ context: StageContext
    ) throws(StageFailure) -> Finding? {
        let wanted: ArtifactType = requirement.by == .signature ? .signature : .attestation
        let vouchers = release.artifacts(of: wanted).filter { voucher in
            voucher.subject.map { $0.utf8.elementsEqual(artifact.name.utf8) } ?? false
        }
        guard !vouchers.isEmpty else {
            return finding(
                "signature/missing", artifact, "nothing of type \(wanted.rawValue) vouches for '\(artifact.name)'",
                remedy:
                    "Sign '\(artifact.name)' and list the \(wanted.rawValue) in the release with subject: \(artifact.name)."
            )
        }
        let reasons =
            switch requirement.by {
            case .signature: try signatureProblems(artifact, vouchers, requirement, keys, context)
            case .attestation: try attestationProblems(artifact, vouchers, requirement, keys, context)
            }
        guard !reasons.isEmpty else { return nil }
        return finding(
            "signature/invalid", artifact,
            "no \(wanted.rawValue) of '\(artifact.name)' holds: "
                + reasons.joined(separator: "; "),
            remedy: "Sign these very bytes with a key the pipeline trusts.")
    }

    /// Why the signatures do not vouch for the artifact; empty when enough keys have signed, in whichever of them.
    private func signatureProblems(
        _ artifact: ReleaseArtifact, _ vouchers: [ReleaseArtifact], _ requirement: Requirement, _ keys: [PublicKey],
        _ context: StageContext
    ) throws(StageFailure) -> [String] {
        let blob = try context.bytes(of: artifact)
        var reasons: [String] = []
        var holding: [String] = []
        for voucher in vouchers {
            let text = String(decoding: try context.bytes(of: voucher), as: UTF8.self)
            do throws(AttestationError) {
                _ = try CosignSignature.verify(signaturesBase64: [text], over: blob, keys: keys)
                holding.append(text)
            } catch {
                reasons.append("\(voucher.name): \(error.message)")
            }
        }
        guard !holding.isEmpty else { return reasons }
        do throws(AttestationError) {
            _ = try CosignSignature.verify(
                signaturesBase64: holding, over: blob, keys: keys, threshold: requirement.threshold)
            return []
        } catch {
            return reasons + [error.message]
        }
    }

    /// Why no attestation vouches for the artifact; empty when one of them does by itself.
    private func attestationProblems(
        _ artifact: ReleaseArtifact, _ vouchers: [ReleaseArtifact], _ requirement: Requirement, _ keys: [PublicKey],
        _ context: StageContext
    ) throws(StageFailure) -> [String] {
        var reasons: [String] = []
        for voucher in vouchers {
            let bytes = try context.bytes(of: voucher)
            do throws(AttestationError) {
                _ = try VerifiedStatement(
                    try Envelope(json: bytes), keys: keys, threshold: requirement.threshold,
                    artifact: [artifact.digest], predicateType: requirement.predicateType)
                return []
            } catch {
                reasons.append("\(voucher.name): \(error.message)")
            }
        }
        return reasons
    }

    private func finding(_ rule: String, _ artifact: ReleaseArtifact, _ message: String, remedy: String) -> Finding {
        Finding(
            rule: rule, severity: .critical, artifact: artifact.name, subject: artifact.name,
            subjectIdentity: "\(artifact.name)@\(artifact.digest)", message: message, remedy: remedy)
    }
}
