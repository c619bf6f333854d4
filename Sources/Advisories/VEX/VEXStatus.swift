/// What a VEX statement says a vulnerability is to a product; from the least to the most favourable.
package enum VEXStatus: String, Sendable, Hashable, Comparable, CaseIterable {
    case affected
    case underInvestigation = "under_investigation"
    case fixed
    case notAffected = "not_affected"

    /// Whether nothing is left to do: only of these two a finding may rest.
    package var settles: Bool { self == .fixed || self == .notAffected }

    /// The status that a document writes so, byte by byte.
    init?(word: String) {
        guard let status = VEXStatus.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word.utf8) }) else {
            return nil
        }
        self = status
    }

    private var rank: Int { VEXStatus.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: VEXStatus, right: VEXStatus) -> Bool { left.rank < right.rank }
}
