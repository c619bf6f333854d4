/// A version as one scheme reads it: parsed once, compared often.
///
/// Parsing and comparing take time linear in the text, allocate at most a few arrays and never trap, whatever the
/// bytes.
protocol VersionForm: Sendable {
    /// Nothing when the scheme can't read the text at all.
    init?(_ text: [UInt8])

    func order(against other: Self) -> VersionOrder

    /// False when the scheme itself calls the text invalid and only a fallback order of the native tool ranks it.
    ///
    /// A fallback is good enough to report a match, never good enough to call a component examined.
    var isWellFormed: Bool { get }
}

extension VersionForm {
    var isWellFormed: Bool { true }
}
