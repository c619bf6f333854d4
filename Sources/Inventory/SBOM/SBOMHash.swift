import Artifacts
import Documents

/// The hash algorithms that SBOM formats name, and how long their values are.
enum SBOMHash {
    /// Hexadecimal digits by the algorithm's name without dashes and underscores, in upper case.
    ///
    /// MD2 to MD6, BLAKE3 and ADLER32 included: they are legal to state, and never used to bind anything.
    private static let lengths: [String: Set<Int>] = [
        "MD2": [32], "MD4": [32], "MD5": [32], "MD6": [32, 64, 96, 128], "SHA1": [40], "SHA224": [56], "SHA256": [64],
        "SHA384": [96], "SHA512": [128], "SHA3256": [64], "SHA3384": [96], "SHA3512": [128], "BLAKE2B256": [64],
        "BLAKE2B384": [96], "BLAKE2B512": [128], "BLAKE3": [32, 40, 64, 96, 128], "STREEBOG256": [64],
        "STREEBOG512": [128], "ADLER32": [8],
    ]

    /// The digest, when the algorithm is one that binds bytes; a report when name or value break the format.
    static func read(
        _ algorithmKey: String, _ valueKey: String, of node: SourceNode, _ fields: inout SBOMFields
    ) -> Digest? {
        guard let name = fields.required(algorithmKey, of: node, in: "a hash"),
            let value = fields.required(valueKey, of: node, in: "a hash")
        else { return nil }
        let plain = String(name.uppercased().filter { $0 != "-" && $0 != "_" })
        guard let expected = lengths[plain] else {
            fields.report("hash", "'\(name)' is not a hash algorithm of this format", at: node.span)
            return nil
        }
        guard expected.contains(value.utf8.count), Hexadecimal.decode(value) != nil else {
            fields.report(
                "hash",
                "the value of a \(name) hash is not \(expected.sorted().map(String.init).joined(separator: " or "))"
                    + " hexadecimal digits", at: node[valueKey]?.span ?? node.span)
            return nil
        }
        switch plain {
        case "SHA256": return Digest(.sha256, hex: value.lowercased())
        case "SHA384": return Digest(.sha384, hex: value.lowercased())
        case "SHA512": return Digest(.sha512, hex: value.lowercased())
        default: return nil
        }
    }
}
