package import Documents

/// One entry as questions see it: what the entry itself says, and what its evidence says of its rules.
package struct IndexedEntry: Sendable {
    /// How many findings of one stage a rule gave one effect and class.
    package struct RuleCount: Sendable, Hashable {
        /// The finding's own rule, such as `vulnerability/known`.
        package let rule: String
        /// `file#rule` of the policy rule that decided; empty when none did.
        package let policy: String
        /// `blocking`, `warning`, `waived`, `informational` or `unaddressed`.
        package let effect: String
        package let findingClass: String
        package let count: Int

        package init(rule: String, policy: String, effect: String, findingClass: String, count: Int) {
            self.rule = rule
            self.policy = policy
            self.effect = effect
            self.findingClass = findingClass
            self.count = count
        }
    }

    /// What the signed text of an act says beyond the entry's fields.
    package struct Act: Sendable, Hashable {
        package let role: String
        /// The person's own time.
        package let signedAt: Timestamp?
        package let expires: Timestamp?

        package init(role: String, signedAt: Timestamp?, expires: Timestamp?) {
            self.role = role
            self.signedAt = signedAt
            self.expires = expires
        }
    }

    package let index: UInt64
    package let fields: LedgerFields
    /// Of decisions alone.
    package let decision: DecisionBody?
    /// Of signed acts alone.
    package let act: Act?
    /// When what is recorded came about: of deployments as far as anybody knows, otherwise the entry's own time.
    package let happenedAt: Timestamp
    /// Of decisions whose stage records could be read; by stage, in the order of the plan.
    package var rules: [RuleCount] = []
    /// Whether this decision is what is live now in its environment.
    package var isLive = false

    package init(
        index: UInt64, fields: LedgerFields, decision: DecisionBody? = nil, act: Act? = nil,
        happenedAt: Timestamp? = nil
    ) {
        self.index = index
        self.fields = fields
        self.decision = decision
        self.act = act
        self.happenedAt = happenedAt ?? fields.time.at
    }

    /// - Throws: `ledger.entry-malformed`.
    package init(_ entry: LedgerEntry) throws(LedgerError) {
        let content = try entry.content()
        var act: Act?
        if case .act(let record) = content, let text = try? JSONReader.value(Array(record.document.utf8)) {
            act = Act(
                role: text["role"]?.string ?? "", signedAt: text["at"]?.string.flatMap { Timestamp($0) },
                expires: text["expires"]?.string.flatMap { Timestamp($0) })
        }
        var happenedAt: Timestamp?
        if case .event(let event) = content, [.deployed, .retired, .adopted].contains(event.kind) {
            happenedAt = event.facts["at"]?.string.flatMap { Timestamp($0) }
        }
        self.init(
            index: entry.index, fields: entry.fields, decision: content.decision, act: act, happenedAt: happenedAt)
    }

    /// What the entry does to what is live.
    package var liveEffect: LiveEffect { decision.map { LiveEffect($0) } ?? LiveEffect(fields) }

    /// The findings of all stages by effect, in the order blocking, warning, waived, informational, unaddressed.
    package var effectCounts: [Int] {
        let stages = decision?.stages ?? []
        return [
            stages.reduce(0) { $0 + $1.findings.blocking }, stages.reduce(0) { $0 + $1.findings.warning },
            stages.reduce(0) { $0 + $1.findings.waived }, stages.reduce(0) { $0 + $1.findings.informational },
            stages.reduce(0) { $0 + $1.findings.unaddressed },
        ]
    }
}
