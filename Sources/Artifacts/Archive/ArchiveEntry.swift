/// One regular file of an archive.
package struct ArchiveEntry: Sendable, Hashable {
    /// Relative, with `/` between segments; never empty, absolute or climbing.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
