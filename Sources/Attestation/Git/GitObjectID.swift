import Artifacts
import Crypto

/// Object ids as git computes them.
enum GitObjectID {
    /// The SHA-1 over the object's kind, its length and its bytes, in hexadecimal.
    static func hex(ofCommit bytes: [UInt8]) -> String {
        var hasher = Insecure.SHA1()
        hasher.update(data: Array("commit \(bytes.count)\0".utf8))
        hasher.update(data: bytes)
        return Hexadecimal.encode(hasher.finalize())
    }
}
