/// Whether the document has the structure of its JSON schema: section 3 and test 6.2.20.
extension CSAFRule {
    /// Objects have what they must have, and values are of their kinds and forms.
    ///
    /// CVSS and SSVC objects and extensions have rules of their own.
    static let schemaElements = CSAFRule(
        "3", "Schema Elements", remedy: "Write the value as the JSON schema of CSAF has it."
    ) { document in
        var violations: [CSAFViolation] = []
        SchemaWalk(document).visit { node, kind in
            if let fault = kind.fault(in: node) { violations.append(CSAFViolation(fault, at: node)) }
        } unknown: { node in
            // The schema of CSAF 2.0 allows other properties.
            if document.version == .v2_1 { violations.append(CSAFViolation("there is no such property", at: node)) }
        }
        return violations
    }

    /// The document has no properties that no schema names.
    static let additionalProperties = CSAFRule(
        "6.2.20", "Additional Properties", remedy: "Remove the property."
    ) { document in
        var violations: [CSAFViolation] = []
        SchemaWalk(document).visit { _, _ in
        } unknown: { node in
            violations.append(CSAFViolation("no schema names this property", at: node))
        }
        let nodes =
            document.scores.flatMap(\.unknownProperties)
            + document.selectionLists.flatMap(\.object.unknownSelectionListProperties)
        return violations + nodes.map { CSAFViolation("no schema names this property", at: $0) }
    }
}

extension CSAFSchema.Kind {
    /// What is wrong with a value of this kind by itself; nothing for what is absent and not required.
    fileprivate func fault(in node: CSAFNode) -> String? {
        guard node.isPresent else { return "the property is missing" }
        switch self {
        case .any: return nil
        case .text: return node.string?.isEmpty == false ? nil : "it is no text, or an empty one"
        case .word(let words):
            return node.isAny(of: words) ? nil : "it is not one of: \(words.joined(separator: ", "))"
        case .form(let form):
            return node.string.map { SchemaForm.accepts($0, as: form) } == true ? nil : "it is not of the form \(form)"
        case .object: return node.isObject ? nil : "it is no object"
        case .list: return node.items.isEmpty ? "it is no list, or an empty one" : nil
        }
    }
}
