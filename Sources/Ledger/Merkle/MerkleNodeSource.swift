/// Where proofs take the hashes of complete subtrees from.
package protocol MerkleNodeSource {
    /// The root of the complete subtree over the leaves `index << level ..< (index + 1) << level`.
    /// - Throws: Whatever keeps the source from answering; it never answers with a guess.
    mutating func node(level: Int, index: UInt64) throws -> MerkleHash
}
