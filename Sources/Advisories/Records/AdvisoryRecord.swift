import Artifacts

/// One OSV record as far as matching needs it.
struct AdvisoryRecord: Sendable {
    let id: String
    let aliases: [String]
    let summary: String
    /// RFC 3339 text, of which only the bytes are compared; empty when absent.
    let modified: String
    let isWithdrawn: Bool
    let affected: [AffectedPackage]
    /// Ratings of the record as a whole.
    let ratings: [SeverityRating]
    /// SHA-256 of the record's canonical JSON.
    let digest: Digest

    /// All ratings, those of single packages last.
    var allRatings: [SeverityRating] { ratings + affected.flatMap(\.ratings) }
}
