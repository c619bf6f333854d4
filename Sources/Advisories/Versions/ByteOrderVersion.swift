/// A version of a scheme without structure: compared byte by byte as UTF-8, without any normalisation.
struct ByteOrderVersion: VersionForm {
    private let text: VersionBytes

    init?(_ text: VersionBytes) {
        guard !text.isEmpty else { return nil }
        self.text = text
    }

    func order(against other: ByteOrderVersion) -> VersionOrder {
        VersionText.orderOfBytes(text, text.all, other.text, other.text.all)
    }
}
