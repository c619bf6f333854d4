package import Documents

/// Reads the Kubernetes objects of a YAML or JSON text.
///
/// Several documents are several objects, lists are flattened, empty documents are skipped, and unknown kinds are kept:
/// whoever examines them says that it doesn't know them. A text without any object gives an empty list, which is nobody's
/// pass.
package enum ManifestReader {
    /// Lists within lists deeper than this are refused.
    private static let maximumListDepth = 8

    /// - Throws: Every mistake at once: what the document reader refuses, documents that are no objects, and objects
    ///   without `apiVersion`, `kind` or with unusable names.
    package static func read(_ text: SourceText) throws(Diagnostics) -> [KubernetesObject] {
        var reading = Reading()
        for document in try documents(of: text) where !document.isNull {
            reading.add(document, inherited: nil, depth: 0)
        }
        guard reading.mistakes.isEmpty else { throw Diagnostics(reading.mistakes) }
        return reading.objects
    }

    /// JSON is read as JSON where it is JSON (YAML would refuse its tabs), and as YAML's flow style where it is not.
    private static func documents(of text: SourceText) throws(Diagnostics) -> [SourceNode] {
        if startsWithBrace(text.bytes) {
            do {
                return [try JSONReader.read(text, limits: .manifests)]
            } catch {
                if text.name.hasSuffix(".json") { throw error }
            }
        }
        return try YAMLReader.readAll(text, limits: .manifests)
    }

    private static func startsWithBrace(_ bytes: [UInt8]) -> Bool {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): continue
            default: return byte == UInt8(ascii: "{")
            }
        }
        return false
    }

    private struct Reading {
        var objects: [KubernetesObject] = []
        var mistakes: [Diagnostic] = []

        /// - Parameter inherited: The API version and kind that a typed list gives to items that state none.
        mutating func add(_ node: SourceNode, inherited: (apiVersion: String, kind: String)?, depth: Int) {
            guard node.members != nil else {
                report("manifest.not-an-object", "a manifest is a mapping, this is \(node.kindName)", at: node.span)
                return
            }
            guard let header = ObjectHeader(node, inherited: inherited, mistakes: &mistakes) else { return }
            guard let items = header.items(of: node) else {
                if header.kind == "List" && header.apiVersion == "v1" {
                    report("manifest.list-without-items", "a List has nothing but a list of items", at: node.span)
                    return
                }
                objects.append(header.object(node))
                return
            }
            guard depth < ManifestReader.maximumListDepth else {
                report("manifest.deep-list", "lists stand too deep within lists", at: node.span)
                return
            }
            for item in items { add(item, inherited: header.inheritance, depth: depth + 1) }
        }

        private mutating func report(_ id: String, _ message: String, at span: SourceSpan) {
            mistakes.append(Diagnostic(id, message, at: span))
        }
    }
}
