import Attestation
import Documents
import Ledger

/// Signed notes, checkpoints, verifier keys, proofs, policies, witnesses and tiles: Go's sumdb, transparency-dev, C2SP,
/// Tessera, Sunlight, torchwood.
struct NotesAndTilesSuite: ConformanceSuite {
    static let name = "tlog-notes-tiles"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        let data = conformanceCase["data"] ?? .null
        let wanted = conformanceCase.outcome ?? "none"
        do {
            switch conformanceCase["kind"]?.string ?? "" {
            case "note-open", "sct-note": try openNote(data)
            case "vkey": _ = try NoteKey(verifierKey: data["vkey"]?.string ?? "")
            case "ct-vkey": try certificateTransparencyKey(data)
            case "ct-sth": try treeHead(data)
            case "cosig-timestamp": try time(data)
            case "checkpoint-parse": try parse(data, origin: conformanceCase["fixed_origin"]?.string)
            case "checkpoint-open":
                let key = try NoteKey(verifierKey: data["log_vkey"]?.string ?? "")
                _ = try Checkpoint.verified(
                    Array((data["note"]?.string ?? "").utf8), origin: data["origin"]?.string ?? "", signedBy: [key])
            case "tlog-proof":
                let bytes = Array((data["proof"]?.string ?? "").utf8)
                guard try InclusionProof(text: bytes).text == bytes else { throw Self.mismatch("another text") }
            case "policy": _ = try WitnessPolicy(text: Array((data["policy"]?.string ?? "").utf8))
            case "tile-path": try path(data)
            case "witness": try SuiteWitness(data).check()
            case "tiles": try SuiteTiles(conformanceCase).checkTree()
            case "tiles-root-mismatch": try SuiteTiles(conformanceCase).checkWholeTile()
            case "consistency-from-tiles": try SuiteTiles(conformanceCase).checkConsistency()
            case let kind: throw SuiteFault(description: "unknown kind \(kind)")
            }
        } catch is LedgerError {
            return .comparing(wanted: wanted, got: "fail")
        }
        return .comparing(wanted: wanted, got: "pass")
    }

    private func openNote(_ data: JSONValue) throws {
        let texts =
            data["verifiers"]?.array?.map { $0.string ?? "" }
            ?? [data["vkey"], data["verifier"], data["log_vkey"]].compactMap { $0?.string }
        let bytes = data["note_b64"]?.string.flatMap { Base64.decode($0) } ?? Array((data["note"]?.string ?? "").utf8)
        let signers = try SignedNote(bytes).verified(by: try texts.map { try NoteKey(verifierKey: $0) })
        guard let wanted = data["want_sigs"]?.array?.compactMap(\.string) else { return }
        guard signers.map(\.name) == wanted else { throw SuiteFault(description: "signed by \(signers.map(\.name))") }
    }

    private func certificateTransparencyKey(_ data: JSONValue) throws {
        let bytes = data["spki_b64"]?.string.flatMap { Base64.decode($0) } ?? []
        let key = try NoteKey(
            certificateTransparencyLog: data["url"]?.string ?? "", publicKey: try PublicKey(subjectPublicKeyInfo: bytes)
        )
        if let wanted = data["want_vkey"]?.string, key.verifierKey != wanted { throw Self.mismatch(key.verifierKey) }
    }

    private func treeHead(_ data: JSONValue) throws {
        let head: TreeHead
        do {
            head = try TreeHead(json: try JSONReader.value(Array((data["sth"]?.string ?? "").utf8)))
        } catch is Diagnostics {
            throw Self.mismatch("no JSON")
        }
        let key = try NoteKey(verifierKey: data["vkey"]?.string ?? "")
        _ = try SignedNote(try head.note(key: key).encoded).verified(by: [key])
    }

    private func time(_ data: JSONValue) throws {
        let bytes = data["sig_b64"]?.string.flatMap { Base64.decode($0) } ?? []
        guard let time = Cosignature.time(in: Array(bytes.dropFirst(4))) else { throw Self.mismatch("no time") }
        if let wanted = data["want_unix"]?.integer, time != UInt64(exactly: wanted) { throw Self.mismatch("\(time)") }
    }

    /// Texts of logs in general; those of Go's checksum database have a fixed name and roots of SHA-256.
    private func parse(_ data: JSONValue, origin: String?) throws {
        let text = try CheckpointText(data["body"]?.string ?? "")
        if let origin, text.origin != origin || MerkleHash(text.root) == nil { throw Self.mismatch("not of the log") }
        if let wanted = data["want"] {
            let hash = wanted["hash_utf8"]?.string.map { Array($0.utf8) }
            guard wanted["origin"]?.string == text.origin,
                wanted["size"]?.integer.flatMap({ UInt64(exactly: $0) }) == text.size, hash ?? text.root == text.root
            else { throw Self.mismatch("read otherwise") }
        }
        if let wanted = data["want_rest"]?.string, wanted != text.rest { throw Self.mismatch("another rest") }
    }

    private func path(_ data: JSONValue) throws {
        let text = data["path"]?.string ?? ""
        let wanted = data["want_H_L_N_W"]?.array?.compactMap(\.integer)
        let isSum = wanted?.count != 3
        if isSum, let path = SumTilePath(text) {
            let found = [Int64(path.height), path.level.map { Int64($0) } ?? -1, Int64(path.index), Int64(path.width)]
            if let wanted, wanted != found { throw Self.mismatch("\(found)") }
        } else if isSum || TilePath(text) == nil {
            throw Self.mismatch("no path")
        }
    }

    static func mismatch(_ text: String) -> LedgerError { LedgerError(.inconsistent, text) }
}
