import Artifacts
import Crypto
import Engine
import Findings
import Ledger

/// What decisions share: pins, lines and stage results, each kept once.
extension IndexWriter {
    /// The definitions a decision was judged by.
    func pin(of body: DecisionBody, _ connection: any IndexConnection) throws -> Int64 {
        let pipeline = body.pipeline
        let texts = [
            pipeline.name, pipeline.repository, pipeline.ref, pipeline.commit.hex, pipeline.path,
            pipeline.digest.description, body.policiesDigest.description, body.trust.digest.description,
            body.rolesDigest.description, body.engine.version,
        ]
        let key = Self.key(texts)
        if let id = identifiers.pins[key] { return id }
        let id: Int64
        if let known = try connection.row("SELECT id FROM pins WHERE key = ?", [.blob(key)])?.integer(0) {
            id = known
        } else {
            id = identifiers.take("pins")
            try connection.execute(
                "INSERT INTO pins(id, key, pipeline_name, repository, ref, commit_id, path, pipeline_digest, policies, "
                    + "trust, roles, engine) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [.integer(id), .blob(key)] + texts.map { Self.text($0) })
        }
        identifiers.pins[key] = id
        return id
    }

    /// The project, name and environment of a decision: where one release after the other is live.
    func line(of body: DecisionBody, _ connection: any IndexConnection) throws -> Int64 {
        let texts = [body.project, body.release.name, body.environment]
        let key = Array(texts.joined(separator: "\0").utf8)
        if let id = identifiers.lines[key] { return id }
        let values = texts.map { Self.text($0) }
        let id: Int64
        if let known = try connection.row(
            "SELECT id FROM lines WHERE project = ? AND name = ? AND environment = ?", values)?.integer(0)
        {
            id = known
        } else {
            id = identifiers.take("lines")
            try connection.execute(
                "INSERT INTO lines(id, project, name, environment, live) VALUES(?, ?, ?, ?, -1)",
                [.integer(id)] + values)
        }
        identifiers.lines[key] = id
        return id
    }

    /// One stage with its outcome, and what its record says; the same for every decision that names the same record.
    func result(of stage: DecisionBody.Stage, _ connection: any IndexConnection) throws -> Int64 {
        if let id = identifiers.results[stage] { return id }
        let key = Self.key([
            stage.name, stage.uses, "\(stage.revision)", stage.outcome.rawValue, "\(stage.examined)", "\(stage.total)",
            "\(stage.findings)", stage.resultDigest.description,
        ])
        let id: Int64
        if let known = try connection.row("SELECT id FROM results WHERE key = ?", [.blob(key)])?.integer(0) {
            id = known
        } else {
            id = identifiers.take("results")
            let facts = evidence.stageFacts(of: stage.resultDigest)
            try connection.execute(
                "INSERT INTO results(id, key, name, uses, outcome, examined, total, state, flaws) "
                    + "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .integer(id), .blob(key), Self.text(stage.name), Self.text(stage.uses),
                    .text(stage.outcome.rawValue), SQLValue(stage.examined), SQLValue(stage.total),
                    SQLValue(facts == nil ? 1 : 0), .blob(FlawKeys(facts?.flaws ?? []).bytes),
                ])
            for rule in facts?.rules ?? [] {
                let row: [SQLValue] = [
                    .integer(id), Self.text(rule.rule), Self.text(rule.policy), Self.text(rule.effect),
                    Self.text(rule.findingClass), SQLValue(rule.count),
                ]
                try ruleCounts.add(row, to: connection)
            }
        }
        identifiers.results[stage] = id
        return id
    }

    /// What tells a list of texts from every other, in 16 bytes.
    static func key(_ texts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in texts {
            let count = UInt32(clamping: text.utf8.count)
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
            bytes.append(contentsOf: text.utf8)
        }
        return Array(SHA256.hash(data: bytes).prefix(16))
    }
}
