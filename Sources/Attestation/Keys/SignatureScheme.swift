/// A hash function and a form of signature, where a format names them apart from the key.
///
/// JOSE and COSE sign with number pairs and PSS, some clouds' keys with other hash functions than the curve's own. What
/// this engine signs itself has the one form that `KeyAlgorithm` names.
package struct SignatureScheme: Sendable, Hashable {
    package enum Hash: String, Sendable, CaseIterable {
        case sha256, sha384, sha512
    }

    package enum Form: Sendable, Hashable {
        /// Two numbers in strict DER; ECDSA only.
        case der
        /// Two numbers of the curve's length, one after the other (IEEE P1363); ECDSA only.
        case pair
        /// PKCS #1 v1.5; RSA only.
        case pkcs1
        /// PSS with MGF1 of the same hash and a salt of its length; RSA only.
        case pss
    }

    package let form: Form
    package let hash: Hash

    package init(_ form: Form, _ hash: Hash) {
        self.form = form
        self.hash = hash
    }
}
