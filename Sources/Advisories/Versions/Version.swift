/// A version that owns its bytes: parsed once by one scheme, compared often, also with versions that lie elsewhere.
///
/// Versions of two schemes have no order.
struct Version: Sendable {
    private let storage: VersionStorage
    private let reading: VersionReading
    private let scheme: VersionScheme

    /// Nothing when the scheme can't read the text.
    init?(_ text: String, by scheme: VersionScheme) {
        let storage = VersionStorage(text)
        guard let reading = VersionReading(storage.bytes, by: scheme) else { return nil }
        self.storage = storage
        self.reading = reading
        self.scheme = scheme
    }

    /// Nothing when the two were read by different schemes.
    func order(against other: Version) -> VersionOrder? {
        withExtendedLifetime((storage, other.storage)) { reading.order(against: other.reading) }
    }

    /// The order of an installed version against a bound that an advisory states; see
    /// `VersionReading.order(againstBound:ignoringEpoch:)`.
    func order(againstBound bound: Version, ignoringEpoch: Bool) -> VersionOrder? {
        withExtendedLifetime((storage, bound.storage)) {
            reading.order(againstBound: bound.reading, ignoringEpoch: ignoringEpoch)
        }
    }

    /// The same against a bound's raw bytes, read in place by this version's scheme: nothing is copied or kept.
    ///
    /// Nothing when the scheme can't read the bytes.
    func order(againstBound bound: UnsafeRawBufferPointer, ignoringEpoch: Bool) -> VersionOrder? {
        withExtendedLifetime(storage) {
            guard let bound = VersionReading(VersionBytes(bound.assumingMemoryBound(to: UInt8.self)), by: scheme) else {
                return nil
            }
            return reading.order(againstBound: bound, ignoringEpoch: ignoringEpoch)
        }
    }

    /// False when only a fallback order ranks it; see `VersionForm`.
    var isWellFormed: Bool { reading.isWellFormed }
}
