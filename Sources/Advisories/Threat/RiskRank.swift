package import Findings

/// Where a vulnerability stands in the order of risk; the greater one is to be dealt with first.
///
/// Five questions, in this order; the first that tells two vulnerabilities apart decides:
///
/// 1. Is it known to be exploited (KEV)? By ransomware comes before otherwise.
/// 2. How likely is it to be exploited (EPSS)? In bands: 10 % and more, 1 % and more, not known, less. The bands leave the
///    other questions a say: the bare score would decide nearly everything.
/// 3. How severe is it? A severity that nobody rates stands between high and medium.
/// 4. Is there a fix? One that can be had comes first, since something can be done about it.
/// 5. How exposed is the component?
///
/// Among equals the higher EPSS score comes first, then what has been exploited for longer. Each answer can be read by itself.
package struct RiskRank: Sendable, Hashable, Comparable {
    /// What is known about exploitation.
    package enum Exploitation: Sendable, Hashable {
        case none
        case known(added: CalendarDate, byRansomware: Bool)

        fileprivate var rank: Int {
            switch self {
            case .none: 0
            case .known(_, let byRansomware): byRansomware ? 2 : 1
            }
        }
    }

    /// The bands of the EPSS score.
    package enum Likelihood: String, Sendable, Hashable, CaseIterable {
        /// Less than 1 %.
        case low
        /// EPSS has no score: not known to be low.
        case unknown
        /// 1 % and more.
        case elevated
        /// 10 % and more.
        case high

        fileprivate var rank: Int { Likelihood.allCases.firstIndex(of: self) ?? 0 }
    }

    package let exploitation: Exploitation
    /// In units of 10^-5; nothing when EPSS has none.
    package let epss: UInt32?
    package let severity: Severity
    package let hasFix: Bool
    package let exposure: Exposure

    package init(exploitation: Exploitation, epss: UInt32?, severity: Severity, hasFix: Bool, exposure: Exposure) {
        self.exploitation = exploitation
        self.epss = epss
        self.severity = severity
        self.hasFix = hasFix
        self.exposure = exposure
    }

    package var likelihood: Likelihood {
        guard let epss else { return .unknown }
        return epss >= 10_000 ? .high : epss >= 1_000 ? .elevated : .low
    }

    package static func < (left: RiskRank, right: RiskRank) -> Bool {
        for (left, right) in zip(left.answers, right.answers) where left != right { return left < right }
        guard case .known(let leftDay, _) = left.exploitation, case .known(let rightDay, _) = right.exploitation else {
            return false
        }
        return leftDay > rightDay
    }

    private var answers: [Int] {
        [
            exploitation.rank, likelihood.rank, Self.rank(severity), hasFix ? 1 : 0,
            Exposure.allCases.firstIndex(of: exposure) ?? 0, Int(epss ?? 0),
        ]
    }

    private static func rank(_ severity: Severity) -> Int {
        switch severity {
        case .none: 0
        case .low: 1
        case .medium: 2
        case .unknown: 3
        case .high: 4
        case .critical: 5
        }
    }
}

extension RiskRank {
    /// Joins what the feeds say about a vulnerability, under whichever of its names they know it.
    package init(
        names: [String], severity: Severity, hasFix: Bool, exposure: Exposure, exploited: KEVCatalogue?,
        scores: EPSSScores?
    ) {
        let entries = names.compactMap { exploited?.entry(for: $0) }
        let exploitation: Exploitation =
            if let first = entries.map(\.dateAdded).min() {
                .known(added: first, byRansomware: entries.contains { $0.isUsedByRansomware })
            } else {
                .none
            }
        self.init(
            exploitation: exploitation, epss: scores?.highest(of: names)?.score, severity: severity, hasFix: hasFix,
            exposure: exposure)
    }
}
