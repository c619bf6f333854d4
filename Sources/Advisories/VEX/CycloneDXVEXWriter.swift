import Artifacts
package import Documents
package import Findings

/// Writes statements as the vulnerabilities of one CycloneDX 1.6 document.
package enum CycloneDXVEXWriter {
    /// A statement, and what is known of how bad its vulnerability is.
    package struct Entry: Sendable, Hashable {
        package let statement: VEXStatement
        package let severity: Severity
        /// Decimal text, such as `9.8`; nothing when nobody scored it.
        package let score: String?
        /// The CVSS vector that the score is of.
        package let vector: String?

        package init(_ statement: VEXStatement, severity: Severity, score: String?, vector: String?) {
            self.statement = statement
            self.severity = severity
            self.score = score
            self.vector = vector
        }
    }

    /// The document's bytes: canonical JSON (RFC 8785), so that the same entries give the same bytes.
    ///
    /// What is affected becomes a component, known by its purl. A reason that CycloneDX has no word for begins the detail.
    /// - Throws: `empty` without entries, since a document without analyses states nothing.
    package static func write(_ entries: [Entry], timestamp: Timestamp, tool: String) throws(VEXError) -> [UInt8] {
        guard !entries.isEmpty else { throw VEXError(.empty, "there is no statement to write") }
        var components: [JSONValue] = []
        var known: Set<ByteKey> = []
        for product in entries.flatMap(\.statement.products) {
            guard let reference = reference(product), known.insert(ByteKey(reference)).inserted else { continue }
            components.append(component(product, reference))
        }
        let document: JSONValue = [
            "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
            "metadata": [
                "timestamp": .string(timestamp.description),
                "tools": ["components": [["type": "application", "name": .string(tool)]]],
            ],
            "components": .array(components), "vulnerabilities": .array(entries.map(vulnerability)),
        ]
        do throws(CanonicalJSONError) {
            return try CanonicalJSON.encode(document)
        } catch {
            throw VEXError(.form, "it has no canonical form")
        }
    }

    private static func reference(_ product: VEXProduct) -> String? {
        product.identity.packageURLs.first?.description ?? product.identity.names.first
    }

    private static func component(_ product: VEXProduct, _ reference: String) -> JSONValue {
        let url = product.identity.packageURLs.first
        var members: [JSONValue.Member] = [
            .init("type", "library"), .init("bom-ref", .string(reference)),
            .init("name", .string(url?.name ?? reference)),
        ]
        if let version = url?.version { members.append(.init("version", .string(version))) }
        if let url { members.append(.init("purl", .string(url.description))) }
        return .object(members)
    }

    private static func vulnerability(_ entry: Entry) -> JSONValue {
        let statement = entry.statement
        var members: [JSONValue.Member] = [
            .init("id", .string(statement.vulnerability)), .init("ratings", [rating(entry)]),
            .init("analysis", analysis(statement)),
            .init("affects", .array(statement.products.compactMap(reference).map { ["ref": .string($0)] })),
        ]
        if !statement.aliases.isEmpty {
            members.append(.init("references", .array(statement.aliases.map { ["id": .string($0), "source": [:]] })))
        }
        if let action = statement.action { members.append(.init("recommendation", .string(action))) }
        return .object(members)
    }

    private static func rating(_ entry: Entry) -> JSONValue {
        var members: [JSONValue.Member] = [.init("severity", .string(entry.severity.rawValue))]
        if let score = entry.score.flatMap(Double.init) { members.append(.init("score", .double(score))) }
        if let vector = entry.vector {
            let methods = [("CVSS:4.0/", "CVSSv4"), ("CVSS:3.1/", "CVSSv31"), ("CVSS:3.0/", "CVSSv3")]
            let method = methods.first { vector.utf8.starts(with: $0.0.utf8) }?.1 ?? "CVSSv2"
            members += [.init("vector", .string(vector)), .init("method", .string(method))]
        }
        return .object(members)
    }

    private static func analysis(_ statement: VEXStatement) -> JSONValue {
        let state =
            switch statement.status {
            case .affected: "exploitable"
            case .underInvestigation: "in_triage"
            case .fixed: "resolved"
            case .notAffected: statement.justification == .falsePositive ? "false_positive" : "not_affected"
            }
        var members: [JSONValue.Member] = [
            .init("state", .string(state)), .init("firstIssued", .string(statement.timestamp.description)),
            .init("lastUpdated", .string(statement.time.description)),
        ]
        let word = statement.justification.flatMap(word)
        if let word { members.append(.init("justification", .string(word.rawValue))) }
        let isSaid = word != nil || statement.justification == .falsePositive
        let detail = [isSaid ? nil : statement.justification?.rawValue, statement.impact, statement.notes]
            .compactMap { $0 }.joined(separator: "; ")
        if !detail.isEmpty { members.append(.init("detail", .string(detail))) }
        return .object(members)
    }

    /// The same reason in CycloneDX's list; nothing when it has no word that claims no more and no less.
    private static func word(_ justification: VEXJustification) -> VEXJustification? {
        switch justification {
        case .vulnerableCodeNotPresent: .codeNotPresent
        case .vulnerableCodeNotInExecutePath: .codeNotReachable
        case .falsePositive: nil
        default: VEXJustification.shared.contains(justification) ? nil : justification
        }
    }
}
