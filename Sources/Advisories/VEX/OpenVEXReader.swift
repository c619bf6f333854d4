import Artifacts
import Documents

/// Reads OpenVEX (specification 0.2.0, and 0.0.1, which writes vulnerabilities and products as bare text).
struct OpenVEXReader {
    private static let namespace = "https://openvex.dev/ns"

    private let value: JSONValue
    private let fields: VEXFields

    init(_ value: JSONValue) throws(VEXError) {
        self.value = value
        fields = VEXFields(value)
        let context = try fields.required("@context")
        guard context.utf8.starts(with: Self.namespace.utf8) else {
            throw VEXError(.form, "'@context' is not OpenVEX's")
        }
        let version = context.utf8.dropFirst(Self.namespace.utf8.count)
        guard version.isEmpty || version.starts(with: "/v0.".utf8) else {
            throw VEXError(.version, "'@context' names a version of OpenVEX that is not known")
        }
    }

    func document() throws(VEXError) -> VEXDocument {
        let time = try fields.time("timestamp")
        guard value["statements"]?.array != nil else { throw VEXError(.member, "'statements' is no list") }
        var statements: [VEXStatement] = []
        for (index, value) in try fields.list("statements").enumerated() {
            statements.append(try statement(VEXFields(value, at: index + 1), at: index + 1, documentTime: time))
        }
        return VEXDocument(
            format: .openVEX, id: try fields.required("@id"), author: try fields.required("author"),
            statements: statements)
    }

    private func statement(
        _ fields: VEXFields, at place: Int, documentTime: Timestamp?
    ) throws(VEXError) -> VEXStatement {
        guard let timestamp = try fields.time("timestamp") ?? documentTime else {
            throw VEXError(.time, "neither the statement nor the document has a 'timestamp'", at: place)
        }
        let word = try fields.required("status")
        guard let status = VEXStatus(word: word) else {
            throw VEXError(.status, "'\(word)' is no status", at: place)
        }
        var justification: VEXJustification?
        if let word = try fields.text("justification") {
            guard let known = VEXJustification(word: word), VEXJustification.shared.contains(known) else {
                throw VEXError(.justification, "'\(word)' is no justification", at: place)
            }
            justification = known
        }
        let (name, aliases) = try vulnerability(fields)
        let action = try fields.text("action_statement")
        guard status != .affected || action != nil else {
            throw VEXError(.action, "\(name) affects the product, without an 'action_statement'", at: place)
        }
        return try VEXStatement(
            vulnerability: name, aliases: aliases, products: try products(fields), status: status,
            justification: justification, impact: try fields.text("impact_statement"), action: action,
            notes: try fields.text("status_notes"), timestamp: timestamp, lastUpdated: try fields.time("last_updated"),
            place: place
        ).checked()
    }

    private func vulnerability(_ fields: VEXFields) throws(VEXError) -> (name: String, aliases: [String]) {
        guard let value = fields.value["vulnerability"], value.members != nil else {
            return (try fields.required("vulnerability"), [])
        }
        let inner = VEXFields(value, at: fields.place)
        let name = try inner.required("name")
        return (name, try inner.texts("aliases").filter { !$0.utf8.elementsEqual(name.utf8) })
    }

    private func products(_ fields: VEXFields) throws(VEXError) -> [VEXProduct] {
        // In 0.0.1 the parts stand beside the products.
        let parts = try fields.list("subcomponents")
        var products: [VEXProduct] = []
        for value in try fields.list("products") {
            let own = try value.members == nil ? [] : VEXFields(value, at: fields.place).list("subcomponents")
            var subcomponents: [VEXIdentity] = []
            for part in own + parts { subcomponents.append(try identity(part, at: fields.place)) }
            products.append(VEXProduct(try identity(value, at: fields.place), subcomponents: subcomponents))
        }
        return products
    }

    private func identity(_ value: JSONValue, at place: Int?) throws(VEXError) -> VEXIdentity {
        if let text = value.string { return VEXIdentity(text) }
        guard value.members != nil else {
            throw VEXError(.member, "a product is neither text nor an object", at: place)
        }
        let fields = VEXFields(value, at: place)
        var identity = try fields.text("@id").map { VEXIdentity($0) } ?? VEXIdentity()
        for kind in ["purl", "cpe23", "cpe22"] {
            if let text = value["identifiers"]?[kind]?.string { identity = identity.joined(with: VEXIdentity(text)) }
        }
        let digests = (value["hashes"]?.members ?? []).compactMap { member in
            member.value.string.flatMap { VEXFields.digest(algorithm: member.key, hex: $0) }
        }
        return identity.joined(with: VEXIdentity(digests: digests))
    }
}
