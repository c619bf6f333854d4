import ArgumentParser
import Attestation
import Documents
import Ledger
import Storage

/// A small witness over files.
struct LedgerCosign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: "Be a witness: cosign a checkpoint that extends the last one cosigned.",
        discussion: """
            INPUT is a request (C2SP tlog-witness add-checkpoint), a checkpoint, an exported tree, an archive, or a ledger's \
            URL. What was cosigned is on the disk before the signature line is printed. Exit 2 when the log was rolled \
            back, forked, is not known or did not sign.
            """)
    @Argument(help: "A request, a checkpoint, an exported tree, an archive or a ledger's URL.")
    var input: String
    @Option(help: ArgumentHelp("The verifier key of a log that is watched; may be repeated.", valueName: "vkey"))
    var log: [String]
    @Option(help: ArgumentHelp("What the witness remembers; by default SLUICE_HOME/witness.", valueName: "folder"))
    var state: String?
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let home = try OperatorHome.current()
        let (name, signing) = try home.witnessKey()
        do {
            let logs = try watched()
            let folder = state ?? "\(home.path)/witness"
            let states = try FolderWitnessStates(at: folder, logs: logs)
            let key = try NoteKey(name: name, publicKey: signing.publicKey, isWitness: true)
            let witness = try Witness(key: key, logs: logs) { try signing.sign($0) }
            let time = UInt64(clamping: WallClock.now.seconds)
            let answer = try witness.answer(try request(states), time: time, states: states)
            guard answer.status == 200, let cosigned = answer.cosigned else { throw refusal(answer) }
            Console.note("cosigned \(cosigned.checkpoint.origin) at \(cosigned.checkpoint.size) entries")
            Console.print(String(decoding: answer.body, as: UTF8.self))
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func watched() throws(CommandFailure) -> [WitnessedLog] {
        var logs: [WitnessedLog] = []
        for text in log {
            do {
                let key = try NoteKey(verifierKey: text)
                guard !key.isWitness else { throw LedgerError(.noteKey, "this is the key of a witness, not of a log") }
                let others = logs.filter { $0.origin.utf8.elementsEqual(key.name.utf8) }.flatMap(\.keys)
                logs.removeAll { $0.origin.utf8.elementsEqual(key.name.utf8) }
                logs.append(WitnessedLog(origin: key.name, keys: others + [key]))
            } catch {
                throw CommandFailure(
                    .usage, "--log '\(text)': \(error)",
                    fix: "Print the key with 'sluice ledger checkpoint --vkey'.")
            }
        }
        return logs
    }

    /// The request that the input is, or stands for.
    private func request(_ states: FolderWitnessStates) throws -> [UInt8] {
        if LedgerURL(argument: input) == nil, Files.exists(input), !Files.isFolder(input) {
            let bytes = try Files.read(input)
            if bytes.starts(with: "old ".utf8) { return bytes }
            if let note = try? SignedNote(bytes), let head = try? Checkpoint(text: note.text) {
                // A checkpoint by itself proves nothing: it will do for the first one, and for the same one again.
                let size = try states.last(of: head.origin)?.checkpoint.size ?? 0
                guard size == 0 || size == head.size else {
                    throw CommandFailure(
                        .usage,
                        "a checkpoint of \(head.size) entries does not prove that it extends the last of \(size)",
                        fix: "Give the request that 'sluice ledger prove --from \(size) --format text' prints.")
                }
                return WitnessRequest(oldSize: size, proof: [], checkpoint: bytes).text
            }
        }
        guard let place = LedgerPlace(argument: input) else { throw CommandFailure(.usage, "INPUT is empty") }
        let source = try place.source()
        guard let note = try source.checkpointNote() else { throw LedgerError(.missing, "there is no checkpoint") }
        let head = try Checkpoint(text: SignedNote(note).text)
        let size = try states.last(of: head.origin)?.checkpoint.size ?? 0
        guard size <= head.size else {
            throw CommandFailure(
                .rejected, "the log has \(head.size) entries, \(size) were cosigned already [ledger.rollback]")
        }
        var nodes = TileNodes(SourceTiles(source), size: head.size)
        let proof = try MerkleTree.consistencyProof(from: size, to: head.size, from: &nodes)
        return WitnessRequest(oldSize: size, proof: proof, checkpoint: note).text
    }

    private func refusal(_ answer: Witness.Answer) -> CommandFailure {
        let body = String(decoding: answer.body, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        switch answer.status {
        case 400: return CommandFailure(.usage, "400: \(body)")
        case 409:
            return CommandFailure(
                .rejected, "409: the last checkpoint cosigned has \(body) entries; this does not go on from there",
                fix:
                    "Prove from \(body). If the log has another root at that size, it was forked: keep both checkpoints."
            )
        case 422: return CommandFailure(.rejected, "422: \(body) [ledger.inconsistent]")
        default: return CommandFailure(.rejected, "\(answer.status): \(body)")
        }
    }
}
