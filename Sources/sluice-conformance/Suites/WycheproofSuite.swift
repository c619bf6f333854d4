import Artifacts
import Attestation
import Documents

/// Project Wycheproof's vectors for the signature algorithms that keys here can have.
final class WycheproofSuite: ConformanceSuite {
    static let name = "wycheproof"

    private var files: [String: [Int64: (group: JSONValue, test: JSONValue)]] = [:]

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let file = conformanceCase["file"]?.string, let number = conformanceCase["tcId"]?.integer,
            let (group, test) = try tests(of: file, in: conformanceCase.folder)[number]
        else { throw SuiteFault(description: "the vector is absent") }
        guard let message = test["msg"]?.string.flatMap(Hexadecimal.decode),
            let signature = test["sig"]?.string.flatMap(Hexadecimal.decode), let type = group["type"]?.string
        else { return .skipped("JSON web signatures are not read") }
        if type == "MlDsaVerify" { return .skipped("ML-DSA keys are not supported") }
        guard let der = group["publicKeyDer"]?.string.flatMap(Hexadecimal.decode) else {
            throw SuiteFault(description: "the group has no public key")
        }
        let isVerified: Bool
        if type == "EddsaVerify" {
            let key = try PublicKey(subjectPublicKeyInfo: der)
            isVerified = key.verifies(signature: signature, over: message)
        } else {
            guard let scheme = Self.scheme(type, group) else { return .skipped("the scheme is used by no format") }
            let key: PublicKey
            do {
                key = try PublicKey(subjectPublicKeyInfo: der)
            } catch {
                if error.code == .keyWeak { return .skipped("weak RSA keys are refused") }
                if group["publicKey"]?["modulus"] != nil, error.code == .keyUnsupported {
                    return .skipped("RSA keys bound to PSS parameters are not read")
                }
                throw error
            }
            isVerified = key.verifies(signature: signature, over: message, scheme: scheme)
        }
        let got = isVerified ? "pass" : "fail"
        return conformanceCase.outcome == "either"
            ? .passed : .comparing(wanted: conformanceCase.outcome ?? "none", got: got)
    }

    /// The scheme of a group; nothing when the product has no such scheme.
    private static func scheme(_ type: String, _ group: JSONValue) -> SignatureScheme? {
        let hashes: [String: SignatureScheme.Hash] = ["SHA-256": .sha256, "SHA-384": .sha384, "SHA-512": .sha512]
        guard let name = group["sha"]?.string, let hash = hashes[name] else { return nil }
        switch type {
        case "EcdsaVerify": return SignatureScheme(.der, hash)
        case "EcdsaP1363Verify": return SignatureScheme(.pair, hash)
        case "RsassaPkcs1Verify": return SignatureScheme(.pkcs1, hash)
        case "RsassaPssVerify":
            let lengths: [SignatureScheme.Hash: Int64] = [.sha256: 32, .sha384: 48, .sha512: 64]
            guard group["mgfSha"]?.string == name, group["sLen"]?.integer == lengths[hash] else { return nil }
            return SignatureScheme(.pss, hash)
        default: return nil
        }
    }

    private func tests(
        of file: String, in folder: SuiteFolder
    ) throws -> [Int64: (group: JSONValue, test: JSONValue)] {
        if let tests = files[file] { return tests }
        var tests: [Int64: (group: JSONValue, test: JSONValue)] = [:]
        for group in try JSONReader.value(folder.bytes(of: file), limits: .sbom)["testGroups"]?.array ?? [] {
            for test in group["tests"]?.array ?? [] {
                if let number = test["tcId"]?.integer { tests[number] = (group, test) }
            }
        }
        files[file] = tests
        return tests
    }
}
