/// The score of CVSS 4.0 (specification, section 8.2).
///
/// A vector belongs to a macro-vector, whose score is published. From it is taken the mean, over the equivalence classes
/// that have a next lower level, of the way from the worst vector of the class towards that level. All of it is reckoned
/// in whole numbers and rounded half up.
enum CVSS4 {
    static let grammar = CVSSGrammar(
        prefix: "CVSS:4.0/", undefined: "X", mandatory: 11, temporal: 1, environmental: 14,
        metrics: [
            "AV N A L P", "AC L H", "AT N P", "PR N L H", "UI N P A", "VC H L N", "VI H L N", "VA H L N", "SC H L N",
            "SI H L N", "SA H L N", "E A P U", "CR H M L", "IR H M L", "AR H M L", "MAV N A L P", "MAC L H", "MAT N P",
            "MPR N L H", "MUI N P A", "MVC H L N", "MVI H L N", "MVA H L N", "MSC H L N", "MSI S H L N", "MSA S H L N",
            "S N P", "AU N Y", "R A U I", "V D C", "RE L M H", "U Clear Green Amber Red",
        ])

    /// The score by the base metrics alone (CVSS-B).
    static func base(_ values: CVSSGrammar.Values) -> Int { score(keeping(values, below: 11)) }

    /// The score by base and threat metrics (CVSS-BT).
    static func threat(_ values: CVSSGrammar.Values) -> Int { score(keeping(values, below: 12)) }

    private static func keeping(_ values: CVSSGrammar.Values, below end: Int) -> CVSSGrammar.Values {
        var values = values
        for index in end..<CVSSGrammar.Values.scalarCount { values[index] = 0 }
        return values
    }

    /// The score by all metrics (CVSS-BTE); supplemental ones don't count.
    static func score(_ values: CVSSGrammar.Values) -> Int {
        // How far each metric is from its worst value. Modified metrics replace base metrics; what is not defined is worst.
        func level(_ index: Int) -> Int {
            let modified = values[index + 15]
            return Int(modified > 0 ? modified : values[index]) - 1
        }
        // These have a value "safety" above "high", which only their modified forms can take.
        func subsequentLevel(_ index: Int) -> Int {
            let modified = values[index + 15]
            return modified > 0 ? Int(modified) - 1 : Int(values[index])
        }
        func levelOrWorst(_ index: Int) -> Int { max(0, Int(values[index]) - 1) }

        let (vector, privileges, interaction) = (level(0), level(3), level(4))
        let (complexity, requirements) = (level(1), level(2))
        let vulnerable = (level(5), level(6), level(7))
        let subsequent = (level(8) + 1, subsequentLevel(9), subsequentLevel(10))
        let wanted = (levelOrWorst(12), levelOrWorst(13), levelOrWorst(14))
        if vulnerable == (2, 2, 2), subsequent == (3, 3, 3) { return 0 }

        let zeros = (vector == 0 ? 1 : 0) + (privileges == 0 ? 1 : 0) + (interaction == 0 ? 1 : 0)
        let class1 = zeros == 3 ? 0 : vector == 3 || zeros == 0 ? 2 : 1
        let class2 = complexity == 0 && requirements == 0 ? 0 : 1
        let isHigh = (vulnerable.0 == 0, vulnerable.1 == 0, vulnerable.2 == 0)
        let class3 = isHigh.0 && isHigh.1 ? 0 : isHigh.0 || isHigh.1 || isHigh.2 ? 1 : 2
        let class4 =
            subsequent.1 == 0 || subsequent.2 == 0
            ? 0 : subsequent.0 == 1 || subsequent.1 == 1 || subsequent.2 == 1 ? 1 : 2
        let class5 = levelOrWorst(11)
        let class6 =
            isHigh.0 && wanted.0 == 0 || isHigh.1 && wanted.1 == 0 || isHigh.2 && wanted.2 == 0 ? 0 : 1

        let worst = CVSS4MacroVector.tenths(class1, class2, class3, class4, class5, class6)
        var mean = MeanDistance(worst: worst)
        // All worst vectors of a class have the same sum of levels, and each vector is no worse than one of them, so the
        // distance is the difference of the sums; the depths are the table of section 8.2 plus one.
        if class1 < 2 {
            mean.add(
                to: CVSS4MacroVector.tenths(class1 + 1, class2, class3, class4, class5, class6),
                distance: vector + privileges + interaction - class1, depth: [1, 4][class1])
        }
        if class2 < 1 {
            mean.add(to: CVSS4MacroVector.tenths(class1, 1, class3, class4, class5, class6), distance: 0, depth: 1)
        }
        if class3 < 2 {
            let lower3 = CVSS4MacroVector.tenths(class1, class2, class3 + 1, class4, class5, class6)
            let lower6 = class6 == 0 ? CVSS4MacroVector.tenths(class1, class2, class3, class4, class5, 1) : 0
            let sum =
                vulnerable.0 + vulnerable.1 + vulnerable.2 + wanted.0 + wanted.1 + wanted.2
            mean.add(
                to: max(lower3, lower6), distance: sum - (class6 == 1 ? 3 : class3),
                depth: class3 == 1 ? 8 : class6 == 1 ? 6 : 7)
        }
        if class4 < 2 {
            mean.add(
                to: CVSS4MacroVector.tenths(class1, class2, class3, class4 + 1, class5, class6),
                distance: subsequent.0 + subsequent.1 + subsequent.2 - [1, 3][class4], depth: [6, 5][class4])
        }
        if class5 < 2 {
            mean.add(
                to: CVSS4MacroVector.tenths(class1, class2, class3, class4, class5 + 1, class6), distance: 0, depth: 1)
        }
        return mean.tenths
    }

    /// The score of a macro-vector less the mean way towards its lower neighbours.
    private struct MeanDistance {
        /// A multiple of every depth.
        private static let unit = 840

        let worst: Int
        private var sum = 0
        private var count = 0

        init(worst: Int) { self.worst = worst }

        mutating func add(to lower: Int, distance: Int, depth: Int) {
            sum += (worst - lower) * distance * (Self.unit / depth)
            count += 1
        }

        var tenths: Int {
            guard count > 0 else { return worst }
            let divisor = count * Self.unit
            return min(100, max(0, (2 * (worst * divisor - sum) + divisor) / (2 * divisor)))
        }
    }
}
