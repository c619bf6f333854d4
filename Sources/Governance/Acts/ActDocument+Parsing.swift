import Artifacts
import Documents

extension ActDocument {
    private static let keys = [
        "at", "commentDigest", "environment", "expires", "findings", "project", "releaseDigest", "reviewDigest", "role",
        "type", "verdict",
    ]

    /// Reads the signed bytes; only the canonical form is accepted, so that one act has one digest.
    package init(_ bytes: [UInt8]) throws(ActError) {
        let value: JSONValue
        do {
            value = try JSONReader.value(bytes)
        } catch {
            throw ActError(.malformed, "the document is not JSON")
        }
        guard CanonicalJSON.isCanonical(bytes) else {
            throw ActError(.notCanonical, "the document is not in its canonical form (RFC 8785)")
        }
        guard let members = value.members, members.map(\.key) == ActDocument.keys else {
            throw ActError(
                .malformed, "the document must have exactly the keys \(ActDocument.keys.joined(separator: ", "))")
        }
        func text(_ key: String) throws(ActError) -> String {
            guard let text = value[key]?.string, !text.isEmpty else {
                throw ActError(.malformed, "'\(key)' must be a text")
            }
            return text
        }
        func optional<T>(_ key: String, _ read: (String) -> T?) throws(ActError) -> T? {
            if case .null? = value[key] { return nil }
            guard let result = read(try text(key)) else { throw ActError(.malformed, "'\(key)' can't be read") }
            return result
        }
        let typeText = try text("type")
        guard let type = ActType.allCases.first(where: { $0.namespace == typeText }) else {
            throw ActError(.malformed, "'\(typeText)' is no type of signed act")
        }
        guard try text("verdict") == type.verdict else {
            throw ActError(.verdictMismatch, "an act of type \(typeText) must say '\(type.verdict)'")
        }
        guard let at = Timestamp(try text("at")) else { throw ActError(.malformed, "'at' is no time") }
        guard let list = value["findings"]?.array else { throw ActError(.malformed, "'findings' must be a list") }
        let findings = list.compactMap(\.string)
        guard findings.count == list.count, findings.isEmpty == (type != .waiver) else {
            throw ActError(.malformed, "a waiver names findings, and no other act does")
        }
        self.init(
            type: type, project: try text("project"), environment: try text("environment"),
            releaseDigest: try optional("releaseDigest") { Digest($0) },
            reviewDigest: try optional("reviewDigest") { Digest($0) }, role: try text("role"),
            commentDigest: try optional("commentDigest") { Digest($0) }, at: at,
            expires: try optional("expires") { Timestamp($0) }, findings: findings)
        guard (try? encoded()) == bytes else {
            throw ActError(.notCanonical, "the document does not read back to the same bytes")
        }
    }
}
