/// The scores of CVSS 2.0 ("A Complete Guide to the Common Vulnerability Scoring System", section 3.2).
///
/// All weights are decimal, so scores are reckoned exactly and rounded half up.
enum CVSS2 {
    static let grammar = CVSSGrammar(
        prefix: "", undefined: "ND", mandatory: 6, temporal: 3, environmental: 5,
        metrics: [
            "AV L A N", "AC H M L", "Au M S N", "C N P C", "I N P C", "A N P C", "E U POC F H", "RL OF TF W U",
            "RC UC UR C", "CDP N L LM MH H", "TD N L M H", "CR L M H", "IR L M H", "AR L M H",
        ])

    // By value of the metric, 0 first for one that is not defined. Thousandths:
    private static let accessVector = [0, 395, 646, 1000]
    private static let accessComplexity = [0, 350, 610, 710]
    private static let authentication = [0, 450, 560, 704]
    private static let impact = [0, 0, 275, 660]
    // Hundredths:
    private static let exploitability = [100, 85, 90, 95, 100]
    private static let remediation = [100, 87, 90, 95, 100]
    private static let confidence = [100, 90, 95, 100]
    private static let collateralDamage = [0, 0, 10, 30, 40, 50]
    private static let targetDistribution = [100, 0, 25, 75, 100]
    private static let requirement = [100, 50, 100, 151]

    static func base(_ values: CVSSGrammar.Values) -> Int { base(values, requirements: nil) }

    static func temporal(_ values: CVSSGrammar.Values) -> Int { temporal(base: base(values), values) }

    static func environmental(_ values: CVSSGrammar.Values) -> Int {
        let requirements = (
            requirement[Int(values[11])], requirement[Int(values[12])], requirement[Int(values[13])]
        )
        let adjusted = temporal(base: base(values, requirements: requirements), values)
        let damage = collateralDamage[Int(values[9])]
        let score = (adjusted * 100 + (100 - adjusted) * damage) * targetDistribution[Int(values[10])]
        // Low requirements can push the adjusted score below zero; the scale begins at zero.
        return max(0, rounded(Int128(score), 10_000))
    }

    private static func base(_ values: CVSSGrammar.Values, requirements: (Int, Int, Int)?) -> Int {
        let weights = requirements ?? (100, 100, 100)
        // In units of 10^-5, 10^-15 and 10^-17.
        let spared = (
            100_000 - impact[Int(values[3])] * weights.0, 100_000 - impact[Int(values[4])] * weights.1,
            100_000 - impact[Int(values[5])] * weights.2
        )
        let lost = 1_000_000_000_000_000 - spared.0 * spared.1 * spared.2
        // Only the adjusted impact is held to ten.
        let impact = requirements == nil ? 1041 * lost : min(1041 * lost, 1_000_000_000_000_000_000)
        guard impact > 0 else { return 0 }
        let exploitability =
            20 * accessVector[Int(values[0])] * accessComplexity[Int(values[1])] * authentication[Int(values[2])]
        // (0.6 × impact + 0.4 × exploitability − 1.5) × 1.176, in units of 10^-18 and 10^-21.
        let sum = 6 * Int128(impact) + 400_000_000 * Int128(exploitability) - 1_500_000_000_000_000_000
        return rounded(sum * 1176, 100_000_000_000_000_000_000)
    }

    private static func temporal(base: Int, _ values: CVSSGrammar.Values) -> Int {
        let weights =
            exploitability[Int(values[6])] * remediation[Int(values[7])] * confidence[Int(values[8])]
        return rounded(Int128(base * weights), 1_000_000)
    }

    /// The nearest whole number, halves away from zero.
    private static func rounded(_ number: Int128, _ divisor: Int128) -> Int {
        Int((number + (number < 0 ? -divisor : divisor) / 2) / divisor)
    }
}
