/// Writes tar archives block by block, right or wrong.
struct TarBuilder {
    private(set) var bytes: [UInt8] = []

    /// Adds one entry whose header may lie about everything.
    mutating func add(
        _ name: String, _ content: String = "", type: Character = "0", size: String? = nil, prefix: String = "",
        magic: String = "ustar\u{0}00", breakChecksum: Bool = false
    ) {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        put(name, at: 0)
        put("0000644\u{0}", at: 100)
        let octal = String(content.utf8.count, radix: 8)
        put(size ?? String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
        put("        ", at: 148)
        put(String(type), at: 156)
        put(magic, at: 257)
        put(prefix, at: 345)
        let sum = header.reduce(0) { $0 + Int($1) } + (breakChecksum ? 1 : 0)
        let digits = String(sum, radix: 8)
        put(String(repeating: "0", count: 6 - digits.count) + digits + "\u{0} ", at: 148)
        bytes += header
        let data = Array(content.utf8)
        bytes += data + [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
    }

    /// Adds a PAX header with the records.
    mutating func addRecords(_ records: [(String, String)], type: Character = "x") {
        add("pax", records.map { Self.record($0.0, $0.1) }.joined(), type: type)
    }

    static func record(_ key: String, _ value: String) -> String {
        let rest = " \(key)=\(value)\n".utf8.count
        var length = rest + 1
        while length != rest + String(length).utf8.count { length += 1 }
        return "\(length) \(key)=\(value)\n"
    }

    /// The archive with its end marker.
    var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
