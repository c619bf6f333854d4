import Foundation
import GitSource
import Testing

@Suite("RepositoryCache") struct RepositoryCacheTests {
    private func cache(_ fixture: GitFixture, _ runner: any GitRunner = SystemGit()) -> RepositoryCache {
        RepositoryCache(folder: fixture.folder + "/cache/repositories", runner: runner)
    }

    @Test("the first fetch makes the repository, later ones follow the branch, also backwards") func follows()
        async throws
    {
        let fixture = try GitFixture()
        let main = try RefName("refs/heads/main")
        let url = try RepositoryURL(fixture.url)
        let first = try fixture.commit("one")
        let second = try fixture.commit("two")
        var repository = try await cache(fixture).fetch(url, references: [main])
        #expect(try repository.resolve(main).id == second)
        #expect(try repository.isAncestor(first, of: repository.resolve(main)) == .yes)
        try fixture.git(["reset", "-q", "--hard", first.hex])
        repository = try await cache(fixture).fetch(url, references: [main])
        #expect(try repository.resolve(main).id == first)
        // Nothing is lost by the rewind: that is how a rollback is noticed.
        #expect(try repository.descends(second, from: first) == .yes)
        #expect(
            try FileManager.default.attributesOfItem(atPath: fixture.folder + "/cache")[.posixPermissions] as? Int
                == 0o700)
        #expect(!FileManager.default.fileExists(atPath: cache(fixture).path(for: url) + "/hooks"))
    }

    @Test("a shallow cache can be made whole, and a single commit be brought by its id") func depth() async throws {
        let fixture = try GitFixture()
        let main = try RefName("refs/heads/main")
        let url = try RepositoryURL(fixture.url)
        let first = try fixture.commit("one")
        try fixture.commit("two")
        try fixture.commit("three")
        var repository = try await cache(fixture).fetch(url, references: [main], depth: .commits(1))
        #expect(repository.isShallow)
        guard case .unknown = try repository.isAncestor(first, of: repository.resolve(main)) else {
            Issue.record("history ought to be missing")
            return
        }
        repository = try await cache(fixture).fetch(url, references: [main])
        #expect(try repository.isAncestor(first, of: repository.resolve(main)) == .yes)
        try fixture.git(["config", "uploadpack.allowAnySHA1InWant", "true"])
        let loose = try fixture.git(["commit-tree", "-m", "loose", "HEAD^{tree}"])
        let id = try #require(ObjectID(loose))
        repository = try await cache(fixture).fetch(url, references: [], commits: [id])
        #expect(try repository.resolve(loose).id == id)
    }

    @Test("a fetch that hangs is killed at its deadline, with its children") func hangs() async throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        let marker = "4\(UInt32.random(in: 1_000_000...9_999_999))"
        // git's own programs, but an upload-pack that never answers.
        let programs = fixture.folder + "/git-core"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        let real = try fixture.git(["--exec-path"])
        for name in try FileManager.default.contentsOfDirectory(atPath: real) where name != "git-upload-pack" {
            try FileManager.default.createSymbolicLink(
                atPath: "\(programs)/\(name)", withDestinationPath: "\(real)/\(name)")
        }
        try fixture.write("#!/bin/sh\ntrap '' TERM\nsleep \(marker)\n", to: programs + "/git-upload-pack", mode: 0o755)
        let cache = cache(fixture, SystemGit(environment: ["GIT_EXEC_PATH": programs]))
        let url = try RepositoryURL(fixture.url)
        let started = ContinuousClock.now
        let error = await #expect(throws: GitError.self) {
            try await cache.fetch(url, references: [RefName("refs/heads/main")], deadline: .seconds(1))
        }
        #expect(error?.code == .timedOut)
        #expect(ContinuousClock.now - started < .seconds(60))
        // The cache is usable afterwards.
        let repository = try await self.cache(fixture).fetch(url, references: [RefName("refs/heads/main")])
        #expect(try repository.open(repository.resolve("refs/heads/main")).text("file") == "one")
        #expect(!Self.isRunning(marker))
    }

    private static func isRunning(_ marker: String) -> Bool {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).contains { name in
            guard name.allSatisfy(\.isNumber), let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
            else { return false }
            return String(decoding: line, as: UTF8.self).contains(marker)
        }
    }

    @Test("what is not there, on the other side or on this one, is a named error") func missing() async throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        let url = try RepositoryURL(fixture.url)
        let none = try RefName("refs/heads/none")
        let error = await #expect(throws: GitError.self) { try await cache(fixture).fetch(url, references: [none]) }
        #expect(error?.code == .fetchFailed)
        #expect(error?.remedy == "the other side has no such reference")
        let nowhere = try RepositoryURL("file:///no/such/repository")
        await #expect(throws: GitError(.fetchFailed, "")) {
            try await cache(fixture).fetch(nowhere, references: [none])
        }
        await #expect(throws: GitError(.gitMissing, "")) {
            try await cache(fixture, SystemGit(program: "/no/git")).fetch(url, references: [none])
        }
    }

    @Test("a malformed object on the other side is not taken in") func corrupt() async throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("one")
        let blob = try fixture.id("HEAD:file")
        let tree = try fixture.object("tree", Array("100644 .git\0".utf8) + blob.rawBytes)
        let text = "tree \(tree)\nparent \(id)\nauthor A <a@b.c> 0 +0000\ncommitter A <a@b.c> 0 +0000\n\nx\n"
        let commit = try fixture.object("commit", Array(text.utf8))
        try fixture.git(["update-ref", "refs/heads/evil", commit.hex])
        let url = try RepositoryURL(fixture.url)
        await #expect(throws: GitError(.fetchFailed, "")) {
            try await cache(fixture).fetch(url, references: [RefName("refs/heads/evil")])
        }
    }

    @Test("no secret stands in argv, in a path or in a message") func secrets() async throws {
        let fixture = try GitFixture()
        let runner = RecordingGit(answer: GitRun(status: 128, errors: "fatal: Authentication failed"))
        let url = try RepositoryURL("https://robot:t0k%21en@example.org/acme/app.git")
        let error = await #expect(throws: GitError.self) {
            try await cache(fixture, runner).fetch(url, references: [RefName("refs/heads/main")])
        }
        #expect(url.description == "https://example.org/acme/app.git")
        #expect(error?.description.contains("t0k") == false)
        let words = runner.seen.flatMap(\.arguments).joined(separator: " ")
        #expect(!words.contains("t0k") && !words.contains("robot"))
        let header = runner.seen[0].environment.values.first { $0.hasPrefix("Authorization:") }
        #expect(header == "Authorization: Basic \(Data("robot:t0k!en".utf8).base64EncodedString())")
        #expect(
            try cache(fixture).path(for: url)
                == cache(fixture).path(for: RepositoryURL("https://example.org/acme/app.git")))
    }

    @Test("git gets a closed environment, one protocol and the URL behind the end of options") func commandLine()
        async throws
    {
        let fixture = try GitFixture()
        let runner = RecordingGit(answer: GitRun(status: 1, errors: ""))
        let url = try RepositoryURL("ssh://git@example.org:2222/acme/app.git")
        let credentials = FetchCredentials(agentSocket: "/run/agent", identityFile: "/keys/it's one")
        _ = try? await cache(fixture, runner).fetch(url, references: [], credentials: credentials)
        let invocation = try #require(runner.seen.first)
        #expect(invocation.arguments.suffix(2) == ["--", cache(fixture).path(for: url)])
        let environment = invocation.environment
        #expect(environment["GIT_CONFIG_GLOBAL"] == "/dev/null" && environment["GIT_CONFIG_NOSYSTEM"] == "1")
        #expect(environment["GIT_ALLOW_PROTOCOL"] == "ssh" && environment["GIT_TERMINAL_PROMPT"] == "0")
        #expect(environment["GIT_SSH_COMMAND"]?.contains(#"-i '/keys/it'\''s one'"#) == true)
        #expect(environment["GIT_SSH_COMMAND"]?.contains("StrictHostKeyChecking=yes") == true)
        #expect(environment["SSH_AUTH_SOCK"] == "/run/agent")
        #expect(environment["PATH"] == nil)
    }

    @Test(
        "URLs that are not plain are refused without being repeated",
        arguments: [
            "", "main", "-uhttps://x/y", "--upload-pack=x", "http://example.org/a", "git://example.org/a",
            "ext::sh -c secret", "https://", "https://example.org", "https://example.org/", "https:///path/x",
            "https://-oProxyCommand=secret/x", "ssh://-oProxyCommand=secret/x", "ssh://-x@host/y",
            "ssh://user:secret@host/x", "git@host:path", "/local/path", "file://host/path", "file://x@/path",
            "https://example.org/a?token=secret", "https://example.org/a#b", "https://example.org/a b",
            "https://example.org/\n", "https://exa\u{430}mple.org/x", "https://a%00b@example.org/x",
            "https://example.org/a/../b", "https://example.org\\@evil/x", "HTTPS://example.org/x",
        ])
    func urls(text: String) {
        do {
            let url = try RepositoryURL(text)
            Issue.record("\(url) was taken")
        } catch {
            #expect(error.code == .urlInvalid)
            #expect(!error.description.contains("secret"))
        }
    }

    @Test(
        "a repository of another user's can't be fetched from file://, and the error says what to do instead",
        .enabled(if: geteuid() == 0, "only root can give files away"))
    func foreignOwner() async throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.run("/usr/bin/chown", ["-R", "12345:12345", fixture.path])
        let url = try RepositoryURL(fixture.url)
        let error = await #expect(throws: GitError.self) {
            try await cache(fixture).fetch(url, references: [RefName("refs/heads/main")])
        }
        #expect(error?.code == .fetchFailed)
        #expect(error?.remedy.contains("another user") == true)
    }
}
