/// The bytes of a snapshot, in memory of their own or mapped from a file; never changed, so that any number of tasks read
/// them at once.
///
/// A mapped file must not become shorter while it is mapped: snapshots are written under another name, made read-only and
/// renamed, and are never written to again.
package final class SnapshotBytes: @unchecked Sendable {
    /// Valid as long as this object lives; all reads are checked against its end.
    let raw: UnsafeRawBufferPointer
    private let release: @Sendable () -> Void

    /// - Parameters:
    ///   - mapped: Memory that stays as it is until `release` is called.
    ///   - release: Gives the memory back; called once, when nobody reads any more.
    package init(mapped: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
        raw = mapped
        self.release = release
    }

    /// A copy of the bytes.
    package init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        memory.copyBytes(from: bytes)
        raw = UnsafeRawBufferPointer(memory)
        nonisolated(unsafe) let owned = memory
        release = { owned.deallocate() }
    }

    package var count: Int { raw.count }

    deinit { release() }
}
