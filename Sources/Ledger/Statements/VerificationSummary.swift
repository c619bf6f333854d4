package import Artifacts
import Documents

/// The statement of a promoted decision: a SLSA Verification Summary Attestation v1 with the decision inside.
///
/// Tools that know VSAs read `verifier`, `resourceUri`, `policy` and the result; levels were not assessed and say so.
/// Nothing but a promoted decision ever has this form.
package struct VerificationSummary: Sendable, Hashable {
    package static let predicateType = "https://slsa.dev/verification_summary/v1"
    /// The version of SLSA that has the level `UNEVALUATED`.
    static let slsaVersion = "1.1"
    static let verifiedLevels = ["SLSA_BUILD_LEVEL_UNEVALUATED"]

    /// An attestation the judge relied on.
    package struct InputAttestation: Sendable, Hashable, Comparable {
        package let uri: String
        package let digest: Digest

        package init(uri: String, digest: Digest) {
            self.uri = uri
            self.digest = digest
        }

        package static func < (left: InputAttestation, right: InputAttestation) -> Bool {
            "\(left.uri)\0\(left.digest)".utf8.lexicographicallyPrecedes("\(right.uri)\0\(right.digest)".utf8)
        }
    }

    package let body: DecisionBody
    /// The key id of the ledger's key.
    package let ledgerKeyID: String
    /// What was verified, as its consumers name it.
    package let resourceURI: String
    /// Sorted.
    package let inputAttestations: [InputAttestation]

    package init(
        body: DecisionBody, ledgerKeyID: String, resourceURI: String, inputAttestations: [InputAttestation]
    ) {
        self.body = body
        self.ledgerKeyID = ledgerKeyID
        self.resourceURI = resourceURI
        self.inputAttestations = inputAttestations.sorted()
    }

    /// `urn:sluice:ledger:<key id>:<environment>`, which a consumer compares exactly.
    package static func verifierID(ledgerKeyID: String, environment: String) -> String {
        "urn:sluice:ledger:\(ledgerKeyID):\(percentEncoded(environment))"
    }

    /// Where the policy, which is the gate pipeline, lies: `<repository>@<commit>#<path>`.
    static func policyURI(_ pipeline: DecisionBody.Pipeline) -> String {
        "\(pipeline.repository)@\(pipeline.commit.hex)#\(pipeline.path)"
    }

    /// Reads the members alone; `EntryContent` compares the whole statement with what would be written again.
    init(_ predicate: JSONValue) throws(LedgerError) {
        let body = try DecisionBody(unchecked: predicate[EntryKind.decision.predicateType] ?? .null)
        guard let verifier = predicate["verifier"]?["id"]?.string, let uri = predicate["resourceUri"]?.string,
            let list = predicate["inputAttestations"]?.array
        else { throw LedgerError(.entryMalformed, "the verification summary lacks a member") }
        let parts = verifier.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 5, !uri.isEmpty else {
            throw LedgerError(.entryMalformed, "the verification summary names no ledger or no resource")
        }
        var inputs: [InputAttestation] = []
        for item in list {
            guard let uri = item["uri"]?.string, let member = item["digest"]?.members?.first,
                let algorithm = Digest.Algorithm(rawValue: member.key), let hex = member.value.string,
                let digest = Digest(algorithm, hex: hex)
            else { throw LedgerError(.entryMalformed, "an input attestation has no uri or no digest") }
            inputs.append(InputAttestation(uri: uri, digest: digest))
        }
        self.init(
            body: body, ledgerKeyID: String(decoding: parts[3], as: UTF8.self), resourceURI: uri,
            inputAttestations: inputs)
    }

    var predicate: JSONValue {
        [
            "verifier": [
                "id": .string(
                    VerificationSummary.verifierID(ledgerKeyID: ledgerKeyID, environment: body.environment))
            ],
            "timeVerified": .string(body.time.at.description), "resourceUri": .string(resourceURI),
            "policy": [
                "uri": .string(VerificationSummary.policyURI(body.pipeline)),
                "digest": ["sha256": .string(body.pipeline.digest.hex)],
            ],
            "inputAttestations": .array(
                inputAttestations.map { input in
                    [
                        "uri": .string(input.uri),
                        "digest": .object([.init(input.digest.algorithm.rawValue, .string(input.digest.hex))]),
                    ]
                }),
            "verificationResult": "PASSED",
            "verifiedLevels": .array(VerificationSummary.verifiedLevels.map { .string($0) }),
            "slsaVersion": .string(VerificationSummary.slsaVersion), "urn:sluice:decision:v1": body.canonical,
        ]
    }

    private static func percentEncoded(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { byte in
            plain.contains(byte)
                ? String(decoding: [byte], as: UTF8.self) : "%" + Hexadecimal.encode([byte]).uppercased()
        }.joined()
    }
}
