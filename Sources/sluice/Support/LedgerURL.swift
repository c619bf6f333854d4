import ArgumentParser

/// Where a ledger lies: `sqlite:PATH`.
///
/// The evidence lies beside it in `PATH.evidence/`.
struct LedgerURL: ExpressibleByArgument {
    let path: String

    init?(argument: String) {
        guard argument.utf8.starts(with: "sqlite:".utf8), argument.utf8.count > 7 else { return nil }
        path = String(argument.dropFirst(7))
    }

    var text: String { "sqlite:\(path)" }
    var evidencePath: String { "\(path).evidence" }
    /// The derived index, which may be deleted at any time.
    var indexPath: String { "\(path).index" }
}
