/// Why a product is not affected, in the words of OpenVEX, CSAF and CycloneDX together.
package enum VEXJustification: String, Sendable, Hashable, CaseIterable {
    // OpenVEX justifications and CSAF flags, the list of CISA's VEX working group.
    case componentNotPresent = "component_not_present"
    case vulnerableCodeNotPresent = "vulnerable_code_not_present"
    case vulnerableCodeNotInExecutePath = "vulnerable_code_not_in_execute_path"
    case vulnerableCodeCannotBeControlled = "vulnerable_code_cannot_be_controlled_by_adversary"
    case inlineMitigationsAlreadyExist = "inline_mitigations_already_exist"
    // CycloneDX `analysis.justification`.
    case codeNotPresent = "code_not_present"
    case codeNotReachable = "code_not_reachable"
    case requiresConfiguration = "requires_configuration"
    case requiresDependency = "requires_dependency"
    case requiresEnvironment = "requires_environment"
    case protectedByCompiler = "protected_by_compiler"
    case protectedAtRuntime = "protected_at_runtime"
    case protectedAtPerimeter = "protected_at_perimeter"
    case protectedByMitigatingControl = "protected_by_mitigating_control"
    // CycloneDX `analysis.state`, which says why by itself.
    case falsePositive = "false_positive"

    /// The justification that a document writes so, byte by byte.
    init?(word: String) {
        guard let known = VEXJustification.allCases.first(where: { $0.rawValue.utf8.elementsEqual(word.utf8) }) else {
            return nil
        }
        self = known
    }

    /// The list that OpenVEX and CSAF share.
    static let shared: Set<VEXJustification> = [
        .componentNotPresent, .vulnerableCodeNotPresent, .vulnerableCodeNotInExecutePath,
        .vulnerableCodeCannotBeControlled, .inlineMitigationsAlreadyExist,
    ]

    /// The same reason in OpenVEX's list; nothing when OpenVEX has no word that claims no more and no less.
    package var openVEX: VEXJustification? {
        switch self {
        case .codeNotPresent: .vulnerableCodeNotPresent
        case .codeNotReachable: .vulnerableCodeNotInExecutePath
        default: Self.shared.contains(self) ? self : nil
        }
    }
}
