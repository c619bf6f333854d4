import Artifacts
package import Documents

/// What the engine itself records: a release adopted, deployed, retired or revoked, a change of trust or keys.
///
/// Members, all always present: `version` (1), `project`, `environment`, `release` {name, version, digest}, `principal`,
/// `time` {at, source}, and `facts`, an object of the kind's own. What does not apply is null.
package struct EventRecord: Sendable, Hashable {
    package static let schemaVersion: Int64 = 1

    package let kind: EntryKind
    package let project: String?
    package let environment: String?
    package let release: ReleaseIdentity?
    /// Who caused it, when a person did.
    package let principal: String?
    package let time: EntryTime
    /// An object; may be empty.
    package let facts: JSONValue

    package init(
        kind: EntryKind, project: String? = nil, environment: String? = nil, release: ReleaseIdentity? = nil,
        principal: String? = nil, time: EntryTime, facts: JSONValue = .object([])
    ) {
        self.kind = kind
        self.project = project
        self.environment = environment
        self.release = release
        self.principal = principal
        self.time = time
        self.facts = facts
    }

    init(kind: EntryKind, _ predicate: JSONValue) throws(LedgerError) {
        var reader = try PayloadReader(predicate, at: kind.rawValue)
        guard try reader.count("version") == EventRecord.schemaVersion else {
            throw PayloadReader.malformed("\(kind.rawValue).version", "is not \(EventRecord.schemaVersion)")
        }
        var release: ReleaseIdentity?
        if let item = try reader.optionalObject("release") { release = try ReleaseIdentity(item) }
        self.init(
            kind: kind, project: try reader.optionalString("project"),
            environment: try reader.optionalString("environment"), release: release,
            principal: try reader.optionalString("principal"), time: try EntryTime(reader.object("time")),
            facts: try reader.value("facts"))
        try reader.finish()
        guard facts.members != nil else { throw PayloadReader.malformed("\(kind.rawValue).facts", "is not an object") }
    }

    var predicate: JSONValue {
        [
            "version": .integer(EventRecord.schemaVersion), "project": .optional(project),
            "environment": .optional(environment), "release": release?.canonical ?? .null,
            "principal": .optional(principal), "time": time.canonical, "facts": facts,
        ]
    }
}
