/// Goes through a document along the JSON schema of its version.
struct SchemaWalk {
    private let root: CSAFNode
    private let objects: CSAFSchema.Objects

    init(_ document: CSAFDocument) {
        root = document.root
        objects = CSAFSchema.objects(of: document.version)
    }

    /// Visits every value that the schema knows with its kind, and every required one that is missing; apart from these,
    /// every value under a key that the schema doesn't know.
    func visit(_ known: (CSAFNode, CSAFSchema.Kind) -> Void, unknown: (CSAFNode) -> Void) {
        // A stack of its own, so that depth costs no thread's stack.
        var rest: [(CSAFNode, CSAFSchema.Kind)] = [(root, .object("root"))]
        while let (node, kind) = rest.popLast() {
            known(node, kind)
            switch kind {
            case .list(let item): rest += node.items.reversed().map { ($0, item) }
            case .object(let name):
                guard node.isObject, let properties = objects[name] else { continue }
                for (key, child) in node.members.reversed() {
                    if let property = properties[ByteKey(key)] {
                        rest.append((child, property.kind))
                    } else {
                        unknown(child)
                    }
                }
                let present = Set(node.members.map { ByteKey($0.key) })
                for (key, property) in properties.sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) })
                where property.isRequired && !present.contains(key) {
                    known(node[String(decoding: key.bytes, as: UTF8.self)], property.kind)
                }
            default: continue
            }
        }
    }
}
