import Attestation
import FoundationEssentials
import Glibc
import Ledger
import Storage
import Testing

/// Errors put into a program's system calls.
enum SystemCallFaults {
    /// Always tried in CI, where a missing strace must fail.
    static let canInject =
        ProcessInfo.processInfo.environment["CI"] == "true"
        || (try? TestProcess.run(["strace", "-qq", "-e", "trace=none", "true"])) != nil
}

/// A disk that refuses: errors put into the writer's system calls by strace, and a small file system that fills up.
@Suite("A disk that fails", .enabled(if: SystemCallFaults.canInject, "strace can't trace here"))
struct DiskFaultTests {
    /// Every acknowledged decision is there, and the ledger goes on.
    private func goesOn(_ ledger: TestLedger, after fault: Comment, next: Int64 = -1) async throws {
        let store = try ledger.open()
        for line in try HammerProcess.acknowledgements(ledger) {
            #expect(try store.entry(at: line.index)?.fields.version == "1.\(line.number)", fault)
        }
        #expect(try await store.append(ledger.decision(next)).isNew, fault)
        store.close()
        let report = try await ledger.verify()
        #expect(report.isSound, fault)
        #expect(report.pending == 0, fault)
        #expect(!TestFile.exists(ledger.path + ".failed"), fault)
    }

    @Test(
        "the first failed sync ends the writer with a code of its own; what was acknowledged stays, and the next goes on"
    )
    func sync() async throws {
        for call in [1, 2, 3, 4, 5, 7, 9] {
            let ledger = try TestLedger()
            _ = try await ledger.open().append(ledger.decision(0))
            let writer = try HammerProcess(
                ledger, name: "sync", limit: 400,
                // Of the ledger's own files alone: the folder's syncs are another test's. Calls are counted by thread.
                under: [
                    "strace", "-f", "-qq", "-P", ledger.path, "-P", ledger.path + "-wal", "-e", "trace=fdatasync,fsync",
                    "-e", "inject=fdatasync,fsync:error=EIO:when=\(call)",
                ])
            // With 0 it was the last sync of all that failed, when everything had been appended and the log was folded in.
            #expect([0, 74].contains(writer.wait()), "sync \(call)")
            #expect(TestFile.exists(ledger.path + ".failed"), "sync \(call)")
            try await goesOn(ledger, after: "sync \(call)")
        }
    }

    @Test("a log whose name can't be made durable is not appended to")
    func folderSync() async throws {
        let ledger = try TestLedger()
        _ = try await ledger.open().append(ledger.decision(0))
        let writer = try HammerProcess(
            ledger, name: "folder", limit: 8,
            under: [
                "strace", "-f", "-qq", "-P", ledger.folder.path, "-e", "trace=fdatasync,fsync", "-e",
                "inject=fdatasync,fsync:error=EIO",
            ])
        #expect(writer.wait() == 74)
        #expect(try HammerProcess.acknowledgements(ledger).isEmpty)
        #expect(try ledger.open().checkpoint().checkpoint.size == 1)
        try await goesOn(ledger, after: "a folder that can't be synchronised")
    }

    @Test("a write that fails, or finds no space, ends the writer the same way", arguments: ["EIO", "ENOSPC"])
    func write(error: String) async throws {
        for call in [1, 2, 5, 9, 14, 30] {
            let ledger = try TestLedger()
            _ = try await ledger.open().append(ledger.decision(0))
            let writer = try HammerProcess(
                ledger, name: "write", limit: 400,
                under: [
                    "strace", "-f", "-qq", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=\(error):when=\(call)+",
                ])
            #expect(writer.wait() == 74, "\(error) from write \(call) on")
            try await goesOn(ledger, after: "\(error) from write \(call) on")
        }
    }

    @Test("a disk that fills up is refused before it is full, and room lets appending go on", .needsSmallDisk)
    func full() async throws {
        let disk = try SmallDisk(megabytes: 8)
        let mount = disk.folder
        defer { withExtendedLifetime(disk) {} }
        let ledger = try TestLedger(in: mount.path)
        let writer = try HammerProcess(ledger, name: "full")
        #expect(writer.wait() == 75)
        // Reading goes on, and so does refusing.
        let error = await #expect(throws: LedgerError.self) { try await ledger.open().append(ledger.decision(-2)) }
        #expect(error?.code == .storageLow)
        #expect(try ledger.open().checkpoint().checkpoint.size > 100)
        try TestProcess.run(["mount", "-o", "remount,size=24m", mount.path])
        try await goesOn(ledger, after: "room again")
        // Someone else fills the disk while a big append is under way: no watermark helps then.
        try TestProcess.run(["mount", "-o", "remount,size=16m", mount.path])
        let store = try ledger.open()
        let size = try store.checkpoint().checkpoint.size
        let filler = mount.file("filler")
        try TestProcess.run([
            "sh", "-c",
            "head -c $(( $(df --output=avail -B1 \(mount.path) | tail -n 1) - 950000 )) /dev/zero > \(filler)",
        ])
        let many = try (10_000..<10_900).map { try ledger.decision($0) }
        let failure = await #expect(throws: LedgerError.self) { try await store.append(many) }
        #expect(failure?.code == .storage)
        #expect(try ledger.open().checkpoint().checkpoint.size == size)
        unlink(filler)
        try TestProcess.run(["mount", "-o", "remount,size=64m", mount.path])
        try await goesOn(ledger, after: "space again", next: -3)
    }
}
