/// A package URL (purl): which package, of which ecosystem, in which version.
///
/// A value is always canonical: parts are normalised by the rules of its type when it is made, and two values are equal
/// exactly when their canonical texts are equal byte by byte. Specification: ECMA-427 and the purl type definitions.
package struct PackageURL: Sendable, Hashable, CustomStringConvertible {
    /// One `key=value` of a purl.
    package struct Qualifier: Sendable, Hashable {
        /// Lower-case.
        package let key: String
        /// Decoded; never empty.
        package let value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// The longest text that is read, in bytes.
    package static let maximumLength = 8192

    /// Lower-case: `npm`, `deb`, `golang`.
    package let type: String
    /// Decoded segments joined by `/`; nothing when there are none.
    package let namespace: String?
    package let name: String
    /// Decoded; nothing when absent or empty.
    package let version: String?
    /// Sorted by key, each key once, no empty values.
    package let qualifiers: [Qualifier]
    /// Decoded segments joined by `/`, without empty, `.` and `..` segments; nothing when none is left.
    package let subpath: String?
    /// The canonical text; ASCII only.
    package let description: String
    /// Canonical text of type, namespace and name only: what stays the same between versions and builds.
    package let identity: String

    /// Reads and canonicalises a purl; nothing when it breaks the specification or the rules of its type.
    package init?(_ text: String) {
        guard let value = try? PackageURL(parsing: text) else { return nil }
        self = value
    }

    /// Reads and canonicalises a purl.
    /// - Throws: `PackageURLError` with the part that is wrong.
    package init(parsing text: String) throws(PackageURLError) {
        try self.init(PackageURLParts(parsing: text))
    }

    /// Builds a canonical purl from decoded parts; empty parts count as absent.
    /// - Throws: `PackageURLError` with the part that is wrong, also when a qualifier key is given twice.
    package init(
        type: String, namespace: String? = nil, name: String, version: String? = nil, qualifiers: [Qualifier] = [],
        subpath: String? = nil
    ) throws(PackageURLError) {
        try self.init(
            PackageURLParts(
                type: type, namespace: namespace, name: name, version: version, qualifiers: qualifiers, subpath: subpath
            ))
    }

    private init(_ parts: PackageURLParts) throws(PackageURLError) {
        var parts = parts
        try parts.normalise()
        try PackageURLTypeRules.of(parts.type).apply(to: &parts)
        self.init(normalised: parts)
    }

    private init(normalised parts: PackageURLParts) {
        type = parts.type
        namespace = parts.namespace
        name = parts.name
        version = parts.version
        qualifiers = parts.qualifiers
        subpath = parts.subpath
        identity = parts.identityText
        description = identity + parts.canonicalRest
    }

    package static func == (left: PackageURL, right: PackageURL) -> Bool { left.description == right.description }

    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension PackageURL {
    private var parts: PackageURLParts {
        PackageURLParts(
            type: type, namespace: namespace, name: name, version: version, qualifiers: qualifiers, subpath: subpath)
    }

    /// The same package without a version; qualifiers and subpath stay.
    package var withoutVersion: PackageURL {
        var parts = parts
        parts.version = nil
        return PackageURL(normalised: parts)
    }

    /// The value of a qualifier by its lower-case key.
    package func qualifier(_ key: String) -> String? {
        qualifiers.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}
