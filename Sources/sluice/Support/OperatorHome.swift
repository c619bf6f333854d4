import Attestation
import Documents
import Glibc
import Ledger

/// The operator's own state: `$SLUICE_HOME`, by default `~/.config/sluice`, with the trust policy and keys.
struct OperatorHome {
    let path: String

    static func current() throws(CommandFailure) -> OperatorHome {
        if let home = Environment["SLUICE_HOME"], !home.isEmpty { return OperatorHome(path: home) }
        guard let home = Environment["HOME"], !home.isEmpty else {
            throw CommandFailure(
                .usage, "neither SLUICE_HOME nor HOME is set", fix: "Set SLUICE_HOME to a folder of your own.")
        }
        return OperatorHome(path: "\(home)/.config/sluice")
    }

    var trustPath: String { "\(path)/trust.yaml" }
    var ledgerKeyPath: String { "\(path)/keys/ledger.pem" }

    /// The key that signs ledgers, made on first need with a notice on standard error.
    func ledgerKey(create: Bool) throws(CommandFailure) -> SigningKey {
        if Files.exists(ledgerKeyPath) { return try readKey(ledgerKeyPath) }
        guard create else {
            throw CommandFailure(
                .usage, "there is no ledger key at \(ledgerKeyPath)",
                fix: "Run 'sluice keys make', or set SLUICE_HOME to the folder that has it.")
        }
        return try makeLedgerKey(.ed25519)
    }

    /// Makes the ledger key, encrypted when SLUICE_KEY_PASSPHRASE is set.
    @discardableResult
    func makeLedgerKey(_ algorithm: KeyAlgorithm) throws(CommandFailure) -> SigningKey {
        try makeKey(algorithm, at: ledgerKeyPath)
    }

    func makeKey(_ algorithm: KeyAlgorithm, at keyPath: String) throws(CommandFailure) -> SigningKey {
        do {
            try Files.makeFolder("\(path)/keys", mode: 0o700)
            let key = try SigningKey.generate(algorithm)
            let pem =
                try Environment["SLUICE_KEY_PASSPHRASE"].map { try key.encryptedPEM(passphrase: Array($0.utf8)) }
                ?? key.pem()
            try Files.write(Array(pem.utf8), to: keyPath, mode: 0o600)
            Console.note("made a new ledger key: \(keyPath) (\(key.publicKey.keyID.prefix(16))…); keep it safe")
            return key
        } catch {
            throw CommandFailure(.broken, "the ledger key can't be made: \(error)")
        }
    }

    var witnessKeyPath: String { "\(path)/keys/witness.pem" }
    /// The name a witness signs under, beside its key.
    var witnessNamePath: String { "\(path)/keys/witness.vkey" }

    /// The witness's own key and name.
    func witnessKey() throws(CommandFailure) -> (name: String, key: SigningKey) {
        guard Files.exists(witnessKeyPath) else {
            throw CommandFailure(
                .usage, "there is no witness key at \(witnessKeyPath)",
                fix: "Make one with 'sluice keys make --witness NAME'.")
        }
        let key = try readKey(witnessKeyPath)
        do {
            let text = String(decoding: try Files.read(witnessNamePath, limit: 4096), as: UTF8.self)
            let named = try NoteKey(verifierKey: text.split(separator: "\n").first.map(String.init) ?? "")
            guard named.publicKey == key.publicKey else {
                throw FileError(witnessNamePath, "is of another key than \(witnessKeyPath)")
            }
            return (named.name, key)
        } catch {
            throw CommandFailure(.usage, "the witness's name can't be read: \(error)")
        }
    }

    /// Makes the witness's key, encrypted when SLUICE_KEY_PASSPHRASE is set, and its verifier key.
    func makeWitnessKey(name: String) throws(CommandFailure) -> NoteKey {
        do {
            let key = try SigningKey.generate(.ed25519)
            let named = try NoteKey(name: name, publicKey: key.publicKey, isWitness: true)
            try Files.makeFolder("\(path)/keys", mode: 0o700)
            let pem =
                try Environment["SLUICE_KEY_PASSPHRASE"].map { try key.encryptedPEM(passphrase: Array($0.utf8)) }
                ?? key.pem()
            try Files.write(Array(pem.utf8), to: witnessKeyPath, mode: 0o600)
            try Files.write(Array("\(named.verifierKey)\n".utf8), to: witnessNamePath)
            return named
        } catch let error as LedgerError {
            throw CommandFailure(.usage, error.message, fix: "Name the witness like witness.example/w1.")
        } catch {
            throw CommandFailure(.broken, "the witness key can't be made: \(error)")
        }
    }

    func readKey(_ path: String) throws(CommandFailure) -> SigningKey {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
            throw CommandFailure(
                .usage, "\(path) can be read by others [key.file_permissions]", fix: "Run 'chmod 600 \(path)'.")
        }
        do {
            let passphrase = Environment["SLUICE_KEY_PASSPHRASE"].map { Array($0.utf8) }
            return try SigningKey(pem: String(decoding: try Files.read(path), as: UTF8.self), passphrase: passphrase)
        } catch {
            throw CommandFailure(
                .usage, "the key \(path) can't be used: \(error)",
                fix: "Set SLUICE_KEY_PASSPHRASE when it is encrypted.")
        }
    }
}

/// The process's environment; read here and nowhere else.
enum Environment {
    static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
