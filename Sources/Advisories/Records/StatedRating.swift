import Findings

/// A severity as a record states it.
struct StatedRating {
    /// The system of a rating that is the database's own word.
    static let word = "database_specific"

    /// The system of a rating that is a distribution's own word for one of its packages (Debian's `urgency`).
    static let urgency = "urgency"

    /// An OSV severity type such as `CVSS_V3`, or `word`.
    let system: String
    /// The vector or the word.
    let score: String

    /// Debian's word for flaws that its packages do not have: code that is not built, or dead documentation.
    var isUnimportant: Bool {
        system.utf8.elementsEqual(Self.urgency.utf8) && score.utf8.elementsEqual("unimportant".utf8)
    }

    /// The rating with its score.
    /// - Parameter record: The id of the record that states it.
    func rating(of record: String) -> SeverityRating {
        guard system.utf8.elementsEqual(Self.word.utf8) else {
            return SeverityRating(system: system, stated: score, record: record)
        }
        return SeverityRating(severity: Severity(advisoryWord: score) ?? .unknown, system: system, record: record)
    }
}
