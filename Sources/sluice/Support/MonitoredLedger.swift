import Attestation
import Documents
import Engine
import Ledger

/// One look at somebody's ledger, held against the last one.
struct MonitoredLedger {
    enum Verdict: String {
        case good, unexpected, bad, rollback, fork
    }

    /// What a look found.
    struct Look {
        struct Surprise {
            let entry: UInt64
            let kind: String
            let subject: String
            let reason: String
        }

        var verdict = Verdict.good
        var last: SignedCheckpoint?
        /// The checkpoint to remember; nothing when what was found does not verify.
        var next: SignedCheckpoint?
        var problems: [String] = []
        var surprises: [Surprise] = []
        /// How many more there are than `surprises` holds.
        var omitted = 0
        /// Two signed notes that can't both be true.
        var contradiction: [[UInt8]] = []
    }

    private static let maximumSurprises = 1000

    let source: any LedgerSource
    let keys: [PublicKey]
    let last: SignedCheckpoint?
    let expectations: LedgerExpectations?
    let policy: WitnessPolicy?

    func look() async throws -> Look {
        var look = Look(last: last)
        let origin = last?.checkpoint.origin
        let verifier = try LedgerVerifier(
            keys: keys, origin: origin, since: last?.checkpoint, actCheck: LedgerCheck.problem)
        let report = try await verifier.verify(source)
        guard report.isSound, let head = report.checkpoint, let note = try source.checkpointNote() else {
            look.problems = report.problems.map(\.description)
            look.verdict = report.problems.contains { $0.code == .rollback } ? .rollback : .bad
            if let head = report.checkpoint, try isFork(head), let last, let note = try source.checkpointNote() {
                look.verdict = .fork
                look.contradiction = [last.note, note]
            }
            return look
        }
        if let policy {
            do {
                try policy.verify(try SignedNote(note))
            } catch {
                look.problems.append(error.description)
                look.verdict = .bad
                return look
            }
        }
        try findSurprises(from: report.verifiedFrom, to: head.size, &look)
        if !look.surprises.isEmpty { look.verdict = .unexpected }
        look.next = SignedCheckpoint(checkpoint: head, note: note)
        return look
    }

    /// Whether the signed head is whole by itself and yet no continuation of what was seen: the log signed two histories.
    private func isFork(_ head: Checkpoint) throws -> Bool {
        guard let last = last?.checkpoint, head.size >= last.size else { return false }
        var nodes = TileNodes(SourceTiles(source), size: head.size)
        do {
            return try MerkleTree.root(of: head.size, from: &nodes) == head.root
                && MerkleTree.root(of: last.size, from: &nodes) != last.root
        } catch is LedgerError {
            return false
        }
    }

    private func findSurprises(from start: UInt64, to end: UInt64, _ look: inout Look) throws {
        guard let expectations else { return }
        var next = start
        while next < end {
            let rows = try source.entries(after: next == 0 ? nil : Int64(clamping: next - 1), limit: 256)
            guard let final = rows.last else { return }
            for row in rows {
                guard let index = UInt64(exactly: row.index), index < end else { return }
                let fields = try LedgerIndex.fields(of: row.envelope)
                let signers = try Envelope(json: row.envelope).signatures.map { $0.keyID ?? "" }
                guard let reason = expectations.surprise(in: fields, keyIDs: signers) else { continue }
                guard look.surprises.count < Self.maximumSurprises else {
                    look.omitted += 1
                    continue
                }
                let release = [fields.project, fields.name].compactMap { $0 }.joined(separator: "/")
                let parts = [
                    release + (fields.version.map { "@\($0)" } ?? ""), fields.environment ?? "",
                    fields.verdict?.rawValue ?? "",
                ]
                look.surprises.append(
                    Look.Surprise(
                        entry: index, kind: fields.kind.rawValue,
                        subject: parts.filter { !$0.isEmpty }.joined(separator: " "), reason: reason))
            }
            next = (UInt64(exactly: final.index) ?? end) + 1
        }
    }
}

extension MonitoredLedger.Look {
    var lines: [String] {
        var lines = problems
        lines += surprises.map { "entry \($0.entry): \($0.kind) \($0.subject): \($0.reason)" }
        if omitted > 0 { lines.append("and \(omitted) more") }
        if let next {
            let from = last.map { "\($0.checkpoint.size) to " } ?? ""
            lines.append("\(verdict.rawValue): \(next.checkpoint.origin), \(from)\(next.checkpoint.size) entries")
        } else {
            lines.append(verdict.rawValue)
        }
        return lines
    }

    var json: JSONValue {
        func head(_ checkpoint: SignedCheckpoint?) -> JSONValue {
            guard let checkpoint else { return .null }
            return [
                "origin": .string(checkpoint.checkpoint.origin),
                "root": .string(checkpoint.checkpoint.root.base64),
                "size": .integer(Int64(clamping: checkpoint.checkpoint.size)),
            ]
        }
        return [
            "verdict": .string(verdict.rawValue), "from": head(last), "to": head(next),
            "problems": .array(problems.map { .string($0) }),
            "unexpected": .array(
                surprises.map {
                    [
                        "entry": .integer(Int64(clamping: $0.entry)), "kind": .string($0.kind),
                        "subject": .string($0.subject), "reason": .string($0.reason),
                    ]
                }), "unexpectedOmitted": .integer(Int64(omitted)),
            "contradiction": .array(contradiction.map { .string(String(decoding: $0, as: UTF8.self)) }),
        ]
    }
}
