package import Artifacts

/// Which entries to find; every condition that is set must hold, and the newest come first.
package struct LedgerQuery: Sendable, Hashable {
    /// More than any page or job reads at once.
    package static let maximumLimit = 10_000

    package var project: String?
    package var name: String?
    package var version: String?
    package var releaseDigest: Digest?
    package var environment: String?
    /// Entries of one of these kinds; of every kind when empty.
    package var kinds: [EntryKind]
    package var verdict: DecisionBody.Verdict?
    package var principal: String?
    package var inputDigest: Digest?
    /// Only entries from this index on.
    package var since: UInt64?
    /// Only entries before this index: the last index of the page before.
    package var before: UInt64?
    /// 1 to `maximumLimit`; what is outside is clamped.
    package var limit: Int

    package init(
        project: String? = nil, name: String? = nil, version: String? = nil, releaseDigest: Digest? = nil,
        environment: String? = nil, kinds: [EntryKind] = [], verdict: DecisionBody.Verdict? = nil,
        principal: String? = nil, inputDigest: Digest? = nil, since: UInt64? = nil, before: UInt64? = nil,
        limit: Int = 100
    ) {
        self.project = project
        self.name = name
        self.version = version
        self.releaseDigest = releaseDigest
        self.environment = environment
        self.kinds = kinds
        self.verdict = verdict
        self.principal = principal
        self.inputDigest = inputDigest
        self.since = since
        self.before = before
        self.limit = limit
    }

    /// The conditions on columns as name and text, in the order of `LedgerFields.columns`; kinds and indexes apart.
    package var conditions: [(column: String, value: String)] {
        let all: [(String, String?)] = [
            ("project", project), ("name", name), ("version", version),
            ("release_digest", releaseDigest?.description), ("environment", environment),
            ("verdict", verdict?.rawValue), ("input_digest", inputDigest?.description), ("principal", principal),
        ]
        return all.compactMap { column, value in value.map { (column, $0) } }
    }
}
