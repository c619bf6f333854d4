/// The form in which content is kept: as it is, or as a Zstandard frame where that is smaller.
///
/// Nothing marks the form. Whatever is kept is what it was stored as when its digest says so, packed or not: digests are
/// always of the plain bytes.
package enum StoredContent {
    /// More than any piece of evidence has; a frame that unpacks to more is refused.
    package static let maximumBytes = 1 << 30

    package static func packed(_ bytes: [UInt8]) -> [UInt8] { Zstandard.compressed(bytes) ?? bytes }

    /// The plain bytes of a digest.
    /// - Throws: `mismatch` when the kept bytes are not these; `unavailable` when they are packed and libzstd is missing.
    package static func plain(_ kept: [UInt8], of digest: Digest) throws(ContentStoreError) -> [UInt8] {
        // Most content is packed, and what looks packed rarely is plain.
        if Zstandard.isFrame(kept) {
            do throws(ArchiveError) {
                let bytes = try Zstandard.decompressed(kept, limit: maximumBytes)
                if Digest.sha256(of: bytes) == digest { return bytes }
            } catch  where error.code == .unsupported && Digest.sha256(of: kept) != digest {
                throw ContentStoreError(
                    .unavailable, digest: digest, message: "\(digest) can't be unpacked: \(error.message)")
            } catch {
                // Damaged, or no frame after all: its digest decides.
            }
        }
        guard Digest.sha256(of: kept) == digest else {
            throw ContentStoreError(.mismatch, digest: digest, message: "what is kept as \(digest) is other content")
        }
        return kept
    }
}
