import Documents

/// A SARIF 2.1.0 log with one run.
struct SARIFLog {
    /// The category under which viewers compare runs.
    let category: String
    let results: [SARIFResult]
    /// False when something broke and the results are not all there are.
    let isSuccessful: Bool
    /// What broke, one a message.
    var notifications: [String] = []
    var exit: (name: String, code: Int32)?
    var properties: [(String, JSONValue)] = []

    var value: JSONValue {
        let rules = SARIFRule.all(of: results)
        let indexes = Dictionary(
            rules.enumerated().map { (Array($0.element.id.utf8), $0.offset) }, uniquingKeysWith: { first, _ in first })
        let suppressions = results.contains { $0.justification != nil }
        var run: [JSONValue.Member] = [
            .init("tool", ["driver": ["name": "sluice", "rules": .array(rules.map(\.value))]]),
            .init("automationDetails", ["id": .string(OutsideText.line(category))]),
            .init("invocations", [invocation]), .init("columnKind", "unicodeCodePoints"),
            .init(
                "results",
                .array(
                    results.map { $0.value(index: indexes[Array($0.rule.utf8)] ?? 0, suppressions: suppressions) })),
        ]
        if !properties.isEmpty { run.append(.init("properties", .object(properties.map { .init($0.0, $0.1) }))) }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [.object(run)],
        ]
    }

    var prettyPrinted: String { value.prettyPrinted }

    private var invocation: JSONValue {
        var members: [JSONValue.Member] = [.init("executionSuccessful", .bool(isSuccessful))]
        if let exit {
            members.append(.init("exitCode", .integer(Int64(exit.code))))
            members.append(.init("exitCodeDescription", .string(exit.name)))
        }
        if !notifications.isEmpty {
            members.append(
                .init(
                    "toolExecutionNotifications",
                    .array(
                        notifications.map {
                            ["level": "error", "message": ["text": .string(SARIFText.message($0))]]
                        })))
        }
        return .object(members)
    }
}
