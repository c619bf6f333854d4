/// One textual encoding of a key (RFC 7468): a label and the bytes between its two lines.
struct PEMBlock: Sendable, Hashable {
    /// Far above any key this module reads.
    static let maximumTextLength = 65_536

    let label: String
    let bytes: [UInt8]

    init(label: String, bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }

    /// Reads a text that holds exactly one block and nothing else but white space around it.
    ///
    /// - Throws: `key.malformed` for text before or after, headers, a second block, or Base64 that is not canonical.
    init(_ text: String) throws(AttestationError) {
        guard text.utf8.count <= Self.maximumTextLength else {
            throw AttestationError(.tooLarge, "a PEM text may have at most \(Self.maximumTextLength) bytes")
        }
        var lines: [[UInt8]] = []
        for line in Array(text.utf8).split(separator: UInt8(ascii: "\n")) {
            var line = Array(line)
            while let last = line.last, [0x20, 0x09, 0x0D].contains(last) { line.removeLast() }
            if !line.isEmpty { lines.append(line) }
        }
        let begin = Array("-----BEGIN ".utf8)
        let dashes = Array("-----".utf8)
        guard let first = lines.first, first.starts(with: begin), first.suffix(5).elementsEqual(dashes),
            first.count > begin.count + dashes.count
        else { throw AttestationError(.keyMalformed, "the text does not begin with a PEM line (-----BEGIN …-----)") }
        let label = first[begin.count..<(first.count - dashes.count)]
        let end = Array("-----END ".utf8) + label + dashes
        guard lines.count >= 3, let last = lines.last, last == end else {
            throw AttestationError(.keyMalformed, "the text does not end with the END line of its only PEM block")
        }
        let body = Array(lines.dropFirst().dropLast().joined())
        guard let bytes = Base64.decode(body), !bytes.isEmpty else {
            throw AttestationError(.keyMalformed, "the PEM block is not canonical Base64 (headers are not supported)")
        }
        self.label = String(decoding: label, as: UTF8.self)
        self.bytes = bytes
    }

    /// The block with lines of 64 digits and a final line break, as openssl writes it.
    var text: String {
        let body = Base64.encodedBytes(bytes)
        var text = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: body.count, by: 64) {
            text += String(decoding: body[start..<min(start + 64, body.count)], as: UTF8.self) + "\n"
        }
        return text + "-----END \(label)-----\n"
    }
}
