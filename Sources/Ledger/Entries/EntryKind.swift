/// What an entry of the ledger records (design section 7).
package enum EntryKind: String, Sendable, Hashable, CaseIterable {
    case decision
    case approval
    case rejection
    case waiver
    /// Break-glass: a person lets a release through against the verdict, for a time.
    case grant
    /// A person stops promotions, for a time.
    case hold
    /// A release that ran before the ledger did.
    case adopted
    case deployed
    case retired
    /// A promoted release that is no longer allowed.
    case revoked
    /// The advisories of a later day would have judged a release otherwise.
    case advisoryFlip = "advisory-flip"
    case trustChanged = "trust-changed"
    case keyRotated = "key-rotated"
    case keyCompromised = "key-compromised"
    /// Personal text that lay beside the log and was deleted.
    case erased

    /// The in-toto predicate type, `urn:sluice:<kind>:v1`; a promoted decision has `VerificationSummary`'s instead.
    package var predicateType: String { "urn:sluice:\(rawValue):v1" }

    /// The type a signed document states when the entry is a person's act: `sluice.<kind>.v1`.
    package var documentType: String { "sluice.\(rawValue).v1" }

    /// Whether only a person's signature can make such an entry.
    package var needsPerson: Bool {
        switch self {
        case .approval, .rejection, .waiver, .grant, .hold: true
        default: false
        }
    }

    init?(predicateType: String) {
        guard let kind = EntryKind.allCases.first(where: { $0.predicateType.utf8.elementsEqual(predicateType.utf8) })
        else { return nil }
        self = kind
    }
}
