import ArgumentParser
import Attestation
import Ledger

/// The operator's keys.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make, show and change the key that signs ledgers.",
        subcommands: [Make.self, Show.self, KeysRotate.self, KeysCompromised.self])

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make", abstract: "Make the ledger key in SLUICE_HOME; refuses to replace one.",
            discussion: "With SLUICE_KEY_PASSPHRASE set the key is encrypted (PKCS#8).")
        @Option(help: "ed25519 or p256.")
        var algorithm = "ed25519"
        @Option(help: ArgumentHelp("Make a witness's key of this name instead, Ed25519.", valueName: "name"))
        var witness: String?
        @OptionGroup var common: CommonOptions

        func run() throws {
            common.apply()
            let home = try OperatorHome.current()
            if let witness {
                guard !Files.exists(home.witnessKeyPath) else {
                    throw CommandFailure(
                        .usage, "there is a key at \(home.witnessKeyPath) already", fix: "Move it away first.")
                }
                return Console.print(try home.makeWitnessKey(name: witness).verifierKey)
            }
            guard !Files.exists(home.ledgerKeyPath) else {
                throw CommandFailure(
                    .usage, "there is a key at \(home.ledgerKeyPath) already", fix: "Move it away first.")
            }
            guard let algorithm = KeyAlgorithm.named(algorithm) else {
                throw CommandFailure(.usage, "'\(algorithm)' is no algorithm", fix: "Use ed25519 or p256.")
            }
            try home.makeLedgerKey(algorithm)
            try Show.show(home)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print the ledger's public key as PEM.")
        @Flag(help: "Print the witness's verifier key (name+id+base64) instead.")
        var witness = false
        @OptionGroup var common: CommonOptions

        func run() throws {
            common.apply()
            let home = try OperatorHome.current()
            guard witness else { return try Self.show(home) }
            let (name, key) = try home.witnessKey()
            do {
                Console.print(try NoteKey(name: name, publicKey: key.publicKey, isWitness: true).verifierKey)
            } catch {
                throw CommandFailure(ledger: error)
            }
        }

        static func show(_ home: OperatorHome) throws(CommandFailure) {
            let key = try home.ledgerKey(create: false).publicKey
            Console.note("\(home.ledgerKeyPath), key id \(key.keyID)")
            Console.print(key.pem)
        }
    }
}

extension KeyAlgorithm {
    static func named(_ name: String) -> KeyAlgorithm? {
        switch name {
        case "ed25519": .ed25519
        case "p256": .p256
        default: nil
        }
    }
}
