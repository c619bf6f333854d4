import ArgumentParser
import Artifacts
import Glibc

/// Evidence in the folder's layout without waiting for the disk: what is measured is made, not kept.
struct UnsyncedStore: ContentStore {
    let folder: String

    @discardableResult
    func store(_ bytes: [UInt8]) throws -> Digest {
        let digest = Digest.sha256(of: bytes)
        let path = path(digest)
        guard access(path, F_OK) != 0 else { return digest }
        mkdir("\(folder)/sha256", 0o755)
        mkdir("\(folder)/sha256/\(digest.hex.prefix(2))", 0o755)
        try Self.write(bytes, to: path)
        return digest
    }

    func bytes(of digest: Digest) throws -> [UInt8] {
        guard let file = fopen(path(digest), "r") else {
            throw ContentStoreError(.missing, digest: digest, message: "there is no content \(digest)")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        guard digest.matches(bytes) else {
            throw ContentStoreError(.mismatch, digest: digest, message: "the file of \(digest) has other content")
        }
        return bytes
    }

    func contains(_ digest: Digest) -> Bool { access(path(digest), R_OK) == 0 }

    private func path(_ digest: Digest) -> String { "\(folder)/sha256/\(digest.hex.prefix(2))/\(digest.hex)" }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw ValidationError("\(path) can't be written") }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else { throw ValidationError("\(path) can't be written") }
    }
}
