/// Headers of POSIX ustar for plain files, each in the one form that its name and size have.
enum TarFormat {
    static let blockBytes = 512
    /// What eleven octal digits can say.
    static let maximumSize = 1 << 33 - 1

    /// Nothing for a name that is not 1 to 100 bytes or a size that is too big.
    static func header(_ name: String, size: Int) -> [UInt8]? {
        guard (1...100).contains(name.utf8.count), (0...maximumSize).contains(size) else { return nil }
        var block = [UInt8](repeating: 0, count: blockBytes)
        func put(_ text: String, at offset: Int) {
            block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(size, 11), at: 124)
        put("00000000000", at: 136)
        put("        0", at: 148)
        put("ustar\u{0}00", at: 257)
        put(octal(block.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
        return block
    }

    /// Name and size of a header that `header` made; nothing for every other block.
    static func entry(_ block: [UInt8]) -> (name: String, size: Int)? {
        guard block.count == blockBytes else { return nil }
        let name = String(decoding: block[..<100].prefix { $0 != 0 }, as: UTF8.self)
        guard let size = Int(String(decoding: block[124..<135], as: UTF8.self), radix: 8),
            header(name, size: size) == block
        else { return nil }
        return (name, size)
    }

    static func padding(_ size: Int) -> Int { (blockBytes - size % blockBytes) % blockBytes }
}
