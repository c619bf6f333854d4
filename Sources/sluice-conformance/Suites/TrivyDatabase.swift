import Advisories
import Documents

/// Trivy's advisory database as its tests write it, as OSV records: buckets of ecosystems, of packages, of CVEs.
struct TrivyDatabase {
    private static let ecosystems = [
        "cargo": "crates.io", "composer": "Packagist", "conan": "ConanCenter", "erlang": "Hex", "go": "Go",
        "k8s": "Kubernetes", "maven": "Maven",
        "npm": "npm", "nuget": "NuGet", "pip": "PyPI", "pub": "Pub", "rubygems": "RubyGems", "swift": "SwiftURL",
    ]
    private static let distributions = [
        ("alma ", "AlmaLinux:"), ("alpine ", "Alpine:v"), ("amazon linux ", "Amazon Linux:"), ("debian ", "Debian:"),
        ("openSUSE Leap ", "openSUSE:Leap "), ("Oracle Linux ", "Oracle Linux:"), ("Photon OS ", "Photon OS:"),
        ("rocky ", "Rocky Linux:"), ("ubuntu ", "Ubuntu:"),
    ]

    /// By id: the entries of all packages and ecosystems.
    private var affected: [String: [JSONValue]] = [:]

    /// Takes one file of the database; buckets without an ecosystem of OSV are passed over.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        for bucket in try YAMLReader.read(SourceText(name: name, bytes: bytes)).elements ?? [] {
            guard let ecosystem = bucket["bucket"]?.string.flatMap(Self.ecosystem) else { continue }
            for package in bucket["pairs"]?.elements ?? [] {
                guard let name = package["bucket"]?.string else { continue }
                for pair in package["pairs"]?.elements ?? [] {
                    guard let id = pair["key"]?.string, let value = pair["value"] else { continue }
                    let ranges = try Self.ranges(value, ecosystem)
                    affected[id, default: []].append([
                        "package": ["ecosystem": .string(ecosystem), "name": .string(name)], "ranges": .array(ranges),
                    ])
                }
            }
        }
    }

    /// One record a line.
    func records() throws -> [UInt8] {
        var lines: [UInt8] = []
        for (id, entries) in affected.sorted(by: { $0.key < $1.key }) {
            lines += try CanonicalJSON.encode(["id": .string(id), "affected": .array(entries)])
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }

    private static func ecosystem(_ bucket: String) -> String? {
        if let colon = bucket.firstRange(of: "::") { return ecosystems[String(bucket[..<colon.lowerBound])] }
        let found = distributions.first { bucket.utf8.starts(with: $0.0.utf8) }
        return found.map { $0.1 + bucket.dropFirst($0.0.count) }
    }

    private static func ranges(_ value: SourceNode, _ ecosystem: String) throws -> [JSONValue] {
        let vulnerable = (value["VulnerableVersions"]?.elements ?? []).compactMap(text)
        let patched = (value["PatchedVersions"]?.elements ?? []).compactMap(text)
        guard !vulnerable.isEmpty else {
            return [range([("introduced", "0")] + (value["FixedVersion"].flatMap(text).map { [("fixed", $0)] } ?? []))]
        }
        return try vulnerable.flatMap { try ranges($0, patched, ecosystem) }
    }

    private static func ranges(_ text: String, _ patched: [String], _ ecosystem: String) throws -> [JSONValue] {
        let isBracket = text.utf8.first == UInt8(ascii: "[") || text.utf8.first == UInt8(ascii: "(")
        let alternatives =
            isBracket
            ? [try VersRange(native: text, scheme: "maven").constraints] : try AdvisoryRangeText(text).alternatives
        return alternatives.map { constraints in
            var events: [(String, String)] = []
            for constraint in constraints {
                let version = constraint.version
                switch constraint.comparator {
                case .greaterOrEqual, .greater: events.append(("introduced", version))
                case .less: events.append(("fixed", version))
                case .lessOrEqual: events.append(end(version, patched, ecosystem))
                case .equal: events += [("introduced", version), ("last_affected", version)]
                case .notEqual: break
                }
            }
            let isOpen = !events.contains { $0.0 == "introduced" }
            return range((isOpen ? [("introduced", "0")] : []) + events)
        }
    }

    /// Up to the first patched version after the last vulnerable one, or up to that one where none is known.
    private static func end(_ last: String, _ patched: [String], _ ecosystem: String) -> (String, String) {
        let scheme = VersionScheme.of(ecosystem: ecosystem)
        let later = patched.filter { scheme?.compare($0, last) == .after }
            .min { scheme?.compare($0, $1) == .before }
        return later.map { ("fixed", $0) } ?? ("last_affected", last)
    }

    private static func range(_ events: [(String, String)]) -> JSONValue {
        let list = events.map { JSONValue.object([.init($0.0, .string($0.1))]) }
        return ["type": "ECOSYSTEM", "events": .array(list)]
    }

    /// A version, which YAML may take for a number.
    private static func text(_ node: SourceNode) -> String? {
        switch node.value {
        case .string(let text), .number(let text): text
        case .null, .bool, .sequence, .mapping: nil
        }
    }
}
