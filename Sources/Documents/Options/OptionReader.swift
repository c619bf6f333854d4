/// Reads typed options out of a mapping and collects every mistake, unknown keys included.
///
/// The value can't be copied and `finish` consumes it, so options can't be made without the check for unknown keys.
/// Reading never throws: it records the mistake, and a placeholder stands in that can't leave `finish`. A key without a
/// value (null) is a mistake, not an absent key. Identifiers of the diagnostics: `options.not-a-mapping`,
/// `options.missing-key`, `options.wrong-type`, `options.unknown-choice`, `options.unknown-key`.
package struct OptionReader: ~Copyable {
    private let node: SourceNode?
    private let context: String
    private var asked: [String] = []
    private var diagnostics: [Diagnostic] = []
    /// What was given was no mapping: that its keys are missing is no further mistake.
    private var isUnreadable = false

    /// Reads a mapping; no node is an empty mapping.
    ///
    /// The context is what messages call it: `stage vulnerabilities`.
    package init(_ node: SourceNode?, context: String) {
        self.context = context
        if let node, node.members == nil {
            self.node = nil
            diagnostics.append(
                Diagnostic(
                    "options.not-a-mapping", "\(context) should be a mapping, not \(node.kindName)", at: node.span,
                    fix: "Write keys and values, or remove it."))
            isUnreadable = true
        } else {
            self.node = node
        }
    }

    /// The value of a key that has to be there.
    package mutating func required<T: OptionValue>(_ key: String, as type: T.Type = T.self) -> Located<T> {
        guard let member = member(key) else {
            reportMissing(key)
            return Located(T.placeholder)
        }
        return value(of: member, as: type) ?? Located(T.placeholder, at: member.value.span)
    }

    /// The value of a key that may be left out.
    package mutating func optional<T: OptionValue>(_ key: String, as type: T.Type = T.self) -> Located<T>? {
        guard let member = member(key) else { return nil }
        return value(of: member, as: type)
    }

    /// The value of a key, or the default, which has no place.
    package mutating func optional<T: OptionValue>(_ key: String, default defaultValue: T) -> Located<T> {
        optional(key, as: T.self) ?? Located(defaultValue)
    }

    /// The elements of a list; an absent list is empty, and when it is required an empty one is a mistake too.
    package mutating func list<T: OptionValue>(
        _ key: String, of type: T.Type = T.self, required: Bool = false
    ) -> [Located<T>] {
        guard let member = member(key) else {
            if required { reportMissing(key) }
            return []
        }
        guard let elements = member.value.elements else {
            reportType(of: member.value, key, expected: "a list")
            return []
        }
        if required, elements.isEmpty {
            report(
                Diagnostic(
                    "options.missing-key", "`\(key)` of \(context) is an empty list", at: member.value.span,
                    fix: "Write at least one element."))
        }
        return elements.compactMap { element in
            if let value = T.read(element) { return Located(value, at: element.span) }
            reportType(of: element, key, expected: T.expected, isElement: true)
            return nil
        }
    }

    /// The node of a key, for shapes that the caller reads by another reader.
    package mutating func node(_ key: String, required: Bool = false) -> SourceNode? {
        let member = member(key)
        if member == nil, required { reportMissing(key) }
        return member?.value
    }

    /// One of the cases of an enumeration by name; the default, which has no place, when the key is absent.
    package mutating func choice<T: RawRepresentable & CaseIterable & Sendable>(
        _ key: String, default defaultValue: T?, required: Bool = false
    ) -> Located<T>? where T.RawValue == String {
        guard let member = member(key) else {
            if required, defaultValue == nil { reportMissing(key) }
            return defaultValue.map { Located($0) }
        }
        let names = T.allCases.map(\.rawValue)
        guard let written = member.value.string else {
            reportType(of: member.value, key, expected: "one of " + Self.listed(names))
            return nil
        }
        // Not by `T(rawValue:)`, which compares strings by canonical equivalence.
        if let value = T.allCases.first(where: { $0.rawValue.hasSameBytes(as: written) }) {
            return Located(value, at: member.value.span)
        }
        let suggestion = DidYouMean.suggestion(for: written, among: names)
        report(
            Diagnostic(
                "options.unknown-choice", "`\(key)` of \(context) can't be `\(written)`", at: member.value.span,
                fix: suggestion.map { "Did you mean `\($0)`? Possible are \(Self.listed(names))." }
                    ?? "Write one of \(Self.listed(names))."))
        return nil
    }

    /// Records a mistake that the caller found.
    package mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Runs a reading that may throw, and records what it throws; nothing when it threw.
    package mutating func read<T>(_ body: () throws(Diagnostics) -> T) -> T? {
        do throws(Diagnostics) {
            return try body()
        } catch {
            diagnostics += error.items
            return nil
        }
    }

    /// Makes the options if no mistake was found; throws every mistake otherwise, in the order of the text.
    package consuming func finish<T>(_ make: () -> T) throws(Diagnostics) -> T {
        reportUnknownKeys()
        let all = Diagnostics(diagnostics)
        guard !all.hasErrors else { throw all.sorted }
        return make()
    }
}

extension OptionReader {
    private mutating func member(_ key: String) -> SourceNode.Member? {
        asked.append(key)
        return node?.member(key)
    }

    private mutating func value<T: OptionValue>(of member: SourceNode.Member, as type: T.Type) -> Located<T>? {
        if let value = T.read(member.value) { return Located(value, at: member.value.span) }
        reportType(of: member.value, member.key, expected: T.expected)
        return nil
    }

    private mutating func reportMissing(_ key: String) {
        guard !isUnreadable else { return }
        report(
            Diagnostic(
                "options.missing-key", "\(context) needs `\(key)`", at: node?.span, fix: "Add `\(key):` with a value."))
    }

    private mutating func reportType(
        of node: SourceNode, _ key: String, expected: String, isElement: Bool = false
    ) {
        let what = isElement ? "an element of `\(key)`" : "`\(key)`"
        guard !node.isNull else {
            return report(
                Diagnostic(
                    "options.wrong-type", "\(what) of \(context) has no value", at: node.span,
                    fix: "Write \(expected), or remove the key."))
        }
        // A value of the right kind is wrong in what it says; of another kind, in what it is.
        let found = node.string.map { "`\($0)`" } ?? node.kindName
        report(
            Diagnostic(
                "options.wrong-type", "\(what) of \(context) should be \(expected), not \(found)", at: node.span,
                fix: "Write \(expected)."))
    }

    private mutating func reportUnknownKeys() {
        for member in node?.members ?? [] where !asked.contains(where: { $0.hasSameBytes(as: member.key) }) {
            let suggestion = DidYouMean.suggestion(for: member.key, among: asked)
            let fix = suggestion.map { "Did you mean `\($0)`?" }
            let known = asked.isEmpty ? "Remove it; no keys are known here." : "Known keys are \(Self.listed(asked))."
            report(
                Diagnostic(
                    "options.unknown-key", "\(context) has no key `\(member.key)`", at: member.keySpan,
                    fix: fix ?? known))
        }
    }

    private static func listed(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
