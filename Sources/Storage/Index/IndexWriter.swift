import Artifacts
import Documents
import Engine
import Ledger

/// Writes entries into the index, in the order of the ledger, within transactions of the caller.
///
/// Rows are gathered and written many at once; `flush` ends a batch. A value whose transaction was rolled back is used up.
final class IndexWriter {
    let evidence: any HistoryEvidence
    var identifiers = IndexIdentifiers()
    private(set) var size: UInt64

    private var entries = RowBuffer("entries", IndexSchema.entryColumns.map(\.name).joined(separator: ", "))
    private var approvals = RowBuffer("approvals", "idx, principal, role, document")
    private var waivers = RowBuffer("waivers", "idx, waiver, document, until")
    private var stageUses = RowBuffer("stage_uses", "idx, position, result")
    var ruleCounts = RowBuffer("rule_counts", "result, rule, policy, effect, class, count")
    private var standing = RowBuffer("standing", "line, idx, digest")
    var releaseInventories = RowBuffer("release_inventories", "release, inventory, subject")
    var components = RowBuffer(
        "components", "id, key, identity, type, name, version, purl, has_purl, kind, os, os_version")
    var inventories = RowBuffer("inventories", "id, digest, packages, state, unstated")
    /// New inventories by component.
    var postings: [Int64: [Int64]] = [:]
    var postingCount = 0
    private var changedLines: Set<Int64> = []
    /// The rows that still lie in `standing`.
    private var pendingStanding: Set<Standing> = []

    /// The newest promotion of a release in a line that this batch added.
    private var shipped: [Shipment: Int64] = [:]

    private struct Shipment: Hashable {
        let release: Int64
        let line: Int64
    }

    private struct Standing: Hashable {
        let line: Int64
        let digest: Digest
    }

    init(size: UInt64, evidence: any HistoryEvidence) {
        self.size = size
        self.evidence = evidence
    }

    /// - Throws: `ledger.inconsistent` when the entry is not the next one.
    func add(_ entry: IndexedEntry, to connection: any IndexConnection) throws {
        guard entry.index == size else {
            throw LedgerError(.inconsistent, "entry \(entry.index) does not come after \(size) indexed ones")
        }
        size += 1
        try identifiers.load(from: connection)
        let index = Int64(clamping: entry.index)
        var (pin, line, release): (Int64, Int64, Int64) = (0, 0, 0)
        if let body = entry.decision {
            pin = try self.pin(of: body, connection)
            line = try self.line(of: body, connection)
            release = try self.release(of: body, connection)
            if body.verdict == .promoted, entry.fields.time.source == .clock {
                shipped[Shipment(release: release, line: line)] = index
            }
            for approval in body.approvals {
                let row: [SQLValue] = [
                    .integer(index), Self.text(approval.principal), Self.text(approval.role),
                    Self.text(approval.documentDigest),
                ]
                try approvals.add(row, to: connection)
            }
            for waiver in body.waivers {
                let row: [SQLValue] = [
                    .integer(index), Self.text(waiver.id), Self.text(waiver.documentDigest),
                    .integer(waiver.until?.seconds ?? QueryCatalog.noEnd),
                ]
                try waivers.add(row, to: connection)
            }
            for (position, stage) in body.stages.enumerated() {
                let result = try self.result(of: stage, connection)
                try stageUses.add([.integer(index), SQLValue(position), .integer(result)], to: connection)
            }
        }
        if let act = entry.act {
            try connection.execute(
                "INSERT INTO acts(idx, role, signed_at, expires) VALUES(?, ?, ?, ?)",
                [
                    .integer(index), Self.text(act.role), act.signedAt.map { .integer($0.seconds) } ?? .null,
                    act.expires.map { .integer($0.seconds) } ?? .null,
                ])
        }
        try apply(entry.liveEffect, entry, line: line, isFirst: identifiers.isNewRelease, connection)
        try entries.add(Self.row(entry, pin: pin, line: line, release: release), to: connection)
    }

    /// Writes everything gathered, and what is live in the lines that changed.
    func flush(to connection: any IndexConnection) throws {
        try entries.flush(to: connection)
        try approvals.flush(to: connection)
        try waivers.flush(to: connection)
        try stageUses.flush(to: connection)
        try ruleCounts.flush(to: connection)
        try flushStanding(to: connection)
        try components.flush(to: connection)
        try inventories.flush(to: connection)
        try releaseInventories.flush(to: connection)
        try flushPostings(to: connection)
        try flushShipments(to: connection)
        for line in changedLines.sorted() {
            try connection.execute(
                "UPDATE lines SET live = COALESCE((SELECT max(idx) FROM standing WHERE line = ?), -1) WHERE id = ?",
                [.integer(line), .integer(line)])
        }
        changedLines.removeAll()
        identifiers.trim()
    }

    private func flushStanding(to connection: any IndexConnection) throws {
        try standing.flush(to: connection)
        pendingStanding.removeAll(keepingCapacity: true)
    }

    /// Each takes the place of the release's promotion before in the same line.
    private func flushShipments(to connection: any IndexConnection) throws {
        for (shipment, index) in shipped.sorted(by: { $0.value < $1.value }) {
            let (release, line) = (SQLValue.integer(shipment.release), SQLValue.integer(shipment.line))
            try connection.execute("DELETE FROM shipments WHERE release = ? AND line = ?", [release, line])
            try connection.execute(
                "INSERT INTO shipments(idx, inventory, line, release) SELECT DISTINCT ?, inventory, ?, release "
                    + "FROM release_inventories WHERE release = ?", [.integer(index), line, release])
        }
        shipped.removeAll(keepingCapacity: true)
    }

    // MARK: what is live

    /// What `StandingPromotions` does, on rows.
    private func apply(
        _ effect: LiveEffect, _ entry: IndexedEntry, line: Int64, isFirst: Bool, _ connection: any IndexConnection
    ) throws {
        switch effect {
        case .none: return
        case .promotes(let digest):
            if !isFirst { try remove(digest, line: line, connection) }
            try standing.add([.integer(line), SQLValue(entry.index), Self.text(digest)], to: connection)
            pendingStanding.insert(Standing(line: line, digest: digest))
            changedLines.insert(line)
        case .takesBack(let digest) where entry.decision != nil:
            if isFirst { return }
            try remove(digest, line: line, connection)
        case .takesBack(let digest):
            try flushStanding(to: connection)
            let rows = try connection.all(
                "SELECT DISTINCT s.line FROM standing s JOIN lines l ON l.id = s.line WHERE s.digest = ? AND l.project = ? "
                    + "AND (? = '' OR l.environment = ?)",
                [
                    Self.text(digest), Self.text(entry.fields.project), Self.text(entry.fields.environment),
                    Self.text(entry.fields.environment),
                ])
            for row in rows { try remove(digest, line: row.integer(0) ?? 0, connection) }
        }
    }

    private func remove(_ digest: Digest, line: Int64, _ connection: any IndexConnection) throws {
        if pendingStanding.contains(Standing(line: line, digest: digest)) { try flushStanding(to: connection) }
        try connection.execute(
            "DELETE FROM standing WHERE digest = ? AND line = ?", [Self.text(digest), .integer(line)])
        changedLines.insert(line)
    }

    // MARK: rows

    private static func row(_ entry: IndexedEntry, pin: Int64, line: Int64, release: Int64) -> [SQLValue] {
        let (fields, body) = (entry.fields, entry.decision)
        var row: [SQLValue] = [
            SQLValue(entry.index), .text(fields.kind.rawValue), text(fields.project), text(fields.name),
            text(fields.version), text(fields.releaseDigest), text(fields.environment),
            text(fields.verdict?.rawValue), .integer(fields.time.at.seconds), .text(fields.time.source.rawValue),
            text(fields.principal), text(fields.documentDigest), text(fields.reviewDigest), text(fields.inputDigest),
            .integer(pin), text(body?.baseline?.releaseDigest), text(body?.enforcement.mode.rawValue),
        ]
        if let body {
            let findings = body.findings
            row += [
                SQLValue(findings.total), SQLValue(findings.introduced), SQLValue(findings.preexisting),
                SQLValue(findings.newlyDisclosed), SQLValue(findings.fixed),
            ]
            row += entry.effectCounts.map { SQLValue($0) }
        } else {
            row += [SQLValue](repeating: .integer(-1), count: 10)
        }
        let effect: Int
        switch entry.liveEffect {
        case .none: effect = 0
        case .promotes: effect = 1
        case .takesBack: effect = 2
        }
        return row + [SQLValue(effect), .integer(line), .integer(release), .integer(entry.happenedAt.seconds)]
    }

    /// A text for a column: nothing is the empty text, and a zero byte, which no column can hold, is shown as U+FFFD.
    static func text(_ text: String?) -> SQLValue {
        guard let text else { return .text("") }
        guard text.utf8.contains(0) else { return .text(text) }
        return .text(String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })))
    }

    static func text(_ digest: Digest?) -> SQLValue { .text(digest?.description ?? "") }
}
