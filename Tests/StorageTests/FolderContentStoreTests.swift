import Artifacts
import Documents
import Glibc
import Storage
import Testing

@Suite("Folder content store") struct FolderContentStoreTests {
    private let folder: TemporaryFolder
    private let store: FolderContentStore

    init() throws {
        folder = try TemporaryFolder()
        store = try FolderContentStore(at: folder.file("content"))
    }

    private func path(_ digest: Digest) -> String {
        folder.file("content/sha256/\(digest.hex.prefix(2))/\(digest.hex)")
    }

    @Test("bytes come back under their digest, and twice is once") func roundTrip() throws {
        for bytes in [[], [1], [UInt8](repeating: 7, count: 300_000)] as [[UInt8]] {
            let digest = try store.store(bytes)
            #expect(digest == .sha256(of: bytes))
            #expect(try store.store(bytes) == digest)
            #expect(store.contains(digest))
            #expect(try store.bytes(of: digest) == bytes)
            #expect(TestFile.mode(path(digest)) == 0o600)
            #expect(TestFile.mode(folder.file("content/sha256/\(digest.hex.prefix(2))")) == 0o700)
        }
        #expect(TestFile.mode(folder.file("content")) == 0o700)
        #expect(try FolderContentStore(at: folder.file("content")).contains(.sha256(of: [1])))
    }

    @Test("content is packed where that makes it smaller, and plain files of before stay readable") func packing()
        throws
    {
        let bytes = [UInt8](repeating: 7, count: 300_000)
        let digest = try store.store(bytes)
        #expect(TestFile.size(path(digest)) < 1000)
        // A plain file, as every earlier version wrote them, and content that is itself packed.
        let text = String(repeating: "plain ", count: 1000)
        let plain = Digest.sha256(of: Array(text.utf8))
        let kept = try store.store(Array(text.utf8))
        #expect(kept == plain)
        try TestFile.write(text, to: path(plain))
        #expect(try store.bytes(of: plain) == Array(text.utf8))
        let frame = try #require(Zstandard.compressed(bytes))
        let packed = try store.store(frame)
        #expect(try store.bytes(of: packed) == frame)
        #expect(try store.bytes(of: digest) == bytes)
    }

    @Test("digests are listed in order, page by page") func listing() throws {
        let stored = try (0..<60 as Range<UInt8>).map { try store.store([$0]) }.sorted()
        try TestFile.write("x", to: folder.file("content/sha256/\(stored[0].hex.prefix(2))/.\(stored[0].hex).1.1"))
        #expect(try store.digests(after: nil, limit: 1000) == stored)
        #expect(try store.digests(after: nil, limit: 7) == Array(stored.prefix(7)))
        #expect(try store.digests(after: stored[6], limit: 1000) == Array(stored.dropFirst(7)))
        #expect(try store.digests(after: stored[59], limit: 1000).isEmpty)
        let other = try FolderContentStore(at: folder.file("other"))
        #expect(try store.copy(to: other) == 60)
        #expect(try other.digests(after: nil, limit: 1000) == stored)
    }

    @Test("what is missing and what is kept by other algorithms is an error") func missing() {
        let digest = Digest.sha256(of: [1, 2])
        #expect(!store.contains(digest))
        let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
        #expect(error?.code == .missing)
        if let other = Digest(.sha512, hex: String(repeating: "0", count: 128)) {
            #expect(!store.contains(other))
            #expect(throws: ContentStoreError.self) { try store.bytes(of: other) }
        }
    }

    @Test("changed bytes are not given out, and storing the right ones mends the file") func damage() throws {
        let digest = try store.store([1, 2, 3])
        try TestFile.write("other", to: path(digest))
        let error = #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
        #expect(error?.code == .mismatch)
        try store.store([1, 2, 3])
        #expect(try store.bytes(of: digest) == [1, 2, 3])
    }

    @Test("a link in the place of a file is not followed") func links() throws {
        let digest = try store.store([1, 2, 3])
        try TestFile.copy(path(digest), to: folder.file("elsewhere"))
        unlink(path(digest))
        #expect(symlink(folder.file("elsewhere"), path(digest)) == 0)
        #expect(throws: ContentStoreError.self) { try store.bytes(of: digest) }
    }

    @Test("what was stored, or stored once more, since a time is not removed") func removal() throws {
        let bytes = [UInt8](repeating: 7, count: 3000)
        let digest = try store.store(bytes)
        let now = try #require(Timestamp(secondsSinceEpoch: Int64(time(nil))))
        let later = try #require(Timestamp(secondsSinceEpoch: now.seconds + 60))
        let old = try #require(Timestamp(secondsSinceEpoch: now.seconds - 1000))
        let older = try #require(Timestamp(secondsSinceEpoch: now.seconds - 2000))
        #expect(try store.size(of: digest) == Int(TestFile.size(path(digest))))
        try age(digest, to: older)
        // Stored once more: it is new again.
        try store.store(bytes)
        #expect(try !store.remove(digest, unusedSince: old))
        #expect(try store.bytes(of: digest) == bytes)
        try age(digest, to: older)
        #expect(try store.remove(digest, unusedSince: old))
        #expect(!store.contains(digest))
        #expect(try store.size(of: digest) == nil)
        #expect(try !store.remove(digest, unusedSince: later))
        #expect(try store.store(bytes) == digest)
        #expect(try store.digests(after: nil, limit: 10) == [digest])
    }

    private func age(_ digest: Digest, to moment: Timestamp) throws {
        let moments = [
            timespec(tv_sec: Int(moment.seconds), tv_nsec: 0), timespec(tv_sec: Int(moment.seconds), tv_nsec: 0),
        ]
        #expect(utimensat(AT_FDCWD, path(digest), moments, 0) == 0)
    }

    @Test("a folder that can't be made is an error") func noParent() {
        #expect(throws: ContentStoreError.self) { try FolderContentStore(at: folder.file("a/b/c")) }
    }

    @Test("many tasks may store at once") func parallel() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask { for number in 0..<40 { try store.store([UInt8(number), UInt8(task % 2)]) } }
            }
            try await group.waitForAll()
        }
        for number in 0..<40 { #expect(try store.bytes(of: .sha256(of: [UInt8(number), 1])) == [UInt8(number), 1]) }
    }
}
