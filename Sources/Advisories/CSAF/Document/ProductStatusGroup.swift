/// The groups of product statuses that contradict each other (CSAF 2.1, section 3.2.4.10; 2.0 has no `unknown`).
enum ProductStatusGroup: String, CaseIterable, Sendable {
    case affected = "Affected"
    case notAffected = "Not affected"
    case fixed = "Fixed"
    case underInvestigation = "Under investigation"
    case unknown = "Unknown"

    /// The lists of `product_status` that belong to it.
    var statuses: [String] {
        switch self {
        case .affected: ["first_affected", "known_affected", "last_affected"]
        case .notAffected: ["known_not_affected"]
        case .fixed: ["first_fixed", "fixed"]
        case .underInvestigation: ["under_investigation"]
        case .unknown: ["unknown"]
        }
    }
}

extension CSAFNode {
    /// The products of a group of a vulnerability's statuses, as often as they are listed.
    func products(in group: ProductStatusGroup) -> [CSAFNode] {
        group.statuses.flatMap { self["product_status"][$0].items }
    }
}
