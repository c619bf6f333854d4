import SwiftASN1

extension DER {
    /// Reads the next node as a SEQUENCE whose every member `body` takes.
    static func nested<T>(
        _ nodes: inout ASN1NodeCollection.Iterator, _ body: (inout ASN1NodeCollection.Iterator) throws -> T
    ) throws -> T {
        guard let node = nodes.next() else { throw ASN1Error.truncatedASN1Field() }
        return try sequence(node, identifier: .sequence, body)
    }
}
