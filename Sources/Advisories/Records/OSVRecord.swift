/// What is kept of one OSV record: all that matching, ranking and telling need.
struct OSVRecord {
    /// One `affected` entry that names a package.
    struct Affected {
        let ecosystem: String
        let name: String
        var kind: AdvisoryKind
        /// Without those over git commits.
        var ranges: [AdvisoryRange]
        /// Versions that are affected whatever the ranges say.
        var versions: [String]
        var hasCommitRange: Bool
        var ratings: [StatedRating]
    }

    var id: String
    var aliases: [String] = []
    /// What a notice of a distribution bundles; not symmetric, so no aliases.
    var upstream: [String] = []
    var summary = ""
    /// RFC 3339 text, of which only the bytes are compared; empty when absent.
    var modified = ""
    var published = ""
    var isWithdrawn = false
    var affected: [Affected] = []
    /// Ratings of the record as a whole.
    var ratings: [StatedRating] = []

    init(id: String) { self.id = id }
}
