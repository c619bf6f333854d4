import Attestation
import Glibc
import Ledger

/// The ledger's keys over time: the one that signs, the one that comes, those that were.
extension OperatorHome {
    /// The key a rotation has made and not brought in yet.
    var nextKeyPath: String { "\(path)/keys/ledger.next.pem" }
    /// The key before, which signs checkpoints too until the rotation is finished.
    var previousKeyPath: String { "\(path)/keys/ledger.previous.pem" }
    /// Public halves of keys that sign no more, `<key id>.pub`.
    private var retiredFolder: String { "\(path)/keys/retired" }

    /// The key that signs, and while a rotation is not finished the one before beside it.
    func ledgerSigner() throws(CommandFailure) -> LedgerSigner {
        let current = LedgerSigner(try ledgerKey(create: false))
        guard Files.exists(previousKeyPath) else { return current }
        let previous = LedgerSigner(try readKey(previousKeyPath))
        // They are one while a rotation that died has still to go on.
        return previous.publicKey == current.publicKey ? current : current.alongside([previous])
    }

    /// The public keys of the operator's own that this or an earlier ledger key has; the current one first.
    func ownKeys() throws(CommandFailure) -> [PublicKey] {
        var keys = [try ledgerKey(create: false).publicKey]
        if Files.exists(previousKeyPath) { keys.append(try readKey(previousKeyPath).publicKey) }
        guard Files.isFolder(retiredFolder) else { return keys }
        do {
            for name in try Files.list(retiredFolder) where name.utf8.suffix(4).elementsEqual(".pub".utf8) {
                keys.append(
                    try PublicKey(pem: String(decoding: try Files.read("\(retiredFolder)/\(name)"), as: UTF8.self)))
            }
        } catch {
            throw CommandFailure(.usage, "a retired key in \(retiredFolder) can't be used: \(error)")
        }
        return keys
    }

    /// The key that comes; made when there is none yet.
    func nextKey(_ algorithm: KeyAlgorithm) throws(CommandFailure) -> SigningKey {
        if Files.exists(nextKeyPath) { return try readKey(nextKeyPath) }
        return try makeKey(algorithm, at: nextKeyPath)
    }

    /// Puts the key that comes in the place of the one that signs, which stays beside it.
    ///
    /// At every moment there is a key that signs, and what died half way is done again.
    func bringInNextKey() throws(CommandFailure) {
        guard link(ledgerKeyPath, previousKeyPath) == 0 || errno == EEXIST else {
            throw CommandFailure(.broken, "\(ledgerKeyPath) can't be kept as \(previousKeyPath)")
        }
        guard rename(nextKeyPath, ledgerKeyPath) == 0 else {
            throw CommandFailure(.broken, "\(nextKeyPath) can't be renamed to \(ledgerKeyPath)")
        }
    }

    /// Keeps the public half of the key before and forgets its secret.
    func finishRotation() throws(CommandFailure) -> PublicKey {
        guard Files.exists(previousKeyPath) else {
            throw CommandFailure(.usage, "there is no rotation to finish", fix: "Run 'sluice keys rotate' first.")
        }
        let key = try readKey(previousKeyPath).publicKey
        do {
            try Files.makeFolder(retiredFolder, mode: 0o700)
            try Files.write(Array(key.pem.utf8), to: "\(retiredFolder)/\(key.keyID).pub", mode: 0o600)
        } catch {
            throw CommandFailure(.broken, "the old key's public half can't be kept: \(error)")
        }
        guard unlink(previousKeyPath) == 0 else {
            throw CommandFailure(.broken, "\(previousKeyPath) can't be removed")
        }
        return key
    }
}
