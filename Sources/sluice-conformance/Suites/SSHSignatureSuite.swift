import Attestation
import Documents
import FoundationEssentials

/// SSH signatures and allowed-signers files: OpenSSH's and RustCrypto's fixtures, and recorded `ssh-keygen -Y` runs.
struct SSHSignatureSuite: ConformanceSuite {
    static let name = "sshsig"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        let operation = conformanceCase["op"]?.string ?? conformanceCase["data"]?["op"]?.string
        guard !Self.hasCertificate(conformanceCase) else { return .skipped("SSH certificates are not supported") }
        let isAccepted: Bool
        do {
            switch operation {
            case "fixture": try Self.verifyFixture(conformanceCase)
            case "verify", "check-novalidate", "find-principals", "match-principals":
                guard let data = conformanceCase["data"] else { throw SuiteFault(description: "no data") }
                try Self.run(operation ?? "", data)
            default: throw SuiteFault(description: "unknown operation \(operation ?? "none")")
            }
            isAccepted = true
        } catch let error as AttestationError {
            if error.code == .sshUnsupported, error.message.contains("mldsa") {
                return .skipped("ML-DSA keys are not supported")
            }
            isAccepted = false
        }
        return .comparing(wanted: conformanceCase.outcome ?? "none", got: isAccepted ? "pass" : "fail")
    }

    private static func verifyFixture(_ conformanceCase: SuiteCase) throws {
        let folder = conformanceCase.folder
        guard let keyPath = conformanceCase.files.first(where: { $0.hasSuffix(".pub") }),
            let signaturePath = conformanceCase.files.first(where: { $0.hasSuffix(".sig") || $0.contains("sshsig_") }),
            let namespace = conformanceCase["namespace"]?.string
        else { throw SuiteFault(description: "the fixture lacks a file or its namespace") }
        let message: [UInt8]
        if let text = conformanceCase["message"]?.string {
            message = Array(text.utf8)
        } else {
            message = try conformanceCase.file(endingIn: "signed-data")
        }
        let key = try SSHPublicKey(line: text(try folder.bytes(of: keyPath)))
        let signature = try SSHSignature(armored: text(try folder.bytes(of: signaturePath)))
        let signer = try signature.verify(message: message, namespace: namespace)
        guard signer == key else { throw AttestationError(.sshNotAllowed, "signed by another key") }
    }

    private static func run(_ operation: String, _ data: JSONValue) throws {
        let signers = try AllowedSigners(data["allowed_signers"]?.string ?? "")
        if operation == "match-principals" {
            guard let principal = data["principal"]?.string,
                signers.entries.contains(where: { $0.principals.matches(principal) })
            else { throw AttestationError(.sshNotAllowed, "no line is for the principal") }
            return
        }
        let signature = try SSHSignature(armored: data["signature"]?.string ?? "")
        let moment = try moment(data["options"]?.array ?? [])
        if operation == "find-principals" {
            guard signers.entries.contains(where: { $0.key == signature.publicKey && $0.isValid(at: moment) }) else {
                throw AttestationError(.sshNotAllowed, "no line is for the key")
            }
            return
        }
        let message = Array((data["message"]?.string ?? "").utf8)
        guard let namespace = data["namespace"]?.string else { throw SuiteFault(description: "no namespace") }
        if operation == "check-novalidate" {
            _ = try signature.verify(message: message, namespace: namespace)
            return
        }
        var revoked: Set<SSHPublicKey> = []
        for line in (data["revoked_keys"]?.string ?? "").split(separator: "\n") {
            revoked.insert(try SSHPublicKey(line: String(line)))
        }
        _ = try signers.verify(
            signature, message: message, namespace: namespace, principal: data["principal"]?.string ?? "", at: moment,
            revoked: revoked)
    }

    /// The moment of `verify-time=YYYYMMDD`, or now.
    private static func moment(_ options: [JSONValue]) throws -> Timestamp {
        for option in options.compactMap(\.string) where option.hasPrefix("verify-time=") {
            let digits = Array(option.dropFirst("verify-time=".count))
            guard digits.count >= 8,
                let moment = Timestamp(
                    "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))T00:00:00Z")
            else { throw SuiteFault(description: "unknown time \(option)") }
            return moment
        }
        guard let now = Timestamp(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)) else {
            throw SuiteFault(description: "the clock is beyond the year 9999")
        }
        return now
    }

    /// Whether an input of the case is or needs a certificate.
    private static func hasCertificate(_ conformanceCase: SuiteCase) -> Bool {
        if conformanceCase["op"]?.string == "certificate" { return true }
        let data = conformanceCase["data"]
        let signers = data?["allowed_signers"]?.string ?? ""
        let armored = data?["signature"]?.string ?? ""
        let blob = Base64.decode(armored.split(separator: "\n").dropFirst().dropLast().joined()) ?? []
        return signers.contains("-cert-v01@") || signers.contains("cert-authority")
            || String(decoding: blob, as: UTF8.self).contains("-cert-v01@")
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
