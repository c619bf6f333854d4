/// Why an archive was refused.
package struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable ids of the reasons.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The bytes begin like no format that is read here.
        case notRecognised = "archive.not-recognised"
        /// A known format with a feature that is not read: encryption, sparse files, another compression.
        case unsupported = "archive.unsupported"
        case truncated = "archive.truncated"
        /// A field or stream breaks its format.
        case malformed = "archive.malformed"
        /// A header or content checksum does not match.
        case checksum = "archive.checksum"
        /// Two places of the archive disagree about one fact, so that two readers could see two archives.
        case ambiguous = "archive.ambiguous"
        /// A name that is absolute, climbs, is empty or holds bytes no name should hold.
        case name = "archive.name"
        /// One name twice, or a name that is a file here and a folder there.
        case duplicate = "archive.duplicate"
        /// A link, device or other entry where only files and folders are accepted.
        case notRegular = "archive.not-regular"
        case trailingData = "archive.trailing-data"
        case entryLimit = "archive.limit.entries"
        case byteLimit = "archive.limit.bytes"
        case ratioLimit = "archive.limit.ratio"
        case nameLimit = "archive.limit.name"
    }

    package let code: Code
    /// One clause without the id; holds no bytes of the archive but printable names.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
