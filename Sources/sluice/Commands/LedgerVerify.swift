import ArgumentParser
import Attestation
import Documents
import Engine
import Governance
import Ledger

/// Recomputes and checks a whole ledger.
struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute and check every entry, tile, checkpoint and indexed field.",
        discussion: """
            Keys come from --key, --trust or SLUICE_HOME, never from the ledger. Exit 1 names what is wrong. With --since, \
            only what came after that checkpoint is read; the entries before are bound to it by the stored tiles.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("A checkpoint of this ledger that was verified before.", valueName: "file"))
    var since: String?
    @Flag(
        help: """
            Only recompute leaf hashes, tiles and root and hold them against the signed checkpoint; signatures of entries \
            and people, indexed fields and compromised keys are not looked at.
            """)
    var treeOnly = false
    @Option(
        help: ArgumentHelp(
            "A key that is not believed from a time on, beside those the log names; may be repeated.",
            valueName: "key id=time"))
    var compromised: [String] = []
    @OptionGroup var witnesses: WitnessOptions
    @OptionGroup var keys: LedgerKeyOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if treeOnly, !compromised.isEmpty {
            throw ValidationError("--tree-only looks at no signature, so it can't tell what a compromised key signed.")
        }
    }

    func run() async throws {
        common.apply()
        let check = LedgerCheck(
            keys: try keys.verifying(), since: since, policy: try witnesses.policy(), behind: witnesses.behind,
            pins: PinnedCheckpoints(home: try OperatorHome.current()), compromised: try notices(),
            scope: treeOnly ? .tree : .everything)
        let cosigned = try CosignedCheckpoint(path: ledger.cosignedPath).note()
        let result = try await check.run(try ledger.source(), cosigned: cosigned)
        Console.print(result.lines.joined(separator: "\n"))
    }

    private func notices() throws(CommandFailure) -> [KeyNotice] {
        var notices: [KeyNotice] = []
        for text in compromised {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, let time = Timestamp(parts[1]) else {
                throw CommandFailure(
                    .usage, "'\(text)' is no compromised key", fix: "Write KEYID=2026-11-23T12:00:00Z.")
            }
            let isPerson = parts[0].utf8.starts(with: "SHA256:".utf8)
            notices.append(KeyNotice(holder: isPerson ? .person : .ledger, keyID: parts[0], since: time))
        }
        return notices
    }
}

/// Verification of a ledger in whichever form, with what every verb says about it.
struct LedgerCheck {
    let keys: [PublicKey]
    /// The file of a checkpoint that was verified before.
    var since: String?
    /// Which witnesses have to have cosigned; nothing when none has to.
    var policy: WitnessPolicy?
    /// How many of the newest entries the cosigned checkpoint may lack.
    var behind: UInt64 = 0
    /// What was seen of the ledger before, which it has to extend; not asked for exports, which may be old.
    var pins: PinnedCheckpoints?
    /// Keys that are not believed from a moment on, beside those that the log names.
    var compromised: [KeyNotice] = []
    var scope = LedgerVerifier.Scope.everything

    struct Result {
        let report: LedgerReport
        let checkpoint: Checkpoint
        let cosignatures: [Cosignature]
        /// The entries that the cosigned checkpoint covers.
        let cosignedSize: UInt64
        let scope: LedgerVerifier.Scope

        var lines: [String] {
            let pending = report.pending == 0 ? "" : ", \(report.pending) not covered yet"
            var lines: [String] = []
            if scope == .tree {
                lines.append(
                    "only the tree was verified, not who signed the entries and what people signed, nor indexed fields, "
                        + "tables and compromised keys")
            }
            if report.verifiedFrom > 0 {
                lines.append(
                    "trusted the \(report.verifiedFrom) entries of the given checkpoint, which the stored tiles lead to; "
                        + "they were not read")
                lines.append(
                    "verified \(checkpoint.size - report.verifiedFrom) entries after it and \(report.tiles) tiles\(pending)"
                )
            } else {
                lines.append("verified \(checkpoint.size) entries and \(report.tiles) tiles\(pending)")
            }
            for cosignature in cosignatures {
                let part = cosignedSize == checkpoint.size ? "" : ", up to \(cosignedSize) entries"
                lines.append("cosigned by \(cosignature.witness.name) at \(cosignature.time)\(part)")
            }
            return lines + ["root \(checkpoint.root)"]
        }
    }

    /// - Parameter cosigned: The newest cosigned checkpoint that lies beside the ledger; nothing when there is none.
    /// - Throws: A failure that says what is wrong, every problem printed before.
    func run(_ source: any LedgerSource, cosigned: SignedNote?) async throws -> Result {
        do {
            let origin = try source.origin().map { String(decoding: $0, as: UTF8.self) } ?? ""
            let pin = try pins?.newest(of: origin, keys: keys)?.checkpoint
            let verifier = try LedgerVerifier(
                keys: keys, pinned: [pin].compactMap { $0 }, since: try trusted(source), actCheck: Self.problem,
                compromised: compromised, scope: scope)
            let report = try await verifier.verify(source)
            for problem in report.problems { Console.error("error: \(problem)") }
            guard report.isSound, let checkpoint = report.checkpoint, let note = try source.checkpointNote() else {
                throw CommandFailure(
                    .broken, "the ledger does not verify: \(report.problems.count + report.omitted) problems")
            }
            pins?.remember(SignedCheckpoint(checkpoint: checkpoint, note: note), keys: keys)
            let head = SignedCheckpoint(checkpoint: checkpoint, note: note)
            let (cosignatures, size) = try cosignatures(of: head, cosigned, source)
            return Result(
                report: report, checkpoint: checkpoint, cosignatures: cosignatures, cosignedSize: size, scope: scope)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerError where error.code == .witnessesMissing {
            throw CommandFailure(
                .broken, "\(error.message) [\(error.code.rawValue)]",
                fix:
                    "Send the request of 'sluice ledger witness' to witnesses and add their answers, or let the newest entries "
                    + "be behind by --behind N.")
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// Who cosigned the head, or a checkpoint that lacks no more entries than allowed and that the head extends.
    private func cosignatures(
        of head: SignedCheckpoint, _ cosigned: SignedNote?, _ source: any LedgerSource
    ) throws -> ([Cosignature], UInt64) {
        let size = head.checkpoint.size
        guard let policy else { return ([], size) }
        guard policy.logs.isEmpty || policy.logs.contains(where: { keys.contains($0.publicKey) }) else {
            throw CommandFailure(.broken, "the witness policy is for other logs")
        }
        var note = try SignedNote(head.note)
        guard let cosigned else { return (try policy.verify(note), size) }
        let old = try Checkpoint.verified(cosigned.encoded, origin: head.checkpoint.origin, keys: keys)
        if cosigned.text.utf8.elementsEqual(note.text.utf8) {
            note = try note.adding(cosigned.signatures)
            return (try policy.verify(note), size)
        }
        guard old.size <= size, size - old.size <= behind else { return (try policy.verify(note), size) }
        var nodes = TileNodes(SourceTiles(source), size: size)
        guard
            MerkleTree.verifyConsistency(
                from: old.size, root: old.root, to: size, root: head.checkpoint.root,
                proof: try MerkleTree.consistencyProof(from: old.size, to: size, from: &nodes))
        else { throw LedgerError(.inconsistent, "the ledger does not extend its cosigned checkpoint of \(old.size)") }
        return (try policy.verify(cosigned), old.size)
    }

    private func trusted(_ source: any LedgerSource) throws -> Checkpoint? {
        guard let since else { return nil }
        let note: [UInt8]
        do {
            note = try Files.read(since, limit: SignedNote.maximumBytes)
        } catch {
            throw CommandFailure(.usage, "the checkpoint can't be read: \(error)")
        }
        let origin = try source.origin().map { String(decoding: $0, as: UTF8.self) } ?? ""
        return try Checkpoint.verified(note, origin: origin, keys: keys)
    }

    /// What people signed must still hold, by the same function that judged it.
    @Sendable static func problem(_ act: SignedActRecord) -> String? {
        do {
            _ = try SignedAct(documentBytes: Array(act.document.utf8), signature: act.signature)
            return nil
        } catch {
            return error.message
        }
    }
}
