internal import Glibc

/// A string whose identity and order are those of its UTF-8 bytes.
struct ByteString: Hashable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (left: ByteString, right: ByteString) -> Bool { same(left.string, right.string) }

    func hash(into hasher: inout Hasher) {
        var copy = string
        copy.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Whether two strings have the same UTF-8 bytes.
    static func same(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return order(left, right) == 0
    }

    /// Negative, zero or positive, as the bytes of the left string sort before, like or after those of the right one.
    static func order(_ left: String, _ right: String) -> Int {
        unsafe both(left, right) { unsafe order($0, $1) }
    }

    /// The order of two byte strings.
    static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
        unsafe left.withUnsafeBufferPointer { left in
            unsafe right.withUnsafeBufferPointer { right in unsafe order(left, right) }
        }
    }

    /// Whether the bytes of a part stand somewhere in a text; in time linear in both.
    static func contains(_ text: String, _ part: String) -> Bool {
        unsafe both(text, part) { text, part in unsafe ByteSearch.contains(text, part) }
    }

    static func hasPrefix(_ text: String, _ part: String) -> Bool {
        unsafe both(text, part) { text, part in
            guard part.count <= text.count else { return false }
            return unsafe order(UnsafeBufferPointer(rebasing: text[..<part.count]), part) == 0
        }
    }

    static func hasSuffix(_ text: String, _ part: String) -> Bool {
        unsafe both(text, part) { text, part in
            guard part.count <= text.count else { return false }
            return unsafe order(UnsafeBufferPointer(rebasing: text[(text.count - part.count)...]), part) == 0
        }
    }

    private static func both<T>(
        _ left: String, _ right: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> T
    ) -> T {
        var left = left
        var right = right
        return left.withUTF8 { left in right.withUTF8 { right in unsafe body(left, right) } }
    }

    private static func order(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        if shared > 0, let first = left.baseAddress, let second = right.baseAddress {
            let difference = unsafe memcmp(first, second, shared)
            if difference != 0 { return Int(difference) }
        }
        return left.count - right.count
    }
}
