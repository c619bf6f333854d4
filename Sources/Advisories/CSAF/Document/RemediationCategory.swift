/// The categories of remediations and what they may be combined with (CSAF 2.1, section 3.2.4.14).
enum RemediationCategory: String, CaseIterable, Sendable {
    case workaround
    case mitigation
    case vendorFix = "vendor_fix"
    case optionalPatch = "optional_patch"
    case noneAvailable = "none_available"
    case fixPlanned = "fix_planned"
    case noFixPlanned = "no_fix_planned"

    /// Nothing for a text that is no category.
    init?(_ node: CSAFNode) {
        guard let category = Self.allCases.first(where: { node.is($0.rawValue) }) else { return nil }
        self = category
    }

    /// Whether both can hold for one product.
    func allows(_ other: RemediationCategory) -> Bool {
        if self == other { return true }
        let easing: [RemediationCategory] = [.workaround, .mitigation]
        let lasting: [RemediationCategory] = easing + [.vendorFix, .fixPlanned, .noFixPlanned]
        return easing.contains(self) && lasting.contains(other) || easing.contains(other) && lasting.contains(self)
    }

    enum Fit: Sendable {
        case allowed
        case discouraged
        case prohibited
    }

    /// How the category goes with a product's status.
    func fit(_ group: ProductStatusGroup) -> Fit {
        switch (self, group) {
        case (.optionalPatch, .affected): .prohibited
        case (.optionalPatch, .fixed): .discouraged
        case (.optionalPatch, _), (_, .affected): .allowed
        case (_, .fixed): .prohibited
        case (.fixPlanned, .notAffected), (.noFixPlanned, .notAffected): .discouraged
        case (_, .notAffected): .prohibited
        case (.noneAvailable, _), (.noFixPlanned, _): .allowed
        case (_, .underInvestigation), (_, .unknown): .discouraged
        }
    }
}
