/// How big, deep and repetitive a document may be before its reader refuses it.
///
/// Readers check each limit before they allocate for what it counts, so that a hostile document costs no more than a
/// document of the greatest allowed size.
package struct DocumentLimits: Sendable {
    /// The greatest length of the text in bytes.
    package var maximumBytes: Int
    /// The greatest number of lists and mappings around one value.
    package var maximumDepth: Int
    /// The greatest number of values in all documents of the text; keys do not count, expanded aliases do.
    package var maximumNodes: Int
    /// The greatest number of values that aliases may stand for in all; 0 refuses every alias.
    package var maximumAliasNodes: Int

    package init(maximumBytes: Int, maximumDepth: Int, maximumNodes: Int, maximumAliasNodes: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumNodes = maximumNodes
        self.maximumAliasNodes = maximumAliasNodes
    }
}

extension DocumentLimits {
    /// For files that people write and for envelopes and statements: 16 MiB, 128 deep, a million values.
    package static let standard = DocumentLimits(
        maximumBytes: 16 << 20, maximumDepth: 128, maximumNodes: 1_000_000, maximumAliasNodes: 10_000)

    /// For rendered Kubernetes objects: 64 MiB, 128 deep, four million values.
    package static let manifests = DocumentLimits(
        maximumBytes: 64 << 20, maximumDepth: 128, maximumNodes: 4_000_000, maximumAliasNodes: 100_000)

    /// For bills of materials and advisory lists, which tools write: 512 MiB, 256 deep, fifty million values.
    package static let sbom = DocumentLimits(
        maximumBytes: 512 << 20, maximumDepth: 256, maximumNodes: 50_000_000, maximumAliasNodes: 0)
}
