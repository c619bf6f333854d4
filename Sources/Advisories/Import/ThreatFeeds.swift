/// What an import took of the feeds that are no OSV records.
struct ThreatFeeds {
    var exploited: KEVCatalogue?
    var scores: EPSSScores?
    var endOfLife: EndOfLifeTable?

    /// Takes an EPSS file; of two the later day counts.
    mutating func addScores(_ bytes: [UInt8]) throws(AdvisoryFeedError) {
        let new = try EPSSScores.read(bytes)
        if let old = scores, new.scoreDate < old.scoreDate { return }
        scores = new
    }

    /// Takes a KEV catalogue; of two the later one counts.
    mutating func addExploited(_ bytes: [UInt8]) throws(AdvisoryFeedError) {
        let new = try KEVCatalogue.read(bytes)
        if let old = exploited, new.released < old.released { return }
        exploited = new
    }

    /// Takes a table of support periods.
    /// - Parameter product: Whose list of cycles it is; nothing for an object of such lists.
    mutating func addEndOfLife(_ bytes: [UInt8], product: String?) throws(AdvisoryFeedError) {
        let new = try EndOfLifeTable.read(bytes, product: product)
        endOfLife = try endOfLife?.joined(with: new) ?? new
    }
}
