/// The rule about a passkey's counter (WebAuthn Level 3 section 7.2 step 22).
///
/// Whoever takes signatures in holds the last counter of each credential against the next one; a ledger's verification
/// does not, because two pages may hand in their signatures in another order than they were made.
package enum PasskeyCounter {
    /// - Parameter last: The counter of the last use that was taken; nothing before the first.
    /// - Throws: `passkey.counter` when the credential was used as often or more often before: there may be two of it.
    package static func check(_ counter: UInt32, after last: UInt32?) throws(AttestationError) {
        guard let last, counter != 0 || last != 0 else { return }
        guard counter > last else {
            throw AttestationError(
                .passkeyCounter,
                "the passkey has counted \(last) uses before and now \(counter); somebody may have a copy of it")
        }
    }
}
