/// The properties of FIRST's JSON schemas for CVSS 2.0, 3.0, 3.1 and 4.0 that repeat the metrics of the vector.
struct CVSSProperties: Sendable {
    struct Metric: Sendable {
        /// The property: `attackVector`.
        let name: String
        /// The metric in the vector: `AV`.
        let metric: String
        /// The metric's values in the vector, each with the property's word for it.
        let words: [(value: String, word: String)]

        /// The property's word for a value of the vector.
        func word(for value: String) -> String? { words.first { $0.value.utf8.elementsEqual(value.utf8) }?.word }
    }

    let metrics: [Metric]
    /// The properties that hold scores or severities, beyond those that every object must have.
    let scores: [String]
    /// The properties that every object must have.
    let required: [String]

    /// - Parameter text: One metric a line: its property, its name, and each value as `value=word`.
    private init(scores: [String], required: [String], _ text: String) {
        self.scores = scores
        self.required = required
        metrics = text.split(separator: "\n").map { line in
            let fields = line.split(separator: " ").map(String.init)
            let words = fields.dropFirst(2).compactMap { field -> (value: String, word: String)? in
                let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }
            return Metric(name: fields[0], metric: fields[1], words: words)
        }
    }

    /// Every property that the schema names.
    var names: [String] { ["version", "vectorString"] + required + scores + metrics.map(\.name) }

    static let v2 = CVSSProperties(
        scores: ["temporalScore", "environmentalScore"], required: ["version", "vectorString", "baseScore"],
        """
        accessVector AV L=LOCAL A=ADJACENT_NETWORK N=NETWORK
        accessComplexity AC H=HIGH M=MEDIUM L=LOW
        authentication Au M=MULTIPLE S=SINGLE N=NONE
        confidentialityImpact C N=NONE P=PARTIAL C=COMPLETE
        integrityImpact I N=NONE P=PARTIAL C=COMPLETE
        availabilityImpact A N=NONE P=PARTIAL C=COMPLETE
        exploitability E U=UNPROVEN POC=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH ND=NOT_DEFINED
        remediationLevel RL OF=OFFICIAL_FIX TF=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE ND=NOT_DEFINED
        reportConfidence RC UC=UNCONFIRMED UR=UNCORROBORATED C=CONFIRMED ND=NOT_DEFINED
        collateralDamagePotential CDP N=NONE L=LOW LM=LOW_MEDIUM MH=MEDIUM_HIGH H=HIGH ND=NOT_DEFINED
        targetDistribution TD N=NONE L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
        confidentialityRequirement CR L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
        integrityRequirement IR L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
        availabilityRequirement AR L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED
        """)

    static let v3 = CVSSProperties(
        scores: ["temporalScore", "temporalSeverity", "environmentalScore", "environmentalSeverity"],
        required: ["version", "vectorString", "baseScore", "baseSeverity"],
        """
        attackVector AV N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL
        attackComplexity AC H=HIGH L=LOW
        privilegesRequired PR H=HIGH L=LOW N=NONE
        userInteraction UI N=NONE R=REQUIRED
        scope S U=UNCHANGED C=CHANGED
        confidentialityImpact C N=NONE L=LOW H=HIGH
        integrityImpact I N=NONE L=LOW H=HIGH
        availabilityImpact A N=NONE L=LOW H=HIGH
        exploitCodeMaturity E U=UNPROVEN P=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH X=NOT_DEFINED
        remediationLevel RL O=OFFICIAL_FIX T=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE X=NOT_DEFINED
        reportConfidence RC U=UNKNOWN R=REASONABLE C=CONFIRMED X=NOT_DEFINED
        confidentialityRequirement CR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        integrityRequirement IR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        availabilityRequirement AR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        modifiedAttackVector MAV N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL X=NOT_DEFINED
        modifiedAttackComplexity MAC H=HIGH L=LOW X=NOT_DEFINED
        modifiedPrivilegesRequired MPR H=HIGH L=LOW N=NONE X=NOT_DEFINED
        modifiedUserInteraction MUI N=NONE R=REQUIRED X=NOT_DEFINED
        modifiedScope MS U=UNCHANGED C=CHANGED X=NOT_DEFINED
        modifiedConfidentialityImpact MC N=NONE L=LOW H=HIGH X=NOT_DEFINED
        modifiedIntegrityImpact MI N=NONE L=LOW H=HIGH X=NOT_DEFINED
        modifiedAvailabilityImpact MA N=NONE L=LOW H=HIGH X=NOT_DEFINED
        """)

    /// The schema names three metrics with a capital at first and without in its later revision; both are read.
    static let v4 = CVSSProperties(
        scores: [], required: ["version", "vectorString", "baseScore", "baseSeverity"],
        """
        attackVector AV N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL
        attackComplexity AC H=HIGH L=LOW
        attackRequirements AT N=NONE P=PRESENT
        privilegesRequired PR H=HIGH L=LOW N=NONE
        userInteraction UI N=NONE P=PASSIVE A=ACTIVE
        vulnConfidentialityImpact VC N=NONE L=LOW H=HIGH
        vulnIntegrityImpact VI N=NONE L=LOW H=HIGH
        vulnAvailabilityImpact VA N=NONE L=LOW H=HIGH
        subConfidentialityImpact SC N=NONE L=LOW H=HIGH
        subIntegrityImpact SI N=NONE L=LOW H=HIGH
        subAvailabilityImpact SA N=NONE L=LOW H=HIGH
        exploitMaturity E U=UNREPORTED P=PROOF_OF_CONCEPT A=ATTACKED X=NOT_DEFINED
        confidentialityRequirement CR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        integrityRequirement IR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        availabilityRequirement AR L=LOW M=MEDIUM H=HIGH X=NOT_DEFINED
        modifiedAttackVector MAV N=NETWORK A=ADJACENT L=LOCAL P=PHYSICAL X=NOT_DEFINED
        modifiedAttackComplexity MAC H=HIGH L=LOW X=NOT_DEFINED
        modifiedAttackRequirements MAT N=NONE P=PRESENT X=NOT_DEFINED
        modifiedPrivilegesRequired MPR H=HIGH L=LOW N=NONE X=NOT_DEFINED
        modifiedUserInteraction MUI N=NONE P=PASSIVE A=ACTIVE X=NOT_DEFINED
        modifiedVulnConfidentialityImpact MVC N=NONE L=LOW H=HIGH X=NOT_DEFINED
        modifiedVulnIntegrityImpact MVI N=NONE L=LOW H=HIGH X=NOT_DEFINED
        modifiedVulnAvailabilityImpact MVA N=NONE L=LOW H=HIGH X=NOT_DEFINED
        modifiedSubConfidentialityImpact MSC N=NEGLIGIBLE L=LOW H=HIGH X=NOT_DEFINED
        modifiedSubIntegrityImpact MSI N=NEGLIGIBLE L=LOW H=HIGH S=SAFETY X=NOT_DEFINED
        modifiedSubAvailabilityImpact MSA N=NEGLIGIBLE L=LOW H=HIGH S=SAFETY X=NOT_DEFINED
        safety S N=NEGLIGIBLE P=PRESENT X=NOT_DEFINED
        Safety S N=NEGLIGIBLE P=PRESENT X=NOT_DEFINED
        automatable AU N=NO Y=YES X=NOT_DEFINED
        Automatable AU N=NO Y=YES X=NOT_DEFINED
        recovery R A=AUTOMATIC U=USER I=IRRECOVERABLE X=NOT_DEFINED
        Recovery R A=AUTOMATIC U=USER I=IRRECOVERABLE X=NOT_DEFINED
        valueDensity V D=DIFFUSE C=CONCENTRATED X=NOT_DEFINED
        vulnerabilityResponseEffort RE L=LOW M=MODERATE H=HIGH X=NOT_DEFINED
        providerUrgency U Clear=CLEAR Green=GREEN Amber=AMBER Red=RED X=NOT_DEFINED
        """)
}
