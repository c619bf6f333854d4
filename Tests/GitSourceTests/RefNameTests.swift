import GitSource
import Testing

@Suite("RefName and resolving") struct RefNameTests {
    @Test(
        "full names are taken",
        arguments: [
            "refs/heads/main", "refs/heads/feature/x-1", "refs/tags/v1.2.3", "refs/remotes/origin/main",
            "refs/pull/12/merge", "refs/merge-requests/7/head", "refs/heads/größe", "refs/heads/@",
        ])
    func accepted(name: String) throws {
        #expect(try RefName(name).text == name)
    }

    @Test(
        "everything else is refused",
        arguments: [
            "", "main", "HEAD", "@", "@{-1}", "-h", "--upload-pack=touch /tmp/x", ":/fix", "main..other", "main~1",
            "main^{tree}", "refs/heads/", "refs/heads//x", "refs/heads/../../config", "refs/heads/a..b",
            "refs/heads/.hidden", "refs/heads/x.lock", "refs/heads/x/", "refs/heads/x.", "refs/heads/a b",
            "refs/heads/a\nb", "refs/heads/a\u{0}b", "refs/heads/a\\b", "refs/heads/a*", "refs/heads/a:b",
            "refs/heads/@{u}", "refs/heads/\u{202E}x", "refs/replace/0123", "refs/stash", "/refs/heads/x",
            "origin/main", "heads/main", "$(id)", "refs/heads/" + String(repeating: "x", count: 1100),
        ])
    func refused(name: String) {
        #expect(throws: GitError(.refInvalid, "")) { try RefName(name) }
    }

    @Test("a short name comes with the full names it may stand for") func suggestion() {
        func remedy(_ name: String) -> String? {
            do { _ = try RefName(name) } catch { return error.remedy }
            return nil
        }
        #expect(remedy("main") == "did you mean refs/heads/main or refs/tags/main?")
        #expect(remedy("origin/main") == "did you mean refs/remotes/origin/main?")
        #expect(remedy("heads/main") == "did you mean refs/heads/main?")
    }

    @Test("ids are 40 lower-case digits; a shorter or upper-case one is refused with a way out") func ids() throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("one")
        let repository = try fixture.repository()
        #expect(try repository.resolve(id.hex).id == id)
        for text in [String(id.hex.prefix(12)), id.hex.uppercased() + "A"] {
            #expect(throws: GitError(.refInvalid, "")) { try repository.resolve(text) }
        }
        #expect(throws: GitError(.objectMissing, "")) { try repository.resolve(String(repeating: "1", count: 40)) }
        #expect(throws: GitError(.refMissing, "")) { try repository.resolve("refs/heads/none") }
    }

    @Test("annotated tags, also of tags, give their commit; a tag of a file does not") func tags() throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("one")
        try fixture.git(["tag", "-a", "-m", "one", "v1"])
        try fixture.git(["tag", "-a", "-m", "two", "v2", "v1"])
        try fixture.git(["tag", "-a", "-m", "blob", "blob", "HEAD:file"])
        try fixture.git(["tag", "tree", "HEAD^{tree}"])
        let repository = try fixture.repository()
        #expect(try repository.resolve("refs/tags/v1") == CommitPin(id: id, ref: RefName("refs/tags/v1")))
        #expect(try repository.resolve("refs/tags/v2").id == id)
        #expect(try repository.resolve(fixture.id("v2").hex).id == id)
        #expect(throws: GitError(.notCommit, "")) { try repository.resolve("refs/tags/blob") }
        #expect(throws: GitError(.notCommit, "")) { try repository.resolve("refs/tags/tree") }
    }

    @Test("a protected branch is found where the clone has it") func candidates() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.git(["branch", "-m", "main", "trunk"])
        try fixture.git(["clone", "-q", "--no-checkout", fixture.url, fixture.folder + "/clone"])
        try fixture.git(["switch", "-q", "--detach", "origin/trunk"], in: fixture.folder + "/clone")
        try fixture.git(["branch", "-D", "trunk"], in: fixture.folder + "/clone")
        let clone = try Repository(at: fixture.folder + "/clone")
        let names = try [RefName("refs/heads/trunk"), RefName("refs/remotes/origin/trunk")]
        #expect(try clone.resolve(firstOf: names).ref == names[1])
        #expect(try clone.resolve("refs/remotes/origin/HEAD").id == fixture.id("trunk"))
        let error = #expect(throws: GitError.self) { try clone.resolve(firstOf: [names[0]]) }
        #expect(error?.remedy.contains("git fetch origin +refs/heads/trunk:refs/heads/trunk") == true)
        #expect(throws: GitError(.refMissing, "")) { try clone.resolve(firstOf: []) }
    }

    @Test("symbolic references in a circle end") func circle() throws {
        let fixture = try GitFixture()
        try fixture.write("ref: refs/heads/b\n", to: ".git/refs/heads/a")
        try fixture.write("ref: refs/heads/a\n", to: ".git/refs/heads/b")
        #expect(throws: GitError(.refInvalid, "")) { try fixture.repository().resolve("refs/heads/a") }
        try fixture.write("ref: ../../../etc/passwd\n", to: ".git/refs/heads/c")
        #expect(throws: GitError(.refInvalid, "")) { try fixture.repository().resolve("refs/heads/c") }
    }
}
