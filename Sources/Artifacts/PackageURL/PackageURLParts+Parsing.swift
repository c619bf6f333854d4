extension PackageURLParts {
    /// Splits and decodes a purl from right to left, as the specification orders it.
    init(parsing text: String) throws(PackageURLError) {
        var bytes = Array(text.utf8)[...]
        guard bytes.count <= PackageURL.maximumLength else {
            throw PackageURLError(.tooLong, "it is longer than \(PackageURL.maximumLength) bytes")
        }
        subpath = nil
        if let hash = bytes.lastIndex(of: UInt8(ascii: "#")) {
            subpath = try Self.decodedPath(bytes[(hash + 1)...], .subpath)
            bytes = bytes[..<hash]
        }
        qualifiers = []
        if let mark = bytes.lastIndex(of: UInt8(ascii: "?")) {
            qualifiers = try Self.decodedQualifiers(bytes[(mark + 1)...])
            bytes = bytes[..<mark]
        }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            ASCIICase.lowered(String(decoding: bytes[..<colon], as: UTF8.self)) == "pkg"
        else { throw PackageURLError(.scheme, "it does not begin with 'pkg:'") }
        bytes = Self.withoutSlashes(bytes[(colon + 1)...])
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            throw PackageURLError(.type, "it has no type followed by '/' and a name")
        }
        guard let type = String(validating: bytes[..<slash], as: UTF8.self) else {
            throw PackageURLError(.type, "its type is not text")
        }
        self.type = type
        bytes = bytes[(slash + 1)...]
        version = nil
        if let at = Self.versionSeparator(in: bytes) {
            version = try PercentCoding.decode(bytes[(at + 1)...])
            bytes = bytes[..<at]
        }
        bytes = bytes.drop { $0 == UInt8(ascii: "/") }
        let split =
            PackageURLTypeRules.of(ASCIICase.lowered(type)).nameIsPath
            ? bytes.firstIndex(of: UInt8(ascii: "/")) : bytes.lastIndex(of: UInt8(ascii: "/"))
        if let split {
            namespace = try Self.decodedPath(bytes[..<split], .namespace)
            name = try PercentCoding.decode(bytes[(split + 1)...])
        } else {
            namespace = nil
            name = try PercentCoding.decode(bytes)
        }
    }

    /// The last `@`, unless it begins a segment that more segments follow, as in `npm/@babel/core`.
    private static func versionSeparator(in bytes: ArraySlice<UInt8>) -> Int? {
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let beginsSegment = at == bytes.startIndex || bytes[at - 1] == UInt8(ascii: "/")
        if beginsSegment, bytes[at...].contains(UInt8(ascii: "/")) { return nil }
        return at
    }

    private static func withoutSlashes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 == UInt8(ascii: "/") }
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return bytes
    }

    private static func decodedPath(
        _ bytes: ArraySlice<UInt8>, _ code: PackageURLError.Code
    ) throws(PackageURLError) -> String? {
        var segments: [String] = []
        for raw in bytes.split(separator: UInt8(ascii: "/")) {
            let segment = try PercentCoding.decode(raw)
            guard !segment.utf8.contains(UInt8(ascii: "/")) else {
                throw PackageURLError(code, "a segment holds an escaped '/'")
            }
            segments.append(segment)
        }
        return segments.isEmpty ? nil : segments.joined(separator: "/")
    }

    private static func decodedQualifiers(
        _ bytes: ArraySlice<UInt8>
    ) throws(PackageURLError) -> [PackageURL.Qualifier] {
        var qualifiers: [PackageURL.Qualifier] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else {
                throw PackageURLError(.qualifier, "a qualifier has no '='")
            }
            guard let key = String(validating: pair[..<equals], as: UTF8.self) else {
                throw PackageURLError(.qualifier, "a qualifier key is not text")
            }
            qualifiers.append(PackageURL.Qualifier(key: key, value: try PercentCoding.decode(pair[(equals + 1)...])))
        }
        return qualifiers
    }
}
