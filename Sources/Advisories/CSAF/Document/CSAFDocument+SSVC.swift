extension CSAFDocument {
    /// The SSVC objects, each with its vulnerability.
    var selectionLists: [(vulnerability: CSAFNode, object: CSAFNode)] {
        vulnerabilities.flatMap { vulnerability in
            metrics(of: vulnerability).map { (vulnerability, content(of: $0)["ssvc_v2"]) }.filter { $0.1.isPresent }
        }
    }

    /// Every selection of every SSVC object.
    var selections: [CSAFNode] { selectionLists.flatMap { $0.object["selections"].items } }
}

extension CSAFNode {
    /// What is wrong with an SSVC object by the schema SelectionList 2.0.0.
    var selectionListViolations: [CSAFViolation] {
        var violations = shape(required: ["timestamp", "schemaVersion", "selections"], of: Self.listKeys)
        if self["schemaVersion"].isPresent, !self["schemaVersion"].is("2.0.0") {
            violations.append(CSAFViolation("the schema's version is not 2.0.0", at: self["schemaVersion"]))
        }
        if self["timestamp"].isPresent, self["timestamp"].moment == nil {
            violations.append(CSAFViolation("it is no date and time", at: self["timestamp"]))
        }
        for list in ["selections", "target_ids", "decision_point_resources", "references"] where self[list].isPresent {
            if self[list].items.isEmpty { violations.append(CSAFViolation("it is no list with items", at: self[list])) }
        }
        violations += self["target_ids"].items.filter { $0.string == nil }.map {
            CSAFViolation("it is no text", at: $0)
        }
        for reference in self["decision_point_resources"].items + self["references"].items {
            violations += reference.shape(required: Self.referenceKeys, of: Self.referenceKeys)
        }
        return violations + self["selections"].items.flatMap(\.selectionViolations)
    }

    /// The properties of an SSVC object that its schema doesn't name.
    var unknownSelectionListProperties: [CSAFNode] {
        let selections = self["selections"].items
        return unknown(beyond: Self.listKeys) + selections.flatMap { $0.unknown(beyond: Self.selectionKeys) }
            + selections.flatMap { $0["values"].items.flatMap { $0.unknown(beyond: Self.valueKeys) } }
            + (self["decision_point_resources"].items + self["references"].items).flatMap {
                $0.unknown(beyond: Self.referenceKeys)
            }
    }

    private static let listKeys = [
        "timestamp", "schemaVersion", "selections", "target_ids", "decision_point_resources", "references",
    ]
    private static let selectionKeys = ["namespace", "key", "version", "values", "name", "definition"]
    private static let valueKeys = ["key", "name", "definition"]
    private static let referenceKeys = ["uri", "summary"]

    private var selectionViolations: [CSAFViolation] {
        var violations = shape(required: ["namespace", "key", "version", "values"], of: Self.selectionKeys)
        if let namespace = self["namespace"].string, !SSVCNamespace(namespace).isWellFormed {
            violations.append(CSAFViolation("it is no namespace", at: self["namespace"]))
        }
        if self["version"].isPresent, self["version"].revisionNumber?.form != .semantic {
            violations.append(CSAFViolation("it is no semantic version", at: self["version"]))
        }
        let values = self["values"]
        if values.isPresent, values.items.isEmpty {
            violations.append(CSAFViolation("it is no list with items", at: values))
        }
        for value in values.items { violations += value.shape(required: ["key"], of: Self.valueKeys) }
        for key in [self["key"]] + values.items.map({ $0["key"] }) {
            if let text = key.string, !text.isSelectionKey { violations.append(CSAFViolation("it is no key", at: key)) }
        }
        return violations
    }

    /// What an object lacks, and what it has beyond the keys.
    private func shape(required: [String], of keys: [String]) -> [CSAFViolation] {
        guard isObject else { return [CSAFViolation("it is no object", at: self)] }
        return required.filter { !self[$0].isPresent }.map { CSAFViolation("the property is missing", at: self[$0]) }
            + unknown(beyond: keys).map { CSAFViolation("there is no such property", at: $0) }
    }

    /// The values under other keys.
    private func unknown(beyond keys: [String]) -> [CSAFNode] {
        let known = Set(keys.map(ByteKey.init))
        return members.filter { !known.contains(ByteKey($0.key)) }.map(\.node)
    }
}

extension String {
    /// Letters, digits and, between them, underscores; or `T*`.
    fileprivate var isSelectionKey: Bool {
        if utf8.elementsEqual("T*".utf8) { return true }
        let bytes = Array(utf8)
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            VersionText.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first), isAlphanumeric(last) else {
            return false
        }
        return bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    }
}
