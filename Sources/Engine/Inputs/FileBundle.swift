import Artifacts

/// A file with its name, relative to the folder it was found in.
package struct NamedBytes: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// One or many files as one run of bytes, so that a folder is one piece of evidence with one digest.
///
/// Layout: the line `sluice-bundle 1`, then for each file, sorted by name, the line `LENGTH NAME` and its bytes.
/// A single file is bundled as itself with its own name.
package enum FileBundle {
    private static let header = Array("sluice-bundle 1\n".utf8)

    package static func make(_ files: [NamedBytes]) -> [UInt8] {
        var bytes = header
        for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            bytes += Array("\(file.bytes.count) \(file.name)\n".utf8)
            bytes += file.bytes
        }
        return bytes
    }

    /// - Throws: `InputError` when the bytes are no bundle.
    package static func files(in bytes: [UInt8], name: String) throws(InputError) -> [NamedBytes] {
        func malformed() -> InputError { InputError("input.bundle-malformed", "'\(name)' is not a file bundle") }
        guard bytes.starts(with: header) else { throw malformed() }
        var files: [NamedBytes] = []
        var offset = header.count
        while offset < bytes.count {
            guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")),
                let space = bytes[offset..<end].firstIndex(of: UInt8(ascii: " ")),
                let length = Int(String(decoding: bytes[offset..<space], as: UTF8.self)), length >= 0,
                length <= bytes.count - (end + 1)
            else { throw malformed() }
            let fileName = String(decoding: bytes[(space + 1)..<end], as: UTF8.self)
            files.append(NamedBytes(name: fileName, bytes: Array(bytes[(end + 1)..<(end + 1 + length)])))
            offset = end + 1 + length
        }
        return files
    }
}
