package import Attestation
package import Documents

/// A person's passkey as the roles name it, and the pages it may be used at.
package struct RegisteredPasskey: Sendable, Hashable {
    package let passkey: Passkey
    /// Empty: the relying party's own page alone (`https://` and its name; for `localhost` any port of this machine).
    package let origins: [WebOrigin]

    package init(passkey: Passkey, origins: [WebOrigin] = []) {
        self.passkey = passkey
        self.origins = origins
    }

    /// Whether what it signed at a page counts.
    package func allows(_ origin: WebOrigin) -> Bool {
        origins.isEmpty ? passkey.relyingParty.owns(origin) : origins.contains(origin)
    }

    /// Reads an element of `passkeys`.
    /// - Throws: Every mistake, with its place.
    package init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "passkey")
        let party = reader.required("relyingParty", as: String.self)
        let credential = reader.required("credential", as: String.self)
        let publicKey = reader.required("publicKey", as: String.self)
        let pages = reader.list("origins", of: String.self)
        let problem: Diagnostic
        var passkey: Passkey?
        (passkey, problem) = Self.passkey(party, credential, publicKey, at: node.span)
        // What is missing is reported already.
        if passkey == nil, party.span != nil, credential.span != nil, publicKey.span != nil { reader.report(problem) }
        var origins: [WebOrigin] = []
        for page in pages {
            if let origin = WebOrigin(page.value), passkey?.relyingParty.covers(origin) ?? true {
                origins.append(origin)
            } else {
                reader.report(
                    Diagnostic(
                        "roles.passkey", "'\(page.value)' is no page of the relying party", at: page.span,
                        fix: "Write scheme, host and port as browsers do, such as https://sluice.example.com:8443."))
            }
        }
        let (read, allowed) = (passkey, origins)
        guard let passkey = try reader.finish({ read }) else { throw Diagnostics([problem]) }
        self.init(passkey: passkey, origins: allowed)
    }

    private static func passkey(
        _ relyingParty: Located<String>, _ credential: Located<String>, _ publicKey: Located<String>,
        at place: SourceSpan
    ) -> (Passkey?, problem: Diagnostic) {
        func problem(_ message: String, at span: SourceSpan?) -> Diagnostic {
            Diagnostic(
                "roles.passkey", message, at: span,
                fix: "Copy the lines that the server's page shows when a passkey is registered.")
        }
        guard let party = RelyingParty(relyingParty.value) else {
            return (nil, problem("'\(relyingParty.value)' is not a relying party's domain name", at: relyingParty.span))
        }
        guard let id = Base64.decodeURLSafe(credential.value) else {
            return (nil, problem("the credential is not unpadded URL-safe Base64", at: credential.span))
        }
        guard let key = Base64.decodeURLSafe(publicKey.value) ?? Base64.decode(publicKey.value) else {
            return (nil, problem("the public key is not the Base64 of its DER", at: publicKey.span))
        }
        do {
            let passkey = try Passkey(
                relyingParty: party, credentialID: id, publicKey: PublicKey(subjectPublicKeyInfo: key))
            return (passkey, problem("", at: place))
        } catch {
            return (nil, problem(error.message, at: place))
        }
    }
}
