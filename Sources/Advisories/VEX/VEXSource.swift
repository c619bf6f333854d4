/// Where a VEX document comes from, as whoever fetched it found out.
package struct VEXSource: Sendable, Hashable {
    /// Who answers for it: the identity that signed it, or what its author calls itself when nothing was verified.
    package let issuer: String
    /// Whether a signature of the issuer was verified.
    package let isSigned: Bool
    /// The file or address, for messages.
    package let location: String

    package init(issuer: String, isSigned: Bool, location: String) {
        self.issuer = issuer
        self.isSigned = isSigned
        self.location = location
    }
}
