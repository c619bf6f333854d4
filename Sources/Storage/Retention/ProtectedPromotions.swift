import Artifacts
import Ledger

/// The entries of the promotions that are live, and of the next one of each place: the baseline of the live release itself,
/// and what is live again when that is revoked.
struct ProtectedPromotions {
    private struct Line: Hashable {
        let project: [UInt8]
        let name: [UInt8]
        let environment: [UInt8]
    }

    private var indexes: Set<UInt64> = []

    init(_ ledger: any LedgerStore, size: UInt64) throws {
        var lines: [Line: StandingPromotions] = [:]
        try ledger.read(to: size) { entry in
            let fields = entry.fields
            let project = Array((fields.project ?? "").utf8)
            if let body = try entry.content().decision {
                let line = Line(
                    project: project, name: Array(body.release.name.utf8), environment: Array(body.environment.utf8))
                lines[line, default: StandingPromotions()].apply(
                    LiveEffect(body), index: entry.index, at: body.time.at)
                return
            }
            let effect = LiveEffect(fields)
            guard effect != .none else { return }
            let environment = fields.environment.map { Array($0.utf8) }
            for line in lines.keys where line.project == project && line.environment == environment ?? line.environment
            {
                lines[line]?.apply(effect, index: entry.index, at: fields.time.at)
            }
        }
        for standing in lines.values { indexes.formUnion(standing.standing.suffix(2).map(\.index)) }
    }

    func contains(_ index: UInt64) -> Bool { indexes.contains(index) }
}

extension LedgerStore {
    /// Every entry below a size, oldest first, read in pages.
    func read(to size: UInt64, _ body: (LedgerEntry) throws -> Void) throws {
        var next: UInt64 = 0
        while next < size {
            let page = try entries(from: next, limit: 1000)
            guard let last = page.last else {
                throw LedgerError(.inconsistent, "entry \(next) of \(size) is missing")
            }
            for entry in page where entry.index < size { try body(entry) }
            next = last.index + 1
        }
    }
}
