/// A version as one scheme reads it: read in place, compared in place.
///
/// A form holds positions in bytes that its maker keeps alive. Reading and comparing take time linear in the text,
/// allocate nothing for well-formed text and never trap, whatever the bytes.
protocol VersionForm: Sendable {
    /// Nothing when the scheme can't read the text at all.
    init?(_ text: VersionBytes)

    func order(against other: Self) -> VersionOrder

    /// False when the scheme itself calls the text invalid and only a fallback order of the native tool ranks it.
    ///
    /// A fallback is good enough to report a match, never good enough to call a component examined.
    var isWellFormed: Bool { get }
}

extension VersionForm {
    var isWellFormed: Bool { true }
}
