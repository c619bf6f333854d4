/// How likely each CVE is to be exploited within thirty days, by FIRST's Exploit Prediction Scoring System.
///
/// Read from the daily CSV file: a comment with model and day, the header `cve,epss,percentile`, and one row for each CVE.
/// What has no row has no score, which is not a low score.
package struct EPSSScores: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let cve: String
        /// The probability in units of 10^-5, as the feed gives it: 383 for 0.00383.
        package let score: UInt32
        /// The share of CVEs that score no higher, in units of 10^-5.
        package let percentile: UInt32

        package init(cve: String, score: UInt32, percentile: UInt32) {
            self.cve = cve
            self.score = score
            self.percentile = percentile
        }
    }

    /// `v2023.03.01`; nothing when the feed does not name one.
    package let modelVersion: String?
    package let scoreDate: CalendarDate
    /// Sorted by the bytes of the CVE, each once.
    package let entries: [Entry]

    /// The score of a CVE; nothing when the feed has none.
    package func entry(for cve: String) -> Entry? { SortedNames.find(cve, in: entries) { $0.cve } }

    /// The highest score that any of the names has, such as a vulnerability's aliases.
    package func highest(of names: some Sequence<String>) -> Entry? {
        names.lazy.compactMap(entry).max { $0.score < $1.score }
    }

    /// A score or percentile as decimal text with five places: `0.00383`.
    package static func text(_ hundredThousandths: UInt32) -> String {
        let places = String(hundredThousandths % 100_000)
        return "\(hundredThousandths / 100_000)." + String(repeating: "0", count: 5 - places.utf8.count) + places
    }
}
