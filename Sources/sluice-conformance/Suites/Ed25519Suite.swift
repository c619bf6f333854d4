import Artifacts
import Attestation
import Documents

/// Edge points of Ed25519 by the C2SP project, judged by the rule of RFC 8032 without the cofactor.
final class Ed25519Suite: ConformanceSuite {
    static let name = "cctv-ed25519"

    private var vectors: [Int64: JSONValue]?

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let number = conformanceCase["number"]?.integer, let path = conformanceCase["file"]?.string,
            let vector = try vectors(at: path, in: conformanceCase.folder)[number],
            let raw = vector["key"]?.string.flatMap(Hexadecimal.decode),
            let signature = vector["sig"]?.string.flatMap(Hexadecimal.decode), let message = vector["msg"]?.string
        else { throw SuiteFault(description: "the vector is absent or malformed") }
        let key = try? PublicKey(.ed25519, raw: raw)
        let isVerified = key?.verifies(signature: signature, over: Array(message.utf8)) ?? false
        return .comparing(wanted: conformanceCase.outcome ?? "none", got: isVerified ? "pass" : "fail")
    }

    private func vectors(at path: String, in folder: SuiteFolder) throws -> [Int64: JSONValue] {
        if let vectors { return vectors }
        var read: [Int64: JSONValue] = [:]
        for vector in try JSONReader.value(folder.bytes(of: path)).array ?? [] {
            if let number = vector["number"]?.integer { read[number] = vector }
        }
        vectors = read
        return read
    }
}
