internal import Glibc

/// Finds bytes within bytes in linear time.
enum ByteSearch {
    /// Up to this length comparing at each place where the first byte stands is fast, whatever the bytes are.
    private static let shortLength = 32

    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard part.count <= text.count else { return false }
        guard let needle = part.baseAddress, let haystack = text.baseAddress, part.count > 0 else { return true }
        guard part.count <= shortLength else { return unsafe containsLong(text, part) }
        let first = Int32(unsafe needle[0])
        var start = 0
        let last = text.count - part.count
        while start <= last {
            let place = unsafe UnsafeRawPointer(haystack + start)
            guard let found = unsafe memchr(place, first, last - start + 1) else { return false }
            let candidate = UnsafeRawPointer(found)
            if unsafe memcmp(candidate, needle, part.count) == 0 { return true }
            start = unsafe candidate - UnsafeRawPointer(haystack) + 1
        }
        return false
    }

    /// Knuth, Morris and Pratt: never goes back in the text.
    private static func containsLong(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        var borders = [Int](repeating: 0, count: part.count)
        var length = 0
        for index in 1..<part.count {
            while length > 0, unsafe part[index] != part[length] { length = borders[length - 1] }
            if unsafe part[index] == part[length] { length += 1 }
            borders[index] = length
        }
        length = 0
        for index in text.indices {
            let byte = unsafe text[index]
            while length > 0, unsafe byte != part[length] { length = borders[length - 1] }
            if unsafe byte == part[length] { length += 1 }
            if length == part.count { return true }
        }
        return false
    }
}
