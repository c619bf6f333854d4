import Crypto

/// A content digest that can only be made by hashing or by parsing a well-formed text.
///
/// Written `algorithm:hex` with lower-case hexadecimal, as in OCI image references.
package struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
    package enum Algorithm: String, Sendable, CaseIterable {
        case sha256
        case sha384
        case sha512
        /// A git object id; identifies a commit, never used to bind other bytes.
        case gitCommit

        /// The lengths in hexadecimal digits that are well formed.
        var hexLengths: [Int] {
            switch self {
            case .sha256: [64]
            case .sha384: [96]
            case .sha512: [128]
            case .gitCommit: [40, 64]
            }
        }
    }

    package let algorithm: Algorithm
    /// Lower-case hexadecimal of the right length.
    package let hex: String

    /// Reads `sha256:…`; nothing when the algorithm is not known, the length is wrong or a digit is not lower-case.
    package init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let algorithm = Algorithm(rawValue: String(text[..<colon]))
        else { return nil }
        self.init(algorithm, hex: String(text[text.utf8.index(after: colon)...]))
    }

    /// Nothing when the length is wrong or a digit is not lower-case hexadecimal.
    package init?(_ algorithm: Algorithm, hex: String) {
        guard algorithm.hexLengths.contains(hex.utf8.count),
            hex.utf8.allSatisfy({ $0 &- 48 < 10 || $0 &- 97 < 6 })
        else { return nil }
        self.algorithm = algorithm
        self.hex = hex
    }

    private init(sha256 digest: SHA256Digest) {
        algorithm = .sha256
        hex = Hexadecimal.encode(Array(digest))
    }

    /// The SHA-256 of the bytes.
    package static func sha256(of bytes: [UInt8]) -> Digest { Digest(sha256: SHA256.hash(data: bytes)) }

    package var description: String { algorithm.rawValue + ":" + hex }

    /// The digest's own bytes.
    package var bytes: [UInt8] { Hexadecimal.decode(hex) ?? [] }

    package static func < (left: Digest, right: Digest) -> Bool {
        left.algorithm == right.algorithm
            ? left.hex.utf8.lexicographicallyPrecedes(right.hex.utf8)
            : left.algorithm.rawValue.utf8.lexicographicallyPrecedes(right.algorithm.rawValue.utf8)
    }
}

extension Digest {
    /// Whether the bytes hash to this digest.
    ///
    /// A git commit id hashes the commit object made of the bytes.
    package func matches(_ content: [UInt8]) -> Bool {
        switch algorithm {
        case .sha256: hex == Hexadecimal.encode(SHA256.hash(data: content))
        case .sha384: hex == Hexadecimal.encode(SHA384.hash(data: content))
        case .sha512: hex == Hexadecimal.encode(SHA512.hash(data: content))
        case .gitCommit:
            hex.utf8.count == 40
                && hex
                    == Hexadecimal.encode(Insecure.SHA1.hash(data: Array("commit \(content.count)\0".utf8) + content))
        }
    }
}
