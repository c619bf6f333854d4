import Artifacts
package import Documents

/// Writes statements as one OpenVEX 0.2.0 document.
package enum OpenVEXWriter {
    /// The document's bytes: canonical JSON (RFC 8785), so that the same statements give the same bytes.
    ///
    /// A reason that OpenVEX has no word for becomes the beginning of the impact statement.
    /// - Parameter id: The document's IRI; when it is nothing, one is made of the digest of the rest.
    /// - Throws: `empty` without statements, `reason` and `action` when a statement lacks what OpenVEX demands.
    package static func write(
        _ statements: [VEXStatement], id: String? = nil, author: String, role: String? = nil, timestamp: Timestamp,
        version: Int64 = 1, tooling: String? = nil
    ) throws(VEXError) -> [UInt8] {
        guard !statements.isEmpty else { throw VEXError(.empty, "there is no statement to write") }
        var written: [JSONValue] = []
        for (index, statement) in statements.enumerated() { written.append(try value(statement, at: index + 1)) }
        var members: [JSONValue.Member] = [
            .init("@context", "https://openvex.dev/ns/v0.2.0"), .init("author", .string(author)),
            .init("timestamp", .string(timestamp.description)), .init("version", .integer(version)),
            .init("statements", .array(written)),
        ]
        if let role { members.append(.init("role", .string(role))) }
        if let tooling { members.append(.init("tooling", .string(tooling))) }
        let digest = Digest.sha256(of: try canonical(.object(members)))
        members.append(.init("@id", .string(id ?? "https://openvex.dev/docs/public/vex-\(digest.hex)")))
        return try canonical(.object(members))
    }

    private static func canonical(_ value: JSONValue) throws(VEXError) -> [UInt8] {
        do throws(CanonicalJSONError) {
            return try CanonicalJSON.encode(value)
        } catch {
            throw VEXError(.form, "it has no canonical form")
        }
    }

    private static func value(_ statement: VEXStatement, at place: Int) throws(VEXError) -> JSONValue {
        var impact = statement.impact
        let justification = statement.justification?.openVEX
        if let other = statement.justification, justification == nil {
            impact = other.rawValue + (impact.map { ": " + $0 } ?? "")
        }
        if statement.status == .notAffected, justification == nil, impact == nil {
            throw VEXError(.reason, "\(statement.vulnerability) is not affected, without a reason", at: place)
        }
        if statement.status == .affected, statement.action == nil {
            throw VEXError(.action, "\(statement.vulnerability) affects the product, without an action", at: place)
        }
        var vulnerability: [JSONValue.Member] = [.init("name", .string(statement.vulnerability))]
        if !statement.aliases.isEmpty {
            vulnerability.append(.init("aliases", .array(statement.aliases.map { .string($0) })))
        }
        var members: [JSONValue.Member] = [
            .init("vulnerability", .object(vulnerability)), .init("status", .string(statement.status.rawValue)),
            .init("timestamp", .string(statement.timestamp.description)),
            .init("products", .array(statement.products.flatMap(values))),
        ]
        for (key, text) in [
            ("last_updated", statement.lastUpdated?.description), ("justification", justification?.rawValue),
            ("impact_statement", impact), ("action_statement", statement.action), ("status_notes", statement.notes),
        ] {
            if let text { members.append(.init(key, .string(text))) }
        }
        return .object(members)
    }

    private static func values(_ product: VEXProduct) -> [JSONValue] {
        let parts = product.subcomponents.flatMap(objects)
        return objects(product.identity).map { members in
            .object(members + (parts.isEmpty ? [] : [.init("subcomponents", .array(parts.map { .object($0) }))]))
        }
    }

    /// A thing that is known by more than one object can say, as several: each of them fits it.
    ///
    /// One object has an `@id`, a purl and one digest of each algorithm; something known by a digest alone is named by it.
    private static func objects(_ identity: VEXIdentity) -> [[JSONValue.Member]] {
        var names = identity.names[...]
        var purls = identity.packageURLs.map(\.description)[...]
        var digests = identity.digests
        var objects: [[JSONValue.Member]] = []
        while !names.isEmpty || !purls.isEmpty || !digests.isEmpty {
            var hashes: [JSONValue.Member] = []
            for algorithm in Digest.Algorithm.allCases {
                guard let index = digests.firstIndex(where: { $0.algorithm == algorithm }) else { continue }
                let number = algorithm.rawValue.utf8.dropFirst(3)
                hashes.append(.init("sha-" + String(Substring(number)), .string(digests.remove(at: index).hex)))
            }
            let id = names.popFirst() ?? purls.popFirst()
            var members: [JSONValue.Member] = []
            if let id { members.append(.init("@id", .string(id))) }
            if let purl = purls.popFirst() ?? id.flatMap({ PackageURL($0) })?.description {
                members.append(.init("identifiers", .object([.init("purl", .string(purl))])))
            }
            if let first = hashes.first, id == nil, let hex = first.value.string {
                members.append(.init("@id", .string("urn:\(first.key):\(hex)")))
            }
            if !hashes.isEmpty { members.append(.init("hashes", .object(hashes))) }
            objects.append(members)
        }
        return objects
    }
}
