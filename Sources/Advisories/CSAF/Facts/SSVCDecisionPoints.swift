/// The decision points of SSVC that are published in registered namespaces.
enum SSVCDecisionPoints {
    struct Point: Sendable {
        let version: RevisionNumber
        /// The keys of its values, in their order.
        let values: [String]
    }

    /// The base namespaces that are registered.
    static let registered = ["basic", "cisa", "cvss", "nist", "ssvc"]
    /// For examples and tests; what stands in them has no meaning.
    static let reserved = ["example", "test"]
    /// Never valid.
    static let invalid = ["invalid", "x_invalid"]

    /// The versions of a decision point, oldest first; none when it is not published.
    static func versions(namespace: String, key: String) -> [Point] {
        (points[ByteKey(namespace + " " + key)] ?? []).sorted { $1.version.isAfter($0.version) }
    }

    private static let points: [ByteKey: [Point]] = {
        var points: [ByteKey: [Point]] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count > 3, let version = RevisionNumber(fields[2]) else { continue }
            points[ByteKey(fields[0] + " " + fields[1]), default: []].append(
                Point(version: version, values: Array(fields.dropFirst(3))))
        }
        return points
    }()
}
