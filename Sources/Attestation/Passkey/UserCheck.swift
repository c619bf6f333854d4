/// What an authenticator has to have asked of its user.
package enum UserCheck: Sendable, Hashable {
    /// A touch: somebody is there.
    case present
    /// A fingerprint, a face or a PIN: it is the owner. What people sign needs it.
    case verified

    /// - Throws: `passkey.user`.
    func check(_ flags: AuthenticatorData.Flags) throws(AttestationError) {
        guard flags.contains(.userPresent) else {
            throw AttestationError(.passkeyUser, "the authenticator did not see anybody")
        }
        guard self == .present || flags.contains(.userVerified) else {
            throw AttestationError(
                .passkeyUser, "the authenticator did not ask its user for a PIN, fingerprint or face")
        }
    }
}
