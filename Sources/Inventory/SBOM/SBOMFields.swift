import Documents

/// Takes fields out of a document's nodes and collects every mistake on the way.
struct SBOMFields {
    /// The first part of every diagnostic's id: `sbom.cyclonedx`, `sbom.spdx`.
    let prefix: String
    private(set) var faults: [Diagnostic] = []
    /// After this many mistakes the rest are not worth keeping.
    private static let maximumFaults = 1000

    init(prefix: String) {
        self.prefix = prefix
    }

    mutating func report(_ id: String, _ message: String, at span: SourceSpan, fix: String? = nil) {
        guard faults.count < Self.maximumFaults else { return }
        faults.append(Diagnostic("\(prefix).\(id)", message, at: span, fix: fix))
    }

    /// A string member; nothing when it is absent, null or, with a report, something else.
    mutating func string(_ key: String, of node: SourceNode) -> SourceNode? {
        guard let value = node[key], !value.isNull else { return nil }
        guard value.string != nil else {
            report("wrong-type", "'\(key)' must be a string, not \(value.kindName)", at: value.span)
            return nil
        }
        return value
    }

    /// A string member that must be there and not be empty.
    mutating func required(_ key: String, of node: SourceNode, in what: String) -> String? {
        if let value = string(key, of: node), let text = value.string {
            guard text.isEmpty else { return text }
            report("empty", "'\(key)' of \(what) is empty", at: value.span)
        } else if node[key]?.isNull ?? true {
            report("missing", "\(what) has no '\(key)'", at: node.span)
        }
        return nil
    }

    /// A string member, an empty one counting as absent.
    mutating func text(_ key: String, of node: SourceNode) -> String? {
        guard let text = string(key, of: node)?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The objects of a list member; empty when it is absent or null.
    mutating func objects(_ key: String, of node: SourceNode, allowsNull: Bool = false) -> [SourceNode] {
        elements(key, of: node).filter { element in
            if element.members != nil { return true }
            if element.isNull, allowsNull { return false }
            report("wrong-type", "every entry of '\(key)' must be an object, not \(element.kindName)", at: element.span)
            return false
        }
    }

    /// The values of a list member; empty when it is absent or null.
    mutating func elements(_ key: String, of node: SourceNode) -> [SourceNode] {
        guard let value = node[key], !value.isNull else { return [] }
        guard let elements = value.elements else {
            report("wrong-type", "'\(key)' must be a list, not \(value.kindName)", at: value.span)
            return []
        }
        return elements
    }

    /// An object member; nothing when it is absent or null.
    mutating func object(_ key: String, of node: SourceNode) -> SourceNode? {
        guard let value = node[key], !value.isNull else { return nil }
        guard value.members != nil else {
            report("wrong-type", "'\(key)' must be an object, not \(value.kindName)", at: value.span)
            return nil
        }
        return value
    }

    /// - Throws: everything that was reported, when anything was.
    func check() throws(Diagnostics) {
        guard faults.isEmpty else { throw Diagnostics(faults) }
    }
}
