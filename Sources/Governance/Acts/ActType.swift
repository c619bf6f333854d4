/// What a person signs; `sluice.<type>.v1` is the type in the document and the namespace of SSH signatures.
package enum ActType: String, Sendable, CaseIterable {
    case approval
    case rejection
    case waiver

    package var namespace: String { "sluice.\(rawValue).v1" }

    /// The only verdict a document of this type may state.
    package var verdict: String {
        switch self {
        case .approval: "approve"
        case .rejection: "reject"
        case .waiver: "waive"
        }
    }
}
