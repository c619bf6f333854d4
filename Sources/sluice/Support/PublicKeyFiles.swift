import Attestation

/// Public keys in PEM that the command line names.
enum PublicKeyFiles {
    static func read(_ paths: [String]) throws(CommandFailure) -> [PublicKey] {
        var keys: [PublicKey] = []
        for path in paths {
            do {
                keys.append(try PublicKey(pem: String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)))
            } catch {
                throw CommandFailure(.usage, "the key \(path) can't be read: \(error)", fix: "Give a PEM public key.")
            }
        }
        return keys
    }
}
