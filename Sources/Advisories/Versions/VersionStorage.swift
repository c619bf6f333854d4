/// The bytes of one version at an address that stays, for as long as anything holds on to it.
final class VersionStorage: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<UInt8>

    init(_ text: String) {
        let utf8 = text.utf8
        buffer = .allocate(capacity: utf8.count)
        _ = buffer.initialize(from: utf8)
    }

    deinit { buffer.deallocate() }

    /// Valid while this object lives.
    var bytes: VersionBytes { VersionBytes(UnsafeBufferPointer(buffer)) }
}
