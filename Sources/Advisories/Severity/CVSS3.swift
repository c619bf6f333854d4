/// The scores of CVSS 3.0 and 3.1 (their specifications, section 7 of 3.1 and section 8 of 3.0).
///
/// Scores are reckoned in units of 10^-12. All but one term is a decimal and so exact; the power in the impact of a changed
/// scope is taken in binary, and no vector comes nearer than 10^-9 to a place where rounding turns by it.
struct CVSS3 {
    private let isFirstRevision: Bool

    init(_ version: CVSSVersion) { isFirstRevision = version == .v3_0 }

    static let grammar30 = CVSSGrammar(
        prefix: "CVSS:3.0/", undefined: "X", mandatory: 8, temporal: 3, environmental: 11, metrics: metrics)
    static let grammar31 = CVSSGrammar(
        prefix: "CVSS:3.1/", undefined: "X", mandatory: 8, temporal: 3, environmental: 11, metrics: metrics)

    private static let metrics = [
        "AV N A L P", "AC L H", "PR N L H", "UI N R", "S U C", "C H L N", "I H L N", "A H L N", "E H F P U",
        "RL U W T O",
        "RC C R U", "CR H M L", "IR H M L", "AR H M L", "MAV N A L P", "MAC L H", "MPR N L H", "MUI N R", "MS U C",
        "MC H L N", "MI H L N", "MA H L N",
    ]

    // By value of the metric, 0 first for one that is not defined; in hundredths.
    private static let attackVector = [0, 85, 62, 55, 20]
    private static let attackComplexity = [0, 77, 44]
    private static let privileges = [0, 85, 62, 27]
    private static let privilegesOfChangedScope = [0, 85, 68, 50]
    private static let interaction = [0, 85, 62]
    private static let impact = [0, 56, 22, 0]
    private static let exploitMaturity = [100, 100, 97, 94, 91]
    private static let remediation = [100, 100, 97, 96, 95]
    private static let confidence = [100, 100, 96, 92]
    private static let requirement = [100, 150, 100, 50]
    private static let one = 1_000_000_000_000

    func base(_ values: CVSSGrammar.Values) -> Int {
        let spared = (5..<8).reduce(1) { $0 * (100 - Self.impact[Int(values[$1])]) }
        let isChanged = values[4] == 2
        let power = isChanged ? Self.power(Double(1_000_000 - spared) / 1_000_000 - 0.02, 15) : 0
        return score(lost: 1_000_000 - spared, power: power, isChanged: isChanged) { Int(values[$0]) }
    }

    func temporal(_ values: CVSSGrammar.Values) -> Int { temporal(base: base(values), values) }

    func environmental(_ values: CVSSGrammar.Values) -> Int {
        // A modified metric that is not defined has the value of the base metric.
        func value(_ index: Int) -> Int { Int(values[index + 14] > 0 ? values[index + 14] : values[index]) }
        let spared = (5..<8).reduce(1) {
            $0 * (100 - Self.impact[value($1)] * Self.requirement[Int(values[$1 + 6])] / 100)
        }
        let lost = min(1_000_000 - spared, 915_000)
        let isChanged = value(4) == 2
        let loss = Double(lost) / 1_000_000
        let power = isFirstRevision ? Self.power(loss - 0.02, 15) : Self.power(loss * 0.9731 - 0.02, 13)
        return temporal(
            base: score(lost: lost, power: isChanged ? power : 0, isChanged: isChanged, value: value), values)
    }

    /// - Parameters:
    ///   - lost: The impact sub-score, in units of 10^-6.
    ///   - power: The term that a changed scope subtracts, before its factor.
    ///   - value: The value of a base metric, modified or not.
    private func score(lost: Int, power: Double, isChanged: Bool, value: (Int) -> Int) -> Int {
        let impact =
            isChanged
            ? 7_520_000 * (lost - 29_000) - Int(3.25 * power * Double(Self.one)) : 6_420_000 * lost
        guard impact > 0 else { return 0 }
        let privilege = (isChanged ? Self.privilegesOfChangedScope : Self.privileges)[value(2)]
        let exploitability =
            82_200 * Self.attackVector[value(0)] * Self.attackComplexity[value(1)] * privilege
            * Self.interaction[value(3)]
        let sum = impact + exploitability
        return roundedUp(min(isChanged ? sum * 108 / 100 : sum, 10 * Self.one))
    }

    private func temporal(base: Int, _ values: CVSSGrammar.Values) -> Int {
        let weights =
            Self.exploitMaturity[Int(values[8])] * Self.remediation[Int(values[9])] * Self.confidence[Int(values[10])]
        return roundedUp(base * weights * 100_000)
    }

    /// The smallest number of tenths not below the score; revision 3.1 first rounds to five places (its appendix A).
    private func roundedUp(_ score: Int) -> Int {
        let places = isFirstRevision ? score : (score + 5_000_000) / 10_000_000 * 10_000_000
        return (places + Self.one / 10 - 1) / (Self.one / 10)
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}
