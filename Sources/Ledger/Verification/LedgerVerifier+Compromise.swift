import Artifacts

extension LedgerVerifier {
    /// Reports what compromised keys signed; reads the entries again, and only when a key is compromised.
    func findCompromised(
        _ source: some LedgerSource, _ notices: [KeyNotice], _ report: inout LedgerReport
    ) throws {
        guard !notices.isEmpty else { return }
        var traces = Set(notices).map { (notice: $0, trace: CompromiseTrace($0, keys: keys)) }
        var last: Int64?
        while case let rows = try source.entries(after: last, limit: 1024), let final = rows.last {
            for row in rows {
                // What can't be read has been reported.
                guard let content = try? EntryEnvelope.content(of: row.envelope) else { continue }
                for index in traces.indices {
                    guard let touch = try? traces[index].trace.touch(row.envelope, content), touch == .signed else {
                        continue
                    }
                    let notice = traces[index].notice
                    report.add(
                        LedgerProblem(
                            .keyCompromised, entry: UInt64(exactly: row.index), table: "entries", column: "envelope",
                            "it is signed by the \(notice.holder.rawValue)'s key \(notice.keyID), compromised since \(notice.since)"
                        ))
                }
            }
            last = final.index
        }
    }
}
