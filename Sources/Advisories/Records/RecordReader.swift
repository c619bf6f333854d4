import Artifacts
import Documents
import Findings

/// Reads one OSV record out of its JSON.
///
/// Strict where matching depends on it: a field of the wrong type makes the record malformed. Fields that are not used
/// are not looked at, unknown ones are no mistake (the schema only grows).
struct RecordReader {
    private static let maximumSummary = 300
    private static let maximumIdentifier = 256

    private let id: String
    private let record: JSONValue
    private let isMalicious: Bool

    private init(_ record: JSONValue) throws(RecordFault) {
        guard record.members != nil else { throw RecordFault("it is not an object") }
        guard let id = record["id"]?.string else { throw RecordFault("it has no id") }
        guard Self.isIdentifier(id) else { throw RecordFault("its id is empty or not printable") }
        self.id = id
        self.record = record
        isMalicious =
            id.utf8.starts(with: "MAL-".utf8) || record["database_specific"]?["malicious-packages-origins"] != nil
    }

    /// - Throws: `RecordFault` naming the first field that is wrong.
    static func read(_ value: JSONValue) throws(RecordFault) -> AdvisoryRecord {
        let reader = try RecordReader(value)
        let bytes: [UInt8]
        do throws(CanonicalJSONError) {
            bytes = try CanonicalJSON.encode(value)
        } catch {
            throw RecordFault("it has no canonical form")
        }
        var affected: [AffectedPackage] = []
        for entry in try list(value["affected"], "affected") {
            if let package = try reader.affected(entry) { affected.append(package) }
        }
        return AdvisoryRecord(
            id: reader.id, aliases: try reader.aliases(), summary: reader.summary(),
            modified: try text(value["modified"], "modified") ?? "",
            isWithdrawn: try text(value["withdrawn"], "withdrawn").map { !$0.isEmpty } ?? false, affected: affected,
            ratings: try reader.ratings(value, "severity"), digest: Digest.sha256(of: bytes))
    }

    private static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= maximumIdentifier && id.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private func aliases() throws(RecordFault) -> [String] {
        var aliases: [String] = []
        for alias in try Self.list(record["aliases"], "aliases") {
            guard let alias = alias.string else { throw RecordFault("aliases holds something other than text") }
            if Self.isIdentifier(alias) { aliases.append(alias) }
        }
        return aliases
    }

    /// The summary, or else the first line of the details, cut to a readable length.
    private func summary() -> String {
        let text = record["summary"]?.string ?? record["details"]?.string ?? ""
        let trimmed = text.utf8.drop { VersionText.isSpace($0) }
        let line = trimmed.prefix { $0 != 10 && $0 != 13 }
        guard line.count > Self.maximumSummary else { return String(Substring(line)) }
        var end = line.index(line.startIndex, offsetBy: Self.maximumSummary)
        while end > line.startIndex, line[end] & 0xC0 == 0x80 { end = line.index(before: end) }
        return String(Substring(line[..<end])) + "…"
    }

    /// One entry; nothing when it names no package, since then only commits could match it.
    private func affected(_ entry: JSONValue) throws(RecordFault) -> AffectedPackage? {
        guard entry.members != nil else { throw RecordFault("affected holds something other than objects") }
        guard let package = Self.present(entry["package"]) else { return nil }
        guard let ecosystem = package["ecosystem"]?.string, let name = package["name"]?.string, !ecosystem.isEmpty,
            !name.isEmpty
        else { throw RecordFault("affected.package has no ecosystem or no name") }
        var ranges: [AdvisoryRange] = []
        var hasCommitRange = false
        for range in try Self.list(entry["ranges"], "affected.ranges") {
            guard let type = range["type"]?.string else { throw RecordFault("affected.ranges has no type") }
            if type == "GIT" {
                hasCommitRange = true
            } else {
                ranges.append(try Self.range(range, type: type, ecosystem: ecosystem))
            }
        }
        var versions: [String] = []
        for version in try Self.list(entry["versions"], "affected.versions") {
            guard let version = version.string else {
                throw RecordFault("affected.versions holds something other than text")
            }
            versions.append(version)
        }
        return AffectedPackage(
            ecosystem: ecosystem, name: name, kind: kind(entry), ranges: ranges, versions: versions,
            hasCommitRange: hasCommitRange, ratings: try ratings(entry, "affected.severity"))
    }

    private static func range(_ range: JSONValue, type: String, ecosystem: String) throws(RecordFault) -> AdvisoryRange
    {
        var events: [(name: String, version: String)] = []
        for event in try list(range["events"], "affected.ranges.events") {
            guard let members = event.members else { throw RecordFault("events holds something other than objects") }
            for member in members {
                guard let version = member.value.string else { throw RecordFault("an event's version is not text") }
                events.append((member.key, version))
            }
        }
        let own = VersionScheme.of(ecosystem: ecosystem)
        let scheme: VersionScheme? =
            switch type {
            case "ECOSYSTEM": own
            // Go's order is the same one and reads the names of Go releases as well.
            case "SEMVER": own == .go ? .go : .semver
            default: nil
            }
        return AdvisoryRange(events: events, scheme: scheme)
    }

    private func kind(_ entry: JSONValue) -> AdvisoryKind {
        if isMalicious { return .malicious }
        guard let word = Self.present(entry["database_specific"]?["informational"])?.string else {
            return .vulnerability
        }
        return switch AdvisoryKind(rawValue: word) {
        case .unmaintained: .unmaintained
        case .unsound: .unsound
        case .vulnerability, .malicious: .vulnerability
        case .notice, nil: .notice
        }
    }

    /// The ratings of the record or of one entry: each vector scored, each word read, and the database's own word.
    private func ratings(_ holder: JSONValue, _ field: String) throws(RecordFault) -> [SeverityRating] {
        let word =
            (holder["database_specific"]?["severity"]?.string ?? holder["ecosystem_specific"]?["severity"]?.string)
            .flatMap { Severity(advisoryWord: $0) }
        var ratings: [SeverityRating] = []
        for entry in try Self.list(holder["severity"], field) {
            guard let type = entry["type"]?.string, let score = entry["score"]?.string else {
                throw RecordFault("\(field) has no type or no score")
            }
            ratings.append(SeverityRating(system: type, stated: score, record: id))
        }
        if let word { ratings.append(SeverityRating(severity: word, system: "database_specific", record: id)) }
        return ratings
    }

    private static func present(_ value: JSONValue?) -> JSONValue? {
        guard let value, value != .null else { return nil }
        return value
    }

    /// The elements of a list; none when it is absent or null.
    private static func list(_ value: JSONValue?, _ field: String) throws(RecordFault) -> [JSONValue] {
        guard let value = present(value) else { return [] }
        guard let list = value.array else { throw RecordFault("\(field) is not a list") }
        return list
    }

    private static func text(_ value: JSONValue?, _ field: String) throws(RecordFault) -> String? {
        guard let value = present(value) else { return nil }
        guard let text = value.string else { throw RecordFault("\(field) is not text") }
        return text
    }
}
