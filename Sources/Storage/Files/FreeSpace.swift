import Glibc
import Ledger

/// Whether a file system has room for a ledger to grow.
///
/// Appending stops before the disk is full, because a full disk is when databases break: reads go on, and appending does
/// again as soon as there is room.
enum FreeSpace {
    /// 5 % of the file system, but no more than 256 MiB.
    static func watermark(ofTotal bytes: UInt64) -> UInt64 { min(bytes / 20, 256 << 20) }

    /// - Throws: `ledger.storage-low` when less than the watermark is free; nothing when the system does not say.
    static func check(_ path: String) throws(LedgerError) {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return }
        let unit = UInt64(status.f_frsize)
        let (total, overflow) = UInt64(status.f_blocks).multipliedReportingOverflow(by: unit)
        let (free, overflows) = UInt64(status.f_bavail).multipliedReportingOverflow(by: unit)
        guard !overflow, !overflows, total > 0, free < watermark(ofTotal: total) else { return }
        throw LedgerError(
            .storageLow,
            "only \(free >> 10) KiB are free where the ledger lies, and it keeps \(watermark(ofTotal: total) >> 10) KiB "
                + "in reserve; make room, and appending goes on")
    }
}
