/// The SSH key types that are read; plain types come before security-key types of the same algorithm.
enum SSHKeyType: String, CaseIterable {
    case ed25519 = "ssh-ed25519"
    case p256 = "ecdsa-sha2-nistp256"
    case p384 = "ecdsa-sha2-nistp384"
    case p521 = "ecdsa-sha2-nistp521"
    case rsa = "ssh-rsa"
    case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
    case securityKeyP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

    var algorithm: KeyAlgorithm {
        switch self {
        case .ed25519, .securityKeyEd25519: .ed25519
        case .p256, .securityKeyP256: .p256
        case .p384: .p384
        case .p521: .p521
        case .rsa: .rsa
        }
    }

    /// The curve's name on the wire; nothing for Ed25519 and RSA.
    var curve: String? {
        switch algorithm {
        case .p256: "nistp256"
        case .p384: "nistp384"
        case .p521: "nistp521"
        case .ed25519, .rsa: nil
        }
    }

    var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyP256 }
}
