package import Artifacts
import Glibc

/// An external program whose bytes were read once and are the pinned ones.
///
/// The very bytes that were hashed are what a `Cage` executes; the file they came from is not opened again, so that
/// replacing it changes nothing.
package struct CagedProgram: Sendable {
    /// What messages call the program.
    package let name: String
    package let digest: Digest
    let bytes: [UInt8]

    /// The largest program that is read.
    package static let maximumBytes = 256 << 20

    /// Takes bytes that are at hand; throws `digestMismatch` when they are not the pinned ones.
    package init(name: String, bytes: [UInt8], pinned: Digest) throws(ProcessError) {
        let found = Digest.sha256(of: bytes)
        guard found == pinned else {
            throw ProcessError(.digestMismatch, "\(name) is \(found), but \(pinned) is pinned")
        }
        self.name = name
        self.digest = found
        self.bytes = bytes
    }

    /// Reads a file once; throws `unreadableProgram` or `digestMismatch`.
    package init(file path: String, pinned: Digest) throws(ProcessError) {
        guard let bytes = SystemCall.read(path, maximumBytes: Self.maximumBytes) else {
            throw ProcessError(.unreadableProgram, "can't read \(path): \(SystemCall.reason(errno))")
        }
        try self.init(name: path, bytes: bytes, pinned: pinned)
    }
}
