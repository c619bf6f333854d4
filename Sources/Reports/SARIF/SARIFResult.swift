import Documents
import Findings

/// One result of a SARIF run.
struct SARIFResult {
    enum Level: String { case error, warning, note }

    let rule: String
    let level: Level
    let message: String
    /// Where it stands; always some place, because viewers drop results that have none.
    let location: FindingLocation
    /// The same fact in another run.
    let fingerprint: String
    /// The subject and the route inside it; nothing for what is no finding.
    var logicalName: String?
    /// The policy rule or stage that judged it, with its name.
    var judgedAt: (place: FindingLocation, name: String)?
    /// What to do, for the rule's help.
    var remedy: String?
    /// Why it is let pass.
    var justification: String?
    /// Nothing when there is no baseline.
    var isNew: Bool?
    var properties: [(String, JSONValue)] = []

    /// - Parameters:
    ///   - index: Where the rule stands in the driver's list.
    ///   - suppressions: Whether the run has suppressions; then every result says whether it is suppressed.
    func value(index: Int, suppressions: Bool) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("ruleId", .string(rule)), .init("ruleIndex", .integer(Int64(index))),
            .init("level", .string(level.rawValue)),
            .init("message", ["text": .string(SARIFText.message(message))]), .init("locations", [place]),
        ]
        if let judgedAt {
            members.append(
                .init(
                    "relatedLocations",
                    [
                        [
                            "id": 1, "physicalLocation": Self.physical(judgedAt.place),
                            "message": ["text": .string(SARIFText.message("judged by \(judgedAt.name)"))],
                        ]
                    ]))
        }
        members.append(.init("partialFingerprints", ["sluice/v1": .string(fingerprint)]))
        if suppressions {
            let value: JSONValue? = justification.map {
                ["kind": "external", "status": "accepted", "justification": .string(SARIFText.message($0))]
            }
            members.append(.init("suppressions", .array([value].compactMap { $0 })))
        }
        if let isNew { members.append(.init("baselineState", isNew ? "new" : "unchanged")) }
        if !properties.isEmpty {
            members.append(.init("properties", .object(properties.map { .init($0.0, $0.1) })))
        }
        return .object(members)
    }

    private var place: JSONValue {
        var members: [JSONValue.Member] = [.init("physicalLocation", Self.physical(location))]
        if let logicalName {
            members.append(.init("logicalLocations", [["fullyQualifiedName": .string(OutsideText.line(logicalName))]]))
        }
        return .object(members)
    }

    /// A place in a file; without a line it is the first, because viewers ask for one.
    private static func physical(_ location: FindingLocation) -> JSONValue {
        var region: [JSONValue.Member] = [.init("startLine", .integer(Int64(max(1, location.line ?? 1))))]
        if let column = location.column, location.line != nil {
            region.append(.init("startColumn", .integer(Int64(max(1, column)))))
        }
        return [
            "artifactLocation": ["uri": .string(SARIFText.uri(location.file))], "region": .object(region),
        ]
    }
}
