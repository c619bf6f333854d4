import Attestation
import Documents
import Ledger

/// RFC 6962 inclusion and consistency proofs, and those of subtrees: transparency-dev's probes.
struct MerkleProofSuite: ConformanceSuite {
    static let name = "transparency-dev-merkle"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let file = conformanceCase.files.first else { throw SuiteFault(description: "the case has no file") }
        let probe = try JSONReader.value(conformanceCase.folder.bytes(of: file))
        let isAccepted = try accepts(probe, kind: conformanceCase["kind"]?.string ?? "")
        return .comparing(wanted: conformanceCase.outcome ?? "none", got: isAccepted ? "pass" : "fail")
    }

    private func accepts(_ probe: JSONValue, kind: String) throws -> Bool {
        func number(_ key: String) -> UInt64? { probe[key]?.integer.flatMap { UInt64(exactly: $0) } }
        func hash(_ key: String) -> MerkleHash? { probe[key]?.string.flatMap { MerkleHash(base64: $0) } }
        func bytes(_ key: String) -> [UInt8]? { probe[key]?.string.flatMap { Base64.decode($0) } }
        let list = probe["proof"]?.array ?? []
        let proof = list.compactMap { $0.string.flatMap { MerkleHash(base64: $0) } }
        // Hashes that are not 32 bytes long never become hashes.
        guard proof.count == list.count else { return false }
        switch kind {
        case "inclusion":
            guard let leaf = hash("leafHash"), let root = hash("root"), let index = number("leafIdx"),
                let size = number("treeSize")
            else { return false }
            return MerkleTree.verifyInclusion(of: leaf, at: index, in: size, root: root, proof: proof)
        case "consistency":
            guard let old = number("size1"), let new = number("size2"), let oldRoot = bytes("root1"),
                let newRoot = bytes("root2")
            else { return false }
            return MerkleTree.verifyConsistency(from: old, root: oldRoot, to: new, root: newRoot, proof: proof)
        case "subtreeinclusion":
            guard let leaf = hash("leafHash"), let root = hash("root"), let index = number("leafIdx"),
                let start = number("start"), let end = number("end")
            else { return false }
            return MerkleTree.verifyInclusion(of: leaf, at: index, inSubtree: start, end, root: root, proof: proof)
        case "subtreeconsistency":
            guard let start = number("start"), let end = number("end"), let size = number("size"),
                let root = bytes("root1"), let treeRoot = bytes("root2")
            else { return false }
            return MerkleTree.verifyConsistency(
                ofSubtree: start, end, root: root, in: size, root: treeRoot, proof: proof)
        default: throw SuiteFault(description: "unknown kind \(kind)")
        }
    }
}
