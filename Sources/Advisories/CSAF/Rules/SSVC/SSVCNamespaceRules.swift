/// Whose decision points are used: tests 6.2.34 to 6.2.37, 6.3.14 and 6.3.15.
extension CSAFRule {
    /// The base namespace is registered.
    static let unknownNamespace = CSAFRule(
        "6.2.34", "Usage of Unknown SSVC Decision Point Base Namespace", in: [.v2_1],
        remedy: "Use decision points of a registered namespace."
    ) { $0.unregisteredNamespaces.map { CSAFViolation("the namespace is not registered", at: $0) } }

    /// A public document uses no namespace that is not registered.
    static let unregisteredNamespaceInClear = CSAFRule(
        "6.2.35", "Usage of Unregistered SSVC Decision Point Base Namespace in TLP:CLEAR Document", in: [.v2_1],
        remedy: "Use decision points of a registered namespace."
    ) { document in
        guard document.label.is("CLEAR") else { return [] }
        return document.unregisteredNamespaces.map {
            CSAFViolation("a public document uses a namespace that is not registered", at: $0)
        }
    }

    /// A public document uses no extension of a namespace.
    static let namespaceExtensionInClear = CSAFRule(
        "6.2.36", "Usage of SSVC Decision Point Namespace with Extension in TLP:CLEAR Document", in: [.v2_1],
        remedy: "Use the decision points of the base namespace."
    ) { document in
        guard document.label.is("CLEAR") else { return [] }
        return document.extendedNamespaces.map { CSAFViolation("a public document uses an extended namespace", at: $0) }
    }

    /// A resource explains each namespace that is not registered.
    static let namespaceWithoutResource = CSAFRule(
        "6.2.37", "Usage of Unknown SSVC Decision Point Namespace without Resource", in: [.v2_1],
        remedy: "Add a decision point resource whose summary names the namespace."
    ) { document in
        // How many bytes of summaries are searched; a namespace that is not found by then counts as not explained.
        var budget = 10_000_000
        return document.selectionLists.flatMap { _, object -> [CSAFViolation] in
            let summaries = object["decision_point_resources"].items.compactMap { $0["summary"].string }.map {
                Array($0.utf8)
            }
            return object["selections"].items.map { $0["namespace"] }.filter { node in
                let namespace = SSVCNamespace(node.string ?? "")
                if namespace.isReserved || namespace.isRegistered && !namespace.hasExtension { return false }
                let text = Array(namespace.text.utf8)
                return !summaries.contains { summary in
                    budget -= summary.count + text.count
                    return budget >= 0 && summary.contains(run: text)
                }
            }.map { CSAFViolation("no resource explains the namespace", at: $0) }
        }
    }

    /// A document for few uses no namespace that is not registered.
    static let unregisteredNamespaceElsewhere = CSAFRule(
        "6.3.14", "Usage of Unregistered SSVC Decision Point Base Namespace in Non TLP:CLEAR Document", in: [.v2_1],
        remedy: "Make sure that the readers know the namespace."
    ) { document in
        guard !document.label.is("CLEAR") else { return [] }
        return document.unregisteredNamespaces.map { CSAFViolation("the namespace is not registered", at: $0) }
    }

    /// A document for few uses no extension of a namespace.
    static let namespaceExtensionElsewhere = CSAFRule(
        "6.3.15", "Usage of SSVC Decision Point Namespace with Extension in Non TLP:CLEAR Document", in: [.v2_1],
        remedy: "Make sure that the readers know the extension."
    ) { document in
        guard !document.label.is("CLEAR") else { return [] }
        return document.extendedNamespaces.map { CSAFViolation("the namespace has an extension", at: $0) }
    }
}

extension CSAFDocument {
    private var namespaces: [CSAFNode] { selections.map { $0["namespace"] }.filter { $0.string != nil } }

    fileprivate var unregisteredNamespaces: [CSAFNode] {
        namespaces.filter { node in
            let namespace = SSVCNamespace(node.string ?? "")
            return !namespace.isRegistered && !namespace.isReserved
        }
    }

    fileprivate var extendedNamespaces: [CSAFNode] { namespaces.filter { SSVCNamespace($0.string ?? "").hasExtension } }
}
