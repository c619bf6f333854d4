import CLibZ

/// One deflate stream being unpacked; owns zlib's state.
///
/// The state must not move, since zlib keeps a pointer back to it: it lives in memory of its own.
@safe struct Inflater: ~Copyable {
    enum Wrapping {
        /// Bare deflate data, as in zip.
        case none
        /// Gzip header and trailer, the checksum checked by zlib.
        case gzip

        fileprivate var windowBits: Int32 {
            switch self {
            case .none: -15
            case .gzip: 15 + 16
            }
        }
    }

    private let stream: UnsafeMutablePointer<z_stream>

    init(_ wrapping: Wrapping) throws(ArchiveError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let code = unsafe inflateInit2_(
            stream, wrapping.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            unsafe stream.deallocate()
            throw ArchiveError(.unsupported, "zlib could not be set up")
        }
    }

    /// Unpacks one stream that begins at `start` and appends it to `output`.
    ///
    /// - Parameter limit: How many bytes `output` may have in the end.
    /// - Returns: The offset behind the stream.
    /// - Throws: `truncated`, `malformed`, or `byteLimit` as soon as the limit is passed.
    borrowing func run(
        _ bytes: [UInt8], from start: Int, to end: Int, limit: Int, into output: inout [UInt8]
    ) throws(ArchiveError) -> Int {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var position = start
        while true {
            let fed = min(end - position, 1 << 30)
            let (code, used, made) = step(bytes, position, fed, &chunk)
            position += used
            guard made <= limit - output.count else {
                throw ArchiveError(.byteLimit, "it unpacks to more than \(limit) bytes")
            }
            output.append(contentsOf: chunk[..<made])
            switch code {
            case Z_STREAM_END: return position
            case Z_OK where used > 0 || made > 0: continue
            case Z_OK, Z_BUF_ERROR: throw ArchiveError(.truncated, "the compressed data ends early")
            default: throw ArchiveError(.malformed, "the compressed data is damaged")
            }
        }
    }

    private borrowing func step(
        _ bytes: [UInt8], _ position: Int, _ fed: Int, _ chunk: inout [UInt8]
    ) -> (code: Int32, used: Int, made: Int) {
        let room = chunk.count
        let code = unsafe bytes.withUnsafeBufferPointer { input in
            unsafe chunk.withUnsafeMutableBufferPointer { output in
                // zlib only reads through `next_in`; its type is not const for historical reasons.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress.map { unsafe $0 + position })
                unsafe stream.pointee.avail_in = uInt(fed)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = uInt(room)
                return unsafe CLibZ.inflate(stream, Z_NO_FLUSH)
            }
        }
        let used = unsafe fed - Int(stream.pointee.avail_in)
        let made = unsafe room - Int(stream.pointee.avail_out)
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return (code, used, made)
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }
}
