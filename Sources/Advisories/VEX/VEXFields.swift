import Artifacts
import Documents

/// Members of a VEX document's objects, with errors that name them.
struct VEXFields {
    let value: JSONValue
    /// The statement they belong to.
    let place: Int?

    init(_ value: JSONValue, at place: Int? = nil) {
        self.value = value
        self.place = place
    }

    /// The text of a member; nothing when it is absent, null or empty.
    func text(_ key: String) throws(VEXError) -> String? {
        guard let member = present(key) else { return nil }
        guard let text = member.string else { throw VEXError(.member, "'\(key)' is not text", at: place) }
        return text.isEmpty ? nil : text
    }

    func required(_ key: String) throws(VEXError) -> String {
        guard let text = try text(key) else { throw VEXError(.member, "'\(key)' is missing", at: place) }
        return text
    }

    /// The elements of a member; none when it is absent or null.
    func list(_ key: String) throws(VEXError) -> [JSONValue] {
        guard let member = present(key) else { return [] }
        guard let list = member.array else { throw VEXError(.member, "'\(key)' is no list", at: place) }
        return list
    }

    func texts(_ key: String) throws(VEXError) -> [String] {
        var texts: [String] = []
        for element in try list(key) {
            guard let text = element.string else {
                throw VEXError(.member, "'\(key)' holds something other than text", at: place)
            }
            texts.append(text)
        }
        return texts
    }

    func time(_ key: String) throws(VEXError) -> Timestamp? {
        guard let text = try text(key) else { return nil }
        guard let time = Timestamp(text) else { throw VEXError(.time, "'\(key)' is no moment (RFC 3339)", at: place) }
        return time
    }

    private func present(_ key: String) -> JSONValue? {
        guard let member = value[key], member != .null else { return nil }
        return member
    }

    /// The digest, of algorithms that bind bytes; the formats write their names with and without dashes.
    static func digest(algorithm: String, hex: String) -> Digest? {
        let plain = VersionText.lowercased(Array(algorithm.utf8)).filter { $0 != UInt8(ascii: "-") }
        let lower = String(decoding: VersionText.lowercased(Array(hex.utf8)), as: UTF8.self)
        let algorithm: Digest.Algorithm? =
            switch String(decoding: plain, as: UTF8.self) {
            case "sha256": .sha256
            case "sha384": .sha384
            case "sha512": .sha512
            default: nil
            }
        return algorithm.flatMap { Digest($0, hex: lower) }
    }
}
