import Glibc
import Testing

/// A file system in memory of its own size, gone when the value goes.
final class SmallDisk {
    /// Whether one can be mounted here: not without the right to mount, which containers lack.
    private static let canBeMounted = (try? SmallDisk(megabytes: 1)) != nil

    /// Without the right tests are skipped, but not where they count: there they run, and fail.
    static let isExpected = canBeMounted || PostgresServer.isCI

    let folder: TemporaryFolder

    init(megabytes: Int) throws {
        folder = try TemporaryFolder()
        try TestProcess.run([
            "mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=1777", "tmpfs", folder.path,
        ])
    }

    var free: Int {
        var status = statvfs()
        return statvfs(folder.path, &status) == 0 ? Int(status.f_bavail) * Int(status.f_bsize) : 0
    }

    /// Takes all room but so many bytes.
    func fill(leaving bytes: Int) throws {
        try TestProcess.run([
            "fallocate", "-l", String(max(1, free - bytes)), folder.file("filler"),
        ])
    }

    func empty() { unlink(folder.file("filler")) }

    deinit { _ = try? TestProcess.run(["umount", "-l", folder.path]) }
}

extension Trait where Self == ConditionTrait {
    /// Without a small disk there is nothing to fill.
    static var needsSmallDisk: Self { .enabled(if: SmallDisk.isExpected, "no small disk can be mounted here") }
}
