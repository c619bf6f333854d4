/// Why the bytes of a threat feed (EPSS, KEV, end-of-life dates) are not taken.
///
/// A feed is taken whole or not at all: half a catalogue of exploited vulnerabilities would read like good news.
package struct AdvisoryFeedError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Not the document it should be: no JSON, or a first line or shape of another kind.
        case form = "feed.form"
        /// It does not say of which day it is.
        case date = "feed.date"
        /// A row or entry is malformed.
        case entry = "feed.entry"
        /// The same vulnerability, product or cycle twice.
        case duplicate = "feed.duplicate"
        /// Without a single entry, or with fewer than it says.
        case incomplete = "feed.incomplete"
    }

    package let code: Code
    /// One clause: what is wrong.
    package let message: String
    /// The 1-based line of a CSV file, or the 1-based place in a list; nothing when it concerns the whole.
    package let position: Int?

    package init(_ code: Code, _ message: String, at position: Int? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    package var description: String { "\(code.rawValue): \(message)\(position.map { " (at \($0))" } ?? "")" }
}
