import Governance

/// How long evidence is kept, in rules that an operator writes.
///
/// It can only take evidence away that its own rules are about: what no rule is about is kept, and of several rules the one
/// that keeps longest holds. The log itself is no evidence.
package struct RetentionPolicy: Sendable, Hashable {
    package struct Rule: Sendable, Hashable {
        let project: ProjectPattern
        let environment: ProjectPattern
        /// Every kind when empty.
        let evidence: Set<EvidenceKind>
        /// From the time of the entry that names the evidence; for ever when there is none.
        let keep: Span?
    }

    /// How long one piece of an entry's evidence is kept.
    package enum Term: Sendable, Hashable {
        /// No rule is about it.
        case unaddressed
        case forever
        case seconds(Int64)
    }

    package let name: String
    let rules: [Rule]

    package func term(_ kind: EvidenceKind, project: String, environment: String) -> Term {
        var longest: Int64?
        for rule in rules where rule.evidence.isEmpty || rule.evidence.contains(kind) {
            guard rule.project.matches(project), rule.environment.matches(environment) else { continue }
            guard let keep = rule.keep else { return .forever }
            longest = max(longest ?? 0, keep.seconds)
        }
        return longest.map { .seconds($0) } ?? .unaddressed
    }
}

/// What a piece of evidence is to the entry that names it.
package enum EvidenceKind: String, Sendable, CaseIterable {
    /// The release's document and its signature.
    case release
    /// SBOMs, Kubernetes objects and other files of the release, and of the one it was compared with.
    case artifacts
    /// Pipelines and policies, trust policy and roles.
    case definitions
    /// What `file:` references name, such as advisories.
    case sources
    /// What external programs answered.
    case answers
    /// People's signed acts.
    case acts
    /// What was known of earlier promotions.
    case history
    /// What stages found and made.
    case results
    /// A cluster's objects.
    case snapshots
    /// What a later advisory snapshot found.
    case flaws

    /// - Parameter input: A name out of an input manifest; nothing for one that is not known, which no rule is about.
    init?(input: String) {
        let prefix = String(decoding: input.utf8.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        switch prefix {
        case "release", "release-signature": self = .release
        case "artifact", "baseline-artifact": self = .artifacts
        case "definition", "trust", "roles": self = .definitions
        case "source": self = .sources
        case "answer": self = .answers
        case "act": self = .acts
        case "baseline", "history": self = .history
        default: return nil
        }
    }
}
