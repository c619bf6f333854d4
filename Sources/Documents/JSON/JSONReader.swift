/// Reads JSON as RFC 8259 has it, strictly.
///
/// Refused beyond what the grammar refuses: bytes that are not UTF-8, a byte order mark, escapes that leave half of a
/// surrogate pair, keys that appear twice in one object (compared as UTF-8 bytes), numbers beyond the range of a double,
/// and documents beyond the limits. Identifiers of the diagnostics: `json.syntax`, `json.encoding`,
/// `json.lone-surrogate`, `json.duplicate-key`, `json.number-range`, `json.trailing-data` and
/// `json.limit.bytes|depth|nodes`.
package enum JSONReader {
    /// The one value of the text, with positions; every repeated key is reported, other mistakes end the reading.
    package static func read(_ text: SourceText, limits: DocumentLimits = .standard) throws(Diagnostics) -> SourceNode {
        do throws(JSONFaults) {
            var parser = JSONParser(text.bytes, limits: limits, builder: JSONTreeBuilder(text: text))
            return try parser.document()
        } catch {
            throw error.diagnostics(in: text)
        }
    }

    /// The one value of the bytes, without positions: the faster way when no diagnostic will point into the document.
    package static func value(_ bytes: [UInt8], limits: DocumentLimits = .standard) throws(Diagnostics) -> JSONValue {
        do throws(JSONFaults) {
            var parser = JSONParser(bytes, limits: limits, builder: JSONValueBuilder())
            return try parser.document()
        } catch {
            throw error.diagnostics(in: SourceText(name: "JSON", bytes: bytes))
        }
    }
}
