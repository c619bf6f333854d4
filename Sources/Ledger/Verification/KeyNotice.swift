package import Documents

/// A key that is not believed from a moment on, from the operator or from a `key-compromised` entry.
package struct KeyNotice: Sendable, Hashable {
    package let holder: KeyCompromise.Holder
    /// The key id of a ledger key, or the fingerprint `SHA256:…` of a person's SSH key or passkey.
    package let keyID: String
    package let since: Timestamp

    package init(holder: KeyCompromise.Holder, keyID: String, since: Timestamp) {
        self.holder = holder
        self.keyID = keyID
        self.since = since
    }
}
