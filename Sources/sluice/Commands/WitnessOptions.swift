import ArgumentParser
import Ledger

/// Which witnesses have to have cosigned.
struct WitnessOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A witness's verifier key (name+id+base64); may be repeated.", valueName: "vkey"))
    var witness: [String] = []
    @Option(help: "How many of the witnesses have to have cosigned; all of them when absent.")
    var threshold: Int?
    @Option(help: ArgumentHelp("A witness policy (C2SP tlog-policy) instead.", valueName: "file"))
    var witnessPolicy: String?

    @Option(help: "How many of the newest entries may have come after the cosigned checkpoint.")
    var behind: UInt64 = 0

    /// What is demanded; nothing when no witness is.
    func policy() throws(CommandFailure) -> WitnessPolicy? {
        do {
            if let witnessPolicy {
                guard witness.isEmpty, threshold == nil else {
                    throw CommandFailure(.usage, "--witness-policy stands alone, without --witness and --threshold")
                }
                return try WitnessPolicy(text: try Files.read(witnessPolicy, limit: WitnessPolicy.maximumBytes))
            }
            guard !witness.isEmpty else {
                guard threshold == nil else { throw CommandFailure(.usage, "--threshold needs --witness") }
                return nil
            }
            var keys: [NoteKey] = []
            for text in witness { keys.append(try NoteKey(verifierKey: text)) }
            return try WitnessPolicy(witnesses: keys, threshold: threshold ?? Set(keys.map(\.publicKey)).count)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerError {
            throw CommandFailure(.usage, "\(error.message) [\(error.code.rawValue)]")
        } catch {
            throw CommandFailure(.usage, "the witness policy can't be read: \(error)")
        }
    }
}
