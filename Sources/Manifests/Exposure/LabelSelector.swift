/// A selector over labels: all of its requirements must hold.
struct LabelSelector {
    private enum Requirement {
        case isOne(key: String, of: [String])
        case isNone(key: String, of: [String])
        case exists(String)
        case missing(String)
    }

    /// What a field with a selector says.
    enum Reading {
        case selects(LabelSelector)
        /// It can't be read: whether it selects something is not known.
        case unreadable
    }

    private var requirements: [Requirement] = []

    /// Whether it has no requirement: it selects everything.
    var isEmpty: Bool { requirements.isEmpty }

    /// A mapping of labels, as a Service's `spec.selector`.
    static func plain(_ field: ManifestField) -> Reading {
        var selector = LabelSelector()
        guard !field.isPresent || field.isMapping else { return .unreadable }
        for (key, value) in field.members {
            guard let text = value.string else { return .unreadable }
            selector.requirements.append(.isOne(key: key, of: [text]))
        }
        return .selects(selector)
    }

    /// `matchLabels` and `matchExpressions`, as a NetworkPolicy's `podSelector`.
    static func full(_ field: ManifestField) -> Reading {
        guard !field.isPresent || field.isMapping, case .selects(var selector) = plain(field["matchLabels"]),
            !field["matchExpressions"].isPresent || field["matchExpressions"].isList
        else { return .unreadable }
        for expression in field["matchExpressions"].elements {
            guard let requirement = requirement(expression) else { return .unreadable }
            selector.requirements.append(requirement)
        }
        return .selects(selector)
    }

    /// A label that everything it selects has, as one text; nothing when there is no such label.
    var neededLabel: [UInt8]? {
        for case .isOne(let key, let values) in requirements where values.count == 1 {
            return PodLabels.text(key, values[0])
        }
        return nil
    }

    func selects(_ labels: PodLabels) -> Bool {
        requirements.allSatisfy { requirement in
            switch requirement {
            case .isOne(let key, let values): labels[key].map { contains(values, $0) } ?? false
            case .isNone(let key, let values): labels[key].map { !contains(values, $0) } ?? true
            case .exists(let key): labels[key] != nil
            case .missing(let key): labels[key] == nil
            }
        }
    }

    private func contains(_ values: [String], _ value: String) -> Bool {
        values.contains { $0.utf8.elementsEqual(value.utf8) }
    }

    private static func requirement(_ expression: ManifestField) -> Requirement? {
        guard let key = expression["key"].string, let name = expression["operator"].string else { return nil }
        let values = expression["values"].elements.compactMap(\.string)
        guard values.count == expression["values"].elements.count else { return nil }
        switch name {
        case "In": return values.isEmpty ? nil : .isOne(key: key, of: values)
        case "NotIn": return values.isEmpty ? nil : .isNone(key: key, of: values)
        case "Exists": return .exists(key)
        case "DoesNotExist": return .missing(key)
        default: return nil
        }
    }
}

/// The labels of a pod or of a namespace.
struct PodLabels {
    private var values: [(key: String, value: String)]

    init(_ field: ManifestField) {
        values = field.members.compactMap { member in member.field.string.map { (member.key, $0) } }
    }

    /// Every label as one text.
    var texts: [[UInt8]] { values.map { Self.text($0.key, $0.value) } }

    static func text(_ key: String, _ value: String) -> [UInt8] { Array(key.utf8) + [0] + Array(value.utf8) }

    subscript(key: String) -> String? {
        get { values.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
        set {
            values.removeAll { $0.key.utf8.elementsEqual(key.utf8) }
            if let newValue { values.append((key, newValue)) }
        }
    }
}
