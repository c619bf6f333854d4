package import Findings

/// One source's opinion of how bad an advisory is.
package struct SeverityRating: Sendable, Hashable {
    /// `unknown` when the source gives neither a CVSS vector nor a word that is known.
    package let severity: Severity
    /// Where it comes from: an OSV severity type such as `CVSS_V3`, `database_specific`, or `urgency` of a distribution.
    package let system: String
    /// The vector or word as stated.
    package let vector: String?
    /// The score as decimal text with one place, `9.8`; only of well-formed CVSS vectors.
    package let score: String?
    /// The id of the record that states it.
    package let record: String

    package init(severity: Severity, system: String, vector: String? = nil, score: String? = nil, record: String) {
        self.severity = severity
        self.system = system
        self.vector = vector
        self.score = score
        self.record = record
    }

    /// Judges what an OSV `severity` entry states: a CVSS vector of whatever version, or a word such as Ubuntu's.
    package init(system: String, stated: String, record: String) {
        let vector = try? CVSSVector(stated)
        self.init(
            severity: vector?.severity ?? Severity(advisoryWord: stated) ?? .unknown, system: system, vector: stated,
            score: vector?.publishedScore, record: record)
    }
}

extension Severity {
    /// Reads the words that advisory databases use; nothing for any other.
    init?(advisoryWord word: String) {
        let word = String(decoding: VersionText.lowercased(Array(word.utf8)), as: UTF8.self)
        switch word {
        case "critical": self = .critical
        case "high", "important": self = .high
        case "medium", "moderate": self = .medium
        case "low": self = .low
        case "none": self = .none
        // Debian's, for what its own packages do not have.
        case "unimportant": self = .none
        // Ubuntu's lowest priority.
        case "negligible": self = .low
        default: return nil
        }
    }
}
