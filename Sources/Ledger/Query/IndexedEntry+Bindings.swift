import Artifacts
import Documents
package import Expressions
import Findings

extension IndexedEntry {
    /// The entry as the variables of a filter; every one of `QueryCatalog` has a value.
    package var bindings: [String: ExpressionValue] {
        var values: [String: ExpressionValue] = [
            "index": .int(Int64(clamping: index)), "kind": .string(fields.kind.rawValue),
            "project": Self.text(fields.project), "release": Self.text(fields.name),
            "version": Self.text(fields.version), "digest": Self.text(fields.releaseDigest?.description),
            "environment": Self.text(fields.environment), "verdict": Self.text(fields.verdict?.rawValue),
            "time": .timestamp(ExpressionTimestamp(fields.time.at)),
            "timeSource": .string(fields.time.source.rawValue), "principal": Self.text(fields.principal),
            "document": Self.text(fields.documentDigest?.description),
            "review": Self.text(fields.reviewDigest?.description),
            "input": Self.text(fields.inputDigest?.description), "live": .bool(isLive),
        ]
        for (name, value) in decisionValues { values[name] = value }
        for (name, value) in listValues { values[name] = value }
        return values
    }

    private var decisionValues: [String: ExpressionValue] {
        let body = decision
        let findings = body?.findings
        let effects = body == nil ? [-1, -1, -1, -1, -1] : effectCounts
        func number(_ value: Int?) -> ExpressionValue { .int(Int64(value ?? -1)) }
        return [
            "pipeline.name": Self.text(body?.pipeline.name),
            "pipeline.repository": Self.text(body?.pipeline.repository),
            "pipeline.ref": Self.text(body?.pipeline.ref), "pipeline.commit": Self.text(body?.pipeline.commit.hex),
            "pipeline.path": Self.text(body?.pipeline.path),
            "pipeline.digest": Self.text(body?.pipeline.digest.description),
            "policies": Self.text(body?.policiesDigest.description),
            "trust": Self.text(body?.trust.digest.description), "roles": Self.text(body?.rolesDigest.description),
            "engine": Self.text(body?.engine.version),
            "baseline": Self.text(body?.baseline?.releaseDigest.description),
            "enforcement": Self.text(body?.enforcement.mode.rawValue), "findings.total": number(findings?.total),
            "findings.introduced": number(findings?.introduced),
            "findings.preexisting": number(findings?.preexisting),
            "findings.newlyDisclosed": number(findings?.newlyDisclosed), "findings.fixed": number(findings?.fixed),
            "findings.blocking": number(effects[0]), "findings.warning": number(effects[1]),
            "findings.waived": number(effects[2]), "findings.informational": number(effects[3]),
            "findings.unaddressed": number(effects[4]),
        ]
    }

    private var listValues: [String: ExpressionValue] {
        let approvals = decision?.approvals ?? []
        let waivers = decision?.waivers ?? []
        return [
            "approvers": .list(approvals.map { .string($0.principal) }),
            "approvals": .list(
                approvals.map {
                    .object([
                        ("principal", .string($0.principal)), ("role", .string($0.role)),
                        ("document", .string($0.documentDigest.description)),
                    ])
                }),
            "waivers": .list(
                waivers.map {
                    .object([
                        ("id", .string($0.id)), ("document", .string($0.documentDigest.description)),
                        ("until", Self.time($0.until?.seconds ?? QueryCatalog.noEnd)),
                    ])
                }),
            "stages": .list(
                (decision?.stages ?? []).map {
                    .object([
                        ("name", .string($0.name)), ("uses", .string($0.uses)),
                        ("outcome", .string($0.outcome.rawValue)), ("examined", .int(Int64($0.examined))),
                        ("total", .int(Int64($0.total))),
                    ])
                }),
            "rules": .list(
                rules.map {
                    .object([
                        ("rule", .string($0.rule)), ("policy", .string($0.policy)), ("effect", .string($0.effect)),
                        ("class", .string($0.findingClass)), ("count", .int(Int64($0.count))),
                    ])
                }),
        ]
    }

    private static func text(_ text: String?) -> ExpressionValue { .string(text ?? "") }

    private static func time(_ seconds: Int64) -> ExpressionValue {
        ExpressionTimestamp(seconds: seconds).map { .timestamp($0) } ?? .null
    }
}
