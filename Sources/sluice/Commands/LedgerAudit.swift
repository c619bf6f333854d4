import ArgumentParser
import Artifacts
import Documents
import Ledger
import Storage

/// Verifies an export on a machine without the ledger's database.
struct LedgerAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Verify an exported tree or archive, without any database.",
        discussion: """
            Checks every entry, tile, signature and the checkpoint by the same code as 'verify', and in archives the proofs \
            and the digest of every piece of evidence. Keys come from --key, --trust or SLUICE_HOME, never from the export.
            """)
    @Argument(help: ArgumentHelp("The folder of the tree, or the archive.", valueName: "export"))
    var export: LedgerPlace
    @Option(help: ArgumentHelp("A checkpoint of this ledger that was verified before.", valueName: "file"))
    var since: String?
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        guard let tree = try export.tree() else {
            throw CommandFailure(.usage, "an export is audited, not a ledger", fix: "Use 'sluice ledger verify'.")
        }
        let check = LedgerCheck(
            keys: try keys.verifying(), since: since, policy: try witnesses.policy(), behind: witnesses.behind)
        do {
            let source = try TreeSource(tree)
            let cosigned = try tree.file(TreePath.cosigned).map { try SignedNote($0) }
            let result = try await check.run(source, cosigned: cosigned)
            let proofs = try checkProofs(tree, result.checkpoint, note: source.checkpointNote() ?? [])
            let evidence = try checkEvidence(tree)
            var lines = result.lines
            if proofs > 0 { lines.append("verified \(proofs) inclusion proofs") }
            if evidence > 0 { lines.append("verified the digests of \(evidence) pieces of evidence") }
            Console.print(lines.joined(separator: "\n"))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// Every proof leads from its entry to the verified checkpoint.
    private func checkProofs(_ tree: any TreeReader, _ head: Checkpoint, note: [UInt8]) throws -> Int {
        let paths = try tree.paths(below: TreePath.proofs)
        guard !paths.isEmpty else { return 0 }
        var leaves = try AuthenticatedTiles(TreeTiles(tree), checkpoint: head)
        var next: UInt64 = 0
        for path in paths {
            guard path == TreePath.proofs(bundle: next / UInt64(Tile.fullWidth)) else {
                throw broken(path, "is no proofs")
            }
            for line in (try tree.file(path) ?? []).split(separator: UInt8(ascii: "\n")) {
                let proof: InclusionProof
                do {
                    proof = try InclusionProof(json: try JSONReader.value(Array(line)))
                } catch {
                    throw broken(path, "has a line that is no proof")
                }
                guard proof.index == next, proof.checkpoint == note,
                    MerkleTree.verifyInclusion(
                        of: try leaves.leaf(next), at: next, in: head.size, root: head.root, proof: proof.hashes)
                else { throw broken(path, "has a wrong proof of entry \(next)") }
                next += 1
            }
        }
        guard next == head.size else { throw broken(TreePath.proofs, "has \(next) proofs for \(head.size) entries") }
        return paths.isEmpty ? 0 : Int(clamping: next)
    }

    private func checkEvidence(_ tree: any TreeReader) throws -> Int {
        let paths = try tree.paths(below: TreePath.evidence)
        for path in paths {
            guard let bytes = try tree.file(path), TreePath.evidence(Digest.sha256(of: bytes).hex) == path else {
                throw broken(path, "has other content than its name says")
            }
        }
        return paths.count
    }

    private func broken(_ path: String, _ what: String) -> CommandFailure {
        CommandFailure(.broken, "\(path) \(what) [ledger.inconsistent]")
    }
}
