package import Documents

/// One line of an allowed-signers file: who may sign with one key, for what and when.
package struct AllowedSigner: Sendable, Hashable {
    /// Who the key belongs to: patterns over principals, usually e-mail addresses.
    package let principals: SSHPatternList
    package let key: SSHPublicKey
    /// What the key may sign for; nothing when the line does not say, which is everything.
    package let namespaces: SSHPatternList?
    /// The first second in which the key is valid; nothing means always.
    package let validAfter: Timestamp?
    /// The last second in which the key is valid; nothing means for ever.
    package let validBefore: Timestamp?
    /// The 1-based line of the file.
    package let line: Int

    /// Whether the line lets the key sign for the namespace at that moment; both ends of the window count as valid.
    package func allows(namespace: String, at moment: Timestamp) -> Bool {
        if let namespaces, !namespaces.matches(namespace) { return false }
        return isValid(at: moment)
    }

    /// Whether the line holds at that moment; both ends of the window count as valid.
    package func isValid(at moment: Timestamp) -> Bool {
        if let validAfter, moment < validAfter { return false }
        if let validBefore, moment > validBefore { return false }
        return true
    }
}
