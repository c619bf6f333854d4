import Attestation
import Documents
import Ledger

/// Signed notes, checkpoints, verifier keys, proofs and tiles: Go's sumdb, transparency-dev, C2SP, Tessera, Sunlight.
struct NotesAndTilesSuite: ConformanceSuite {
    static let name = "tlog-notes-tiles"

    private static let skips = [
        "ct-sth": "signed tree heads of Certificate Transparency are not read",
        "ct-vkey": "keys of Certificate Transparency logs are not made",
        "cosig-timestamp": "the time of a cosignature is not read by itself",
        "policy": "witness policies are not read",
        "sct-note": "checkpoints signed as Certificate Transparency tree heads are not read",
        "tile-path": "Go's tile paths with a height are not read",
        "witness": "there is no witness",
    ]

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        let kind = conformanceCase["kind"]?.string ?? ""
        if let reason = Self.skips[kind] { return .skipped(reason) }
        let data = conformanceCase["data"] ?? .null
        do {
            switch kind {
            case "note-open": try openNote(data)
            case "vkey":
                if Self.isCertificateTransparency(data["vkey"]) {
                    return .skipped("keys of Certificate Transparency logs are not read")
                }
                _ = try NoteKey(verifierKey: data["vkey"]?.string ?? "")
            case "checkpoint-parse":
                let body = data["body"]?.string ?? ""
                if conformanceCase["reason"]?.string?.hasPrefix("sumdb ParseTree") == true {
                    return .skipped("tree notes of Go's checksum database are not read")
                }
                if let reason = Self.lenience(body) { return .skipped(reason) }
                _ = try Checkpoint(text: body)
            case "checkpoint-open":
                let key = try NoteKey(verifierKey: data["log_vkey"]?.string ?? "")
                _ = try Checkpoint.verified(
                    Array((data["note"]?.string ?? "").utf8), origin: data["origin"]?.string ?? "", signedBy: [key])
            case "tlog-proof": _ = try InclusionProof(text: Array((data["proof"]?.string ?? "").utf8))
            case "tiles": try SuiteTiles(conformanceCase).checkTree()
            case "tiles-root-mismatch": try SuiteTiles(conformanceCase).checkWholeTile()
            case "consistency-from-tiles": try SuiteTiles(conformanceCase).checkConsistency()
            default: throw SuiteFault(description: "unknown kind \(kind)")
            }
        } catch is LedgerError {
            return .comparing(wanted: conformanceCase.outcome ?? "none", got: "fail")
        }
        return .comparing(wanted: conformanceCase.outcome ?? "none", got: "pass")
    }

    private func openNote(_ data: JSONValue) throws {
        var keys: [NoteKey] = []
        for text in data["verifiers"]?.array ?? [] { keys.append(try NoteKey(verifierKey: text.string ?? "")) }
        let bytes = data["note_b64"]?.string.flatMap { Base64.decode($0) } ?? Array((data["note"]?.string ?? "").utf8)
        let signers = try SignedNote(bytes).verified(by: keys)
        guard let wanted = data["want_sigs"]?.array?.compactMap(\.string) else { return }
        guard signers.map(\.name) == wanted else { throw SuiteFault(description: "signed by \(signers.map(\.name))") }
    }

    private static func isCertificateTransparency(_ key: JSONValue?) -> Bool {
        let parts = key?.string?.split(separator: "+", maxSplits: 2) ?? []
        return parts.count == 3 && Base64.decode(String(parts[2]))?.first == 0x05
    }

    /// Why a text is not judged: upstream's older reader takes what the C2SP specification has refused since.
    private static func lenience(_ body: String) -> String? {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, let hash = Base64.decode(String(lines[2])), UInt64(lines[1]) != nil else { return nil }
        if hash.count != MerkleHash.byteCount { return "the root of the checkpoint is no SHA-256 hash" }
        return nil
    }
}

/// The tiles of one case and its checkpoints.
private struct SuiteTiles: TileSource {
    private let tiles: [Tile]
    private let bundles: [(path: TilePath, bytes: [UInt8])]
    private let checkpoints: [Checkpoint]

    init(_ conformanceCase: SuiteCase) throws {
        let key = try conformanceCase["log_vkey"]?.string.map { try NoteKey(verifierKey: $0) }
        var (tiles, bundles, checkpoints): ([Tile], [(TilePath, [UInt8])], [Checkpoint]) = ([], [], [])
        for file in conformanceCase.files {
            let bytes = try conformanceCase.folder.bytes(of: file)
            let names = file.split(separator: "/")
            guard let start = names.firstIndex(of: "tile") else {
                checkpoints.append(try Self.checkpoint(bytes, key: key, origin: conformanceCase["origin"]?.string))
                continue
            }
            guard let path = TilePath(names[start...].joined(separator: "/")) else {
                throw SuiteFault(description: "\(file) is no tile path")
            }
            guard let level = path.level else {
                bundles.append((path, bytes))
                continue
            }
            let tile = try Tile(level: level, index: path.index, data: bytes)
            guard tile.width == path.width else { throw LedgerError(.tileMalformed, "\(file) has another width") }
            tiles.append(tile)
        }
        (self.tiles, self.bundles) = (tiles, bundles)
        self.checkpoints = checkpoints.sorted { $0.size < $1.size }
    }

    /// The checkpoint of a note; a case without a key is about the tree alone.
    private static func checkpoint(_ note: [UInt8], key: NoteKey?, origin: String?) throws -> Checkpoint {
        guard let key else { return try Checkpoint(text: SignedNote(note).text) }
        return try Checkpoint.verified(note, origin: origin ?? key.name, signedBy: [key])
    }

    func tile(level: Int, index: UInt64, width: Int) throws -> Tile {
        guard let tile = tiles.first(where: { $0.level == level && $0.index == index && $0.width >= width }) else {
            throw LedgerError(.inconsistent, "there is no tile \(level)/\(index)")
        }
        return tile
    }

    /// Every tile leads to the checkpoint's root, and every entry's hash stands in its tile.
    func checkTree() throws {
        guard let head = checkpoints.last else { throw SuiteFault(description: "the case has no checkpoint") }
        var leaves = try AuthenticatedTiles(self, checkpoint: head)
        for bundle in bundles {
            let entries = try EntryBundle.decode(bundle.bytes, count: bundle.path.width)
            for (offset, entry) in entries.enumerated() {
                let index = bundle.path.index * UInt64(Tile.fullWidth) + UInt64(offset)
                guard try leaves.leaf(index) == MerkleTree.leafHash(entry) else {
                    throw LedgerError(.inconsistent, "entry \(index) is not the one in its tile")
                }
            }
        }
    }

    func checkWholeTile() throws {
        guard let head = checkpoints.last, let tile = tiles.first else {
            throw SuiteFault(description: "the case has no checkpoint or no tile")
        }
        guard MerkleTree.root(of: tile.hashes) == head.root else {
            throw LedgerError(.inconsistent, "the tile does not give the root")
        }
    }

    func checkConsistency() throws {
        guard checkpoints.count == 2 else { throw SuiteFault(description: "the case needs two checkpoints") }
        let (old, new) = (checkpoints[0], checkpoints[1])
        var nodes = TileNodes(self, size: new.size)
        let proof = try MerkleTree.consistencyProof(from: old.size, to: new.size, from: &nodes)
        guard
            MerkleTree.verifyConsistency(
                from: old.size, root: old.root, to: new.size, root: new.root, proof: proof)
        else { throw LedgerError(.proofInvalid, "the bigger tree does not extend the smaller") }
    }
}
