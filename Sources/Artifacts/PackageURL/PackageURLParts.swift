/// The decoded parts of a purl before they are known to be right; only `PackageURL` keeps them.
struct PackageURLParts {
    var type: String
    var namespace: String?
    var name: String
    var version: String?
    var qualifiers: [PackageURL.Qualifier]
    var subpath: String?
}

extension PackageURLParts {
    /// Brings the parts that every type shares into canonical form.
    mutating func normalise() throws(PackageURLError) {
        type = ASCIICase.lowered(type)
        guard let first = type.utf8.first, ASCIICase.isLower(first), type.utf8.allSatisfy(Self.isTypeByte) else {
            throw PackageURLError(.type, "the type must begin with a letter and hold only letters, digits, '.' and '-'")
        }
        namespace = Self.segments(of: namespace ?? "")
        while name.utf8.last == UInt8(ascii: "/") { name = String(name.dropLast()) }
        while name.utf8.first == UInt8(ascii: "/") { name = String(name.dropFirst()) }
        guard !name.isEmpty else { throw PackageURLError(.name, "it has no name") }
        if version?.isEmpty == true { version = nil }
        qualifiers = try Self.canonical(qualifiers)
        subpath = Self.segments(of: subpath ?? "", withoutDots: true)
        for part in [namespace, name, version, subpath] {
            guard part?.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) != false else {
                throw PackageURLError(.encoding, "it holds a control character")
            }
        }
    }

    private static func isTypeByte(_ byte: UInt8) -> Bool {
        ASCIICase.isLower(byte) || ASCIICase.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// The non-empty segments joined by `/`; nothing when there are none.
    private static func segments(of path: String, withoutDots: Bool = false) -> String? {
        guard !path.isEmpty else { return nil }
        let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        let kept = withoutDots ? segments.filter { $0 != "." && $0 != ".." } : segments
        return kept.isEmpty ? nil : kept.joined(separator: "/")
    }

    private static func canonical(
        _ qualifiers: [PackageURL.Qualifier]
    ) throws(PackageURLError) -> [PackageURL.Qualifier] {
        guard !qualifiers.isEmpty else { return [] }
        var canonical: [PackageURL.Qualifier] = []
        for qualifier in qualifiers {
            let key = ASCIICase.lowered(qualifier.key)
            guard let first = key.utf8.first, ASCIICase.isLower(first),
                key.utf8.allSatisfy({ isTypeByte($0) || $0 == UInt8(ascii: "_") })
            else {
                throw PackageURLError(
                    .qualifier,
                    "a qualifier key must begin with a letter and hold only letters, digits, '.', '-' and '_'")
            }
            guard qualifier.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw PackageURLError(.encoding, "it holds a control character")
            }
            canonical.append(PackageURL.Qualifier(key: key, value: qualifier.value))
        }
        canonical.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for index in canonical.indices.dropFirst() where canonical[index].key == canonical[index - 1].key {
            throw PackageURLError(.qualifier, "the qualifier '\(canonical[index].key)' is given twice")
        }
        return canonical.filter { !$0.value.isEmpty }
    }
}

extension PackageURLParts {
    /// `pkg:type/namespace/name` of normalised parts.
    var identityText: String {
        var output = Array("pkg:".utf8)
        output.append(contentsOf: type.utf8)
        output.append(UInt8(ascii: "/"))
        if let namespace {
            PercentCoding.append(namespace, keepingSlash: true, to: &output)
            output.append(UInt8(ascii: "/"))
        }
        PercentCoding.append(name, keepingSlash: PackageURLTypeRules.of(type).nameIsPath, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// `@version?qualifiers#subpath` of normalised parts.
    var canonicalRest: String {
        var output: [UInt8] = []
        if let version {
            output.append(UInt8(ascii: "@"))
            PercentCoding.append(version, to: &output)
        }
        var separator = UInt8(ascii: "?")
        for qualifier in qualifiers {
            output.append(separator)
            separator = UInt8(ascii: "&")
            output.append(contentsOf: qualifier.key.utf8)
            output.append(UInt8(ascii: "="))
            PercentCoding.append(qualifier.value, to: &output)
        }
        if let subpath {
            output.append(UInt8(ascii: "#"))
            PercentCoding.append(subpath, keepingSlash: true, to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }
}
