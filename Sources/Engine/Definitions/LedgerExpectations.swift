package import Documents
import Governance
package import Ledger

/// What a monitor expects to find in somebody's ledger; everything else is worth a person's look.
///
/// A document of the kind `LedgerExpectations`. An entry is expected when one allowance names its kind, and its project,
/// environment and verdict where it has them; a list that is left out allows every one.
package struct LedgerExpectations: Sendable {
    struct Allowance: Sendable {
        let kinds: Set<EntryKind>
        /// Every project when empty.
        let projects: [ProjectPattern]
        /// Every environment when empty.
        let environments: [ProjectPattern]
        /// Of decisions; every verdict when empty.
        let verdicts: Set<DecisionBody.Verdict>
    }

    package let name: String
    let allowances: [Allowance]
    /// The ids of the keys that may sign entries; every key the monitor was given when empty.
    let keys: Set<String>

    /// Why an entry is not expected; nothing when it is.
    /// - Parameter keyIDs: The ids of the keys that the entry says signed it.
    package func surprise(in fields: LedgerFields, keyIDs: [String]) -> String? {
        if !keys.isEmpty, keyIDs.isEmpty || !keyIDs.allSatisfy({ keys.contains($0) }) {
            return "the entry is signed by a key that is not expected"
        }
        func allows(_ patterns: [ProjectPattern], _ name: String?) -> Bool {
            guard let name, !patterns.isEmpty else { return true }
            return patterns.contains { $0.matches(name) }
        }
        let isExpected = allowances.contains { allowance in
            allowance.kinds.contains(fields.kind) && allows(allowance.projects, fields.project)
                && allows(allowance.environments, fields.environment)
                && (fields.verdict.map { allowance.verdicts.isEmpty || allowance.verdicts.contains($0) } ?? true)
        }
        return isExpected ? nil : "no allowance of '\(name)' is for it"
    }

    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "LedgerExpectations")
        var spec = OptionReader(document.spec, context: "spec of the expectations")
        let keys = spec.list("keys", of: String.self)
        var allowances: [Allowance] = []
        if let list = spec.node("allow", required: true) {
            for element in list.elements ?? [] {
                if let one = spec.read({ () throws(Diagnostics) in try Allowance(element) }) { allowances.append(one) }
            }
            if list.elements?.isEmpty ?? true {
                spec.report(
                    Diagnostic(
                        "expectations.empty", "allow must be a list with at least one allowance", at: list.span,
                        fix: "Write what is expected; nothing is by itself."))
            }
        }
        let found = allowances
        self = try spec.finish {
            LedgerExpectations(
                name: document.metadata["name"] ?? "", allowances: found, keys: Set(keys.map(\.value)))
        }
    }

    private init(name: String, allowances: [Allowance], keys: Set<String>) {
        (self.name, self.allowances, self.keys) = (name, allowances, keys)
    }
}

extension LedgerExpectations.Allowance {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "allowance")
        let kinds = reader.list("kinds", of: String.self, required: true)
        let projects = reader.list("projects", of: ProjectPattern.self)
        let environments = reader.list("environments", of: ProjectPattern.self)
        let verdicts = reader.list("verdicts", of: String.self)
        for key in ["projects", "environments", "verdicts"] {
            if let node = reader.node(key), node.elements?.isEmpty == true {
                reader.report(
                    Diagnostic(
                        "expectations.empty", "`\(key)` of the allowance is an empty list", at: node.span,
                        fix: "Write what is allowed, or leave the key out to allow every one."))
            }
        }
        let knownKinds = kinds.compactMap { kind in EntryKind.allCases.first { $0.rawValue == kind.value } }
        let knownVerdicts = verdicts.compactMap { DecisionBody.Verdict(rawValue: $0.value) }
        for kind in kinds where !EntryKind.allCases.contains(where: { $0.rawValue == kind.value }) {
            let names = EntryKind.allCases.map(\.rawValue)
            reader.report(
                Diagnostic(
                    "expectations.kind", "'\(kind.value)' is no kind of entry", at: kind.span,
                    fix: "Known are \(names.joined(separator: ", "))."))
        }
        for verdict in verdicts where DecisionBody.Verdict(rawValue: verdict.value) == nil {
            reader.report(
                Diagnostic(
                    "expectations.verdict", "'\(verdict.value)' is no verdict", at: verdict.span,
                    fix: "Known are promoted, rejected and pending."))
        }
        self = try reader.finish {
            LedgerExpectations.Allowance(
                kinds: Set(knownKinds), projects: projects.map(\.value), environments: environments.map(\.value),
                verdicts: Set(knownVerdicts))
        }
    }
}
