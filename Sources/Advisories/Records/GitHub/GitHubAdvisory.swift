package import Documents

/// A security advisory as GitHub's GraphQL and REST interfaces give it, and the OSV record that says the same.
package struct GitHubAdvisory {
    private let value: JSONValue
    private let id: String
    private let permalink: String

    /// Nothing when the value is no advisory of GitHub's at all.
    package init?(_ value: JSONValue) {
        guard let id = (value["ghsaId"] ?? value["ghsa_id"])?.string, !id.isEmpty else { return nil }
        self.value = value
        self.id = id
        permalink = (value["permalink"] ?? value["html_url"])?.string ?? "https://github.com/advisories/" + id
    }

    /// The OSV record.
    /// - Throws: `RecordFault` naming the first thing that has no equivalent.
    package func osv() throws(RecordFault) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema_version", "1.5.0"), .init("id", .string(id)), .init("aliases", .array(aliases())),
        ]
        for (key, camel, snake) in [
            ("published", "publishedAt", "published_at"), ("modified", "updatedAt", "updated_at"),
            ("withdrawn", "withdrawnAt", "withdrawn_at"), ("summary", "summary", "summary"),
            ("details", "description", "description"),
        ] {
            if let text = field(value, camel, snake)?.string { members.append(.init(key, .string(text))) }
        }
        let severities = severities()
        if !severities.isEmpty { members.append(.init("severity", .array(severities))) }
        members.append(.init("references", .array(references())))
        members.append(.init("affected", .array(try affected())))
        if let word = value["severity"]?.string {
            members.append(.init("database_specific", ["severity": .string(word)]))
        }
        return .object(members)
    }

    private func aliases() -> [JSONValue] {
        (value["identifiers"]?.array ?? []).compactMap { $0["value"]?.string }
            .filter { !$0.utf8.elementsEqual(id.utf8) }.map { .string($0) }
    }

    /// Links to advisories apart from all others.
    private func references() -> [JSONValue] {
        (value["references"]?.array ?? []).compactMap { $0.string ?? $0["url"]?.string }.map { url in
            let isAdvisory = ["https://nvd.nist.gov/vuln/detail/", "https://github.com/advisories/"]
                .contains { url.utf8.starts(with: $0.utf8) }
            return ["type": isAdvisory ? "ADVISORY" : "WEB", "url": .string(url)]
        }
    }

    private func severities() -> [JSONValue] {
        let grouped = field(value, "cvssSeverities", "cvss_severities")
        let holders = [
            value["cvss"], grouped.flatMap { field($0, "cvssV3", "cvss_v3") },
            grouped.flatMap { field($0, "cvssV4", "cvss_v4") },
        ]
        var vectors: [String] = []
        for vector in holders.compactMap({ $0.flatMap { field($0, "vectorString", "vector_string")?.string } })
        where !vectors.contains(where: { $0.utf8.elementsEqual(vector.utf8) }) {
            vectors.append(vector)
        }
        return vectors.compactMap { vector in
            if vector.utf8.starts(with: "CVSS:4".utf8) { return ["type": "CVSS_V4", "score": .string(vector)] }
            if vector.utf8.starts(with: "CVSS:3".utf8) { return ["type": "CVSS_V3", "score": .string(vector)] }
            return nil
        }
    }

    /// One entry for each package, with the ranges of all that the advisory says of it in one.
    private func affected() throws(RecordFault) -> [JSONValue] {
        guard let vulnerabilities = value["vulnerabilities"]?["nodes"]?.array ?? value["vulnerabilities"]?.array else {
            throw RecordFault("vulnerabilities is not a list")
        }
        var packages: [(ecosystem: String, name: String, events: [GitHubRange.Event])] = []
        for vulnerability in vulnerabilities {
            guard let stated = vulnerability["package"]?["ecosystem"]?.string,
                let name = vulnerability["package"]?["name"]?.string, !name.isEmpty
            else { throw RecordFault("a vulnerability names no package") }
            // Without an order, such as that of `other`, the record still tells of the package.
            let ecosystem = GitHubEcosystem.name(stated) ?? stated
            let range = try GitHubRange(
                field(vulnerability, "vulnerableVersionRange", "vulnerable_version_range")?.string ?? "",
                patched: Self.patched(vulnerability), isSemantic: GitHubEcosystem.isSemantic(ecosystem))
            let index = packages.firstIndex {
                $0.ecosystem.utf8.elementsEqual(ecosystem.utf8) && $0.name.utf8.elementsEqual(name.utf8)
            }
            if index == nil { packages.append((ecosystem, name, [])) }
            Self.merge(range, into: &packages[index ?? packages.count - 1].events)
        }
        return packages.map { entry($0.ecosystem, $0.name, $0.events) }
    }

    /// A range without a lower end begins with the first version of all.
    private static func merge(_ range: GitHubRange, into events: inout [GitHubRange.Event]) {
        let beginning = GitHubRange.Event(name: "introduced", version: "0")
        if !range.events.contains(where: { $0.name == "introduced" }), !events.contains(beginning) {
            events.insert(beginning, at: 0)
        }
        events += range.events
    }

    private static func patched(_ vulnerability: JSONValue) -> String? {
        let stated = field(vulnerability, "firstPatchedVersion", "first_patched_version")
        let text = stated?.string ?? stated?["identifier"]?.string
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func entry(_ ecosystem: String, _ name: String, _ events: [GitHubRange.Event]) -> JSONValue {
        let type = GitHubEcosystem.isSemantic(ecosystem) ? "SEMVER" : "ECOSYSTEM"
        let list = events.map { JSONValue.object([.init($0.name, .string($0.version))]) }
        return [
            "package": ["ecosystem": .string(ecosystem), "name": .string(name)],
            "ranges": [["type": .string(type), "events": .array(list)]], "versions": [],
            "database_specific": [
                "ghsa": .string(permalink),
                "cwes": .array(value["cwes"]?["nodes"]?.array ?? value["cwes"]?.array ?? []),
            ],
        ]
    }

    private func field(_ value: JSONValue, _ camel: String, _ snake: String) -> JSONValue? {
        Self.field(value, camel, snake)
    }

    /// A field by its GraphQL name or its REST name; nothing when it is null.
    private static func field(_ value: JSONValue, _ camel: String, _ snake: String) -> JSONValue? {
        guard let field = value[camel] ?? value[snake], field != .null else { return nil }
        return field
    }
}
