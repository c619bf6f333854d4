import Foundation
import GitSource
import Testing

@Suite("Repository: features that are refused, ignored or never run") struct RepositoryTrustTests {
    @Test("no hook, monitor, filter or command of a repository runs, on reading and on fetching") func recorders()
        async throws
    {
        let fixture = try GitFixture()
        let (program, log) = try fixture.recorder()
        let id = try fixture.commit("one")
        try fixture.commit("*.txt filter=evil diff=evil merge=evil\n", to: ".gitattributes")
        try fixture.commit("text", to: "a.txt")
        for key in [
            "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy",
            "credential.helper", "diff.external", "filter.evil.smudge", "filter.evil.clean", "gpg.program",
            "gpg.ssh.program", "uploadpack.packObjectsHook", "core.alternateRefsCommand", "diff.evil.command",
        ] {
            try fixture.git(["config", key, program])
        }
        try fixture.git(["config", "core.hooksPath", fixture.folder + "/hooks"])
        for hook in [
            "post-checkout", "reference-transaction", "pre-auto-gc", "post-index-change", "fsmonitor-watchman",
            "post-rewrite", "pre-receive", "update", "post-update",
        ] {
            try fixture.write(
                "#!/bin/sh\nexec \(program) \(hook)\n", to: fixture.folder + "/hooks/\(hook)", mode: 0o755)
        }
        // The recorder works: git itself runs it.
        _ = try? fixture.git(["status"])
        #expect(FileManager.default.fileExists(atPath: log))
        try FileManager.default.removeItem(atPath: log)

        let repository = try fixture.repository()
        let commit = try repository.open(repository.resolve("refs/heads/main"))
        #expect(try commit.text("a.txt") == "text")
        #expect(try commit.paths() == [".gitattributes", "a.txt", "file"])
        #expect(try repository.isAncestor(id, of: commit.pin) == .yes)
        let cache = RepositoryCache(folder: fixture.folder + "/cache", runner: SystemGit())
        _ = try await cache.fetch(RepositoryURL(fixture.url), references: [RefName("refs/heads/main")])
        #expect(!FileManager.default.fileExists(atPath: log))
    }

    @Test("an include of a configuration is not followed, and what no reader needs does not hurt") func includes()
        throws
    {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.run("/usr/bin/mkfifo", [fixture.folder + "/fifo"])
        let config = fixture.path + "/.git/config"
        let text = try String(contentsOfFile: config, encoding: .utf8)
        try fixture.write(
            text + "[include]\n\tpath = \(fixture.folder)/fifo\n[core]\n\tworktree = /nonexistent\n[broken\n",
            to: config)
        #expect(try fixture.head().text("file") == "one")
    }

    @Test("borrowed objects are refused by name") func alternates() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.git(["clone", "-q", "--shared", fixture.path, fixture.folder + "/shared"])
        let error = #expect(throws: GitError.self) { try Repository(at: fixture.folder + "/shared") }
        #expect(error?.code == .untrustedFeature)
        #expect(error?.message.contains("alternates") == true)
    }

    @Test("objects behind a symbolic link are refused by name") func linkedObjects() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        let objects = fixture.path + "/.git/objects"
        try FileManager.default.moveItem(atPath: objects, toPath: fixture.folder + "/objects")
        try FileManager.default.createSymbolicLink(atPath: objects, withDestinationPath: fixture.folder + "/objects")
        #expect(throws: GitError(.untrustedFeature, "")) { try fixture.repository() }
    }

    @Test("a reference that is a symbolic link is refused, and its content not shown") func linkedReference() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        let secret = try fixture.write("SECRET", to: fixture.folder + "/secret")
        try FileManager.default.createSymbolicLink(
            atPath: fixture.path + "/.git/refs/heads/link", withDestinationPath: secret)
        try fixture.write("SECRET", to: ".git/refs/heads/text")
        for name in ["refs/heads/link", "refs/heads/text"] {
            let error = #expect(throws: GitError.self) { try fixture.repository().resolve(name) }
            #expect(error?.description.contains("SECRET") == false)
        }
    }

    @Test("replacements and grafts are ignored, and said to be there") func replacements() throws {
        let fixture = try GitFixture()
        let first = try fixture.commit("one")
        let second = try fixture.commit("two")
        try fixture.git(["replace", "--graft", second.hex])
        try fixture.write("\(second.hex)\n", to: ".git/info/grafts")
        #expect(try fixture.git(["rev-list", "--count", "HEAD"]).hasSuffix("1"))
        let repository = try fixture.repository()
        #expect(try repository.isAncestor(first, of: repository.head()) == .yes)
        #expect(repository.ignoredFeatures == [.grafts, .replaceReferences])
        #expect(try repository.open(repository.head()).parents == [first])
    }

    @Test("a SHA-256 repository and its ids are a named error") func sha256() throws {
        let fixture = try GitFixture(["--object-format=sha256"])
        #expect(throws: GitError(.sha256Repository, "")) { try fixture.repository() }
        let normal = try GitFixture()
        #expect(throws: GitError(.sha256Repository, "")) {
            try normal.repository().resolve(String(repeating: "0a", count: 32))
        }
    }

    @Test(
        "an unknown extension or format version is a named error",
        arguments: [
            "[extensions]\n\trefStorage = reftable", "[Extensions] frobnicate = true",
            "[core]\n\trepositoryformatversion = 2",
        ])
    func formats(addition: String) throws {
        let fixture = try GitFixture()
        try fixture.git(["config", "core.repositoryformatversion", "1"])
        let config = fixture.path + "/.git/config"
        try fixture.write(try String(contentsOfFile: config, encoding: .utf8) + addition + "\n", to: config)
        #expect(throws: GitError(.unsupportedFormat, "")) { try fixture.repository() }
    }

    @Test("an object whose bytes are not its name's is refused") func wrongBytes() throws {
        let fixture = try GitFixture()
        try fixture.commit("good")
        let good = try fixture.id("HEAD:file")
        let evil = try fixture.object("blob", Array("evil".utf8))
        func file(_ id: ObjectID) -> String {
            fixture.path + "/.git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))"
        }
        try FileManager.default.removeItem(atPath: file(good))
        try FileManager.default.copyItem(atPath: file(evil), toPath: file(good))
        #expect(throws: GitError(.hashMismatch, "")) { try fixture.head().text("file") }
    }
}
