import Glibc
import Ledger

/// A file beside a ledger, `PATH.failed`, that says that its storage failed while something was written.
///
/// After such a failure it is not known what reached the disk (a failed sync may have dropped pages for good), so nothing is
/// retried; the next writer finds the mark and recomputes the whole tree from the stored envelopes before it appends.
struct FailureMark {
    let path: String

    init(of ledger: String) { path = ledger + ".failed" }

    var isThere: Bool { unsafe access(path, F_OK) == 0 }

    /// Best effort: on a disk that takes nothing any more there is no mark either, and then nothing was written.
    func set() { _ = try? OpenFile(path, flags: O_WRONLY | O_CREAT) }

    func remove() { unsafe unlink(path) }
}
