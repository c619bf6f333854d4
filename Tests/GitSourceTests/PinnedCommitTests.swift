import Foundation
import GitSource
import Testing

@Suite("PinnedCommit") struct PinnedCommitTests {
    @Test("files are listed in the order of their bytes, with their modes") func listing() throws {
        let fixture = try GitFixture()
        for name in ["b.txt", "a/z", "a-b", "a/é", "A", "a.c"] { try fixture.write(name, to: name) }
        try fixture.write("#!/bin/sh", to: "a/run", mode: 0o755)
        try fixture.commit("x", to: "last")
        let head = try fixture.head()
        #expect(try head.paths() == ["A", "a-b", "a.c", "a/run", "a/z", "a/é", "b.txt", "last"])
        #expect(try head.paths(below: "a") == ["a/run", "a/z", "a/é"])
        #expect(try head.files().filter(\.isExecutable).map(\.path.text) == ["a/run"])
        #expect(try head.text("a/é") == "a/é")
        #expect(throws: GitError(.pathMissing, "")) { try head.paths(below: "b.txt") }
        #expect(throws: GitError(.pathMissing, "")) { try head.paths(below: "none") }
        #expect(throws: GitError(.pathMissing, "")) { try head.text("a") }
        #expect(throws: GitError(.pathMissing, "")) { try head.text("b.txt/c") }
    }

    @Test("a folder's tree id is the same exactly when its content is") func treeIDs() throws {
        let fixture = try GitFixture()
        try fixture.commit("one", to: "pipelines/p.yaml")
        let before = try fixture.head()
        try fixture.commit("other", to: "src/code")
        let after = try fixture.head()
        #expect(before.treeID != after.treeID)
        #expect(try before.treeID(of: TreePath("pipelines")) == after.treeID(of: TreePath("pipelines")))
        try fixture.commit("two", to: "pipelines/p.yaml")
        #expect(try fixture.head().treeID(of: TreePath("pipelines")) != after.treeID(of: TreePath("pipelines")))
    }

    @Test("a symbolic link is refused by name: as file, on the way, and in a listing") func symlinks() throws {
        let fixture = try GitFixture()
        try fixture.write("secret", to: "real/file")
        try FileManager.default.createSymbolicLink(atPath: fixture.path + "/link", withDestinationPath: "/etc/passwd")
        try FileManager.default.createSymbolicLink(atPath: fixture.path + "/folder", withDestinationPath: "real")
        try fixture.commit("x")
        let head = try fixture.head()
        for path in ["link", "folder/file", "folder"] {
            #expect(throws: GitError(.symlinkEntry, "")) { try head.text(path) }
        }
        #expect(throws: GitError(.symlinkEntry, "")) { try head.paths() }
        #expect(try head.paths(below: "real") == ["real/file"])
    }

    @Test("a submodule is refused by name") func submodules() throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("x")
        try fixture.git(["update-index", "--add", "--cacheinfo", "160000,\(id.hex),vendor/module"])
        try fixture.git(["commit", "-q", "-m", "module"])
        let head = try fixture.head()
        #expect(throws: GitError(.submoduleEntry, "")) { try head.text("vendor/module") }
        #expect(throws: GitError(.submoduleEntry, "")) { try head.text("vendor/module/file") }
        #expect(throws: GitError(.submoduleEntry, "")) { try head.paths() }
        #expect(try head.text("file") == "x")
    }

    @Test(
        "paths that are not clean are refused",
        arguments: [
            "", "/etc/passwd", "../x", "a/../b", "a/./b", ".", "..", "a//b", "a/", ".git/config", "a/.GIT/config",
            "git~1/x", ".git::$INDEX_ALLOCATION/x", ".git /x", ".git./x", ".g\u{200C}it/x", "a\\b", "a\u{0}b", "a\nb",
            "a\u{202E}b", String(repeating: "a/", count: 100) + "a", String(repeating: "a", count: 5000),
        ])
    func uncleanPaths(path: String) {
        #expect(throws: GitError(.pathInvalid, "")) { try TreePath(path) }
    }

    @Test(
        "hostile names inside a tree stop the listing",
        arguments: ["..", ".git", ".GIT", "a\nb", "a\\b", "git~1", "\u{202E}x"])
    func hostileNames(name: String) throws {
        let fixture = try GitFixture()
        try fixture.commit("x")
        let blob = try fixture.id("HEAD:file")
        let tree = try fixture.object("tree", Array("100644 \(name)\0".utf8) + blob.rawBytes)
        let head = try commit(tree: tree, in: fixture)
        #expect(throws: GitError(.pathInvalid, "")) { try head.files() }
    }

    @Test("malformed trees are refused") func malformedTrees() throws {
        let fixture = try GitFixture()
        try fixture.commit("x")
        let blob = try fixture.id("HEAD:file").rawBytes
        let folder = try fixture.id("HEAD^{tree}").rawBytes
        func line(_ text: String, _ id: [UInt8]) -> [UInt8] { Array("\(text)\0".utf8) + id }
        let trees: [[UInt8]] = [
            line("100644 a", blob) + line("100644 a", blob),
            line("100644 b", blob) + line("100644 a", blob),
            line("100644 a", blob) + line("100644 a-", blob) + line("40000 a", folder),
            line("100666 a", blob), line("100644 ", blob), line("100644 a/b", blob), Array("100644 a".utf8),
            line("100644 a", Array(blob.dropLast())), line("0100644 a", blob),
        ]
        for bytes in trees {
            let head = try commit(tree: fixture.object("tree", bytes), in: fixture)
            #expect(throws: GitError(.objectMalformed, ""), "\(String(decoding: bytes, as: UTF8.self))") {
                try head.files()
            }
        }
    }

    @Test("a tree that names itself a file, and a commit without a tree, are refused") func wrongKinds() throws {
        let fixture = try GitFixture()
        try fixture.commit("x")
        let tree = try fixture.id("HEAD^{tree}")
        let lying = try fixture.object("tree", Array("100644 f\0".utf8) + tree.rawBytes)
        #expect(throws: GitError(.objectMalformed, "")) { try commit(tree: lying, in: fixture).text("f") }
        let bare = try fixture.object("commit", Array("author A <a@b> 0 +0000\n\n".utf8))
        let repository = try fixture.repository()
        #expect(throws: GitError(.objectMalformed, "")) { try repository.open(CommitPin(id: bare, ref: nil)) }
    }

    @Test("a file above the limit is refused before it is read") func sizes() throws {
        let fixture = try GitFixture()
        try fixture.commit(String(repeating: "x", count: 1000))
        let head = try fixture.head()
        #expect(try head.file(at: TreePath("file"), maximumBytes: 1000).count == 1000)
        #expect(throws: GitError(.limit, "")) { try head.file(at: TreePath("file"), maximumBytes: 999) }
    }

    private func commit(tree: ObjectID, in fixture: GitFixture) throws -> PinnedCommit {
        let text = "tree \(tree)\nauthor A <a@b.c> 0 +0000\ncommitter A <a@b.c> 0 +0000\n\nx\n"
        let repository = try fixture.repository()
        return try repository.open(CommitPin(id: fixture.object("commit", Array(text.utf8)), ref: nil))
    }
}

extension ObjectID {
    /// The 20 bytes, as a tree holds them.
    var rawBytes: [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: 40, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
    }
}
