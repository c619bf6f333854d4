import CLibZstd

/// Zstandard frames (RFC 8878), by libzstd, which is loaded on first use.
package enum Zstandard {
    /// What every frame begins with.
    private static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    /// Whether bytes begin as a frame does; other content may begin so as well.
    package static func isFrame(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

    /// Packs bytes into one frame; nothing where libzstd is missing or the frame would not be smaller.
    package static func compressed(_ bytes: [UInt8], level: Int = 3) -> [UInt8]? {
        guard ZSTD_versionNumber() > 0, bytes.count > 64 else { return nil }
        let frame = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { room, written in
            let size = unsafe bytes.withUnsafeBytes { input in
                unsafe ZSTD_compress(
                    room.baseAddress, room.count, input.baseAddress, input.count, Int32(truncatingIfNeeded: level))
            }
            written = ZSTD_isError(size) == 0 ? Int(size) : 0
        }
        return frame.isEmpty ? nil : frame
    }

    /// Unpacks exactly one frame.
    ///
    /// - Parameter limit: How many bytes may come out.
    /// - Throws: `truncated`, `malformed`, `byteLimit` as soon as the limit is passed, `unsupported` without libzstd.
    package static func decompressed(_ bytes: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
        guard ZSTD_versionNumber() > 0, let stream = unsafe ZSTD_createDStream() else {
            throw ArchiveError(.unsupported, "libzstd.so.1 is not installed")
        }
        defer { _ = unsafe ZSTD_freeDStream(stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        var position = 0
        while true {
            let (code, used, made) = unsafe step(stream, bytes, position, &chunk)
            guard ZSTD_isError(code) == 0 else { throw ArchiveError(.malformed, "the compressed data is damaged") }
            position += used
            guard made <= limit - output.count else {
                throw ArchiveError(.byteLimit, "it unpacks to more than \(limit) bytes")
            }
            output.append(contentsOf: chunk[..<made])
            if code == 0 { break }
            if used == 0, made == 0 { throw ArchiveError(.truncated, "the compressed data ends early") }
        }
        guard position == bytes.count else {
            throw ArchiveError(.malformed, "something stands behind the compressed data")
        }
        return output
    }

    private static func step(
        _ stream: OpaquePointer, _ bytes: [UInt8], _ position: Int, _ chunk: inout [UInt8]
    ) -> (code: Int, used: Int, made: Int) {
        let room = chunk.count
        return unsafe bytes.withUnsafeBytes { input in
            unsafe chunk.withUnsafeMutableBytes { output in
                var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: position)
                var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: room, pos: 0)
                let code = unsafe ZSTD_decompressStream(stream, &to, &from)
                return unsafe (Int(code), from.pos - position, to.pos)
            }
        }
    }
}
