/// The address of an extension's JSON schema: `https` with a host and a file name that ends in `_1.0.0.json`.
enum ExtensionSchemaAddress {
    static func isOne(_ text: String) -> Bool {
        let scheme = "https://"
        guard text.utf8.starts(with: scheme.utf8), text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return false
        }
        let parts = text.utf8.dropFirst(scheme.utf8.count).split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count > 1, let host = parts.first, let file = parts.last,
            host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).count > 1,
            file.reversed().starts(with: ".json".utf8.reversed())
        else { return false }
        let stem = file.dropLast(5)
        guard let mark = stem.lastIndex(of: UInt8(ascii: "_")), mark > stem.startIndex else { return false }
        return RevisionNumber(String(Substring(stem[stem.index(after: mark)...])))?.form == .semantic
    }
}
