import Foundation
import GitSource
import Testing

@Suite("Repository: the kinds that CI systems make") struct RepositoryKindTests {
    @Test("a check-out and its bare clone give the same commit") func bare() throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("one")
        try fixture.git(["clone", "-q", "--bare", fixture.url, fixture.folder + "/bare"])
        let bare = try Repository(at: fixture.folder + "/bare")
        #expect(try bare.head() == CommitPin(id: id, ref: RefName("refs/heads/main")))
        #expect(try bare.open(bare.head()).text("file") == "one")
        #expect(try fixture.head().text("file") == "one")
        #expect(!bare.isShallow)
    }

    @Test("the commit is read, not the work tree") func workTree() throws {
        let fixture = try GitFixture()
        try fixture.commit("committed")
        try fixture.write("changed", to: "file")
        #expect(try fixture.head().text("file") == "committed")
    }

    @Test("a depth-1 clone gives its files, and says what history it lacks") func shallow() throws {
        let fixture = try GitFixture()
        let first = try fixture.commit("one")
        let second = try fixture.commit("two")
        let third = try fixture.commit("three")
        try fixture.git(["clone", "-q", "--depth", "1", fixture.url, fixture.folder + "/shallow"])
        let clone = try Repository(at: fixture.folder + "/shallow")
        let pin = try clone.resolve("refs/heads/main")
        #expect(clone.isShallow)
        #expect(pin.id == third)
        #expect(try clone.open(pin).text("file") == "three")
        #expect(try clone.isAncestor(third, of: pin) == .yes)
        #expect(try clone.isAncestor(first, of: pin) == .unknown(missing: second))
        // The parent's id stands in the commit itself: that it is an ancestor is proven.
        #expect(try clone.isAncestor(second, of: pin) == .yes)
        let error = clone.missingHistory(second, of: pin)
        #expect(error.code == .historyMissing)
        #expect(error.remedy.contains("git fetch --unshallow"))
        #expect(error.message.contains(second.hex))
    }

    @Test("a detached head and a pull request's merge reference resolve") func detached() throws {
        let fixture = try GitFixture()
        let base = try fixture.commit("base")
        try fixture.git(["switch", "-q", "-c", "feature"])
        let feature = try fixture.commit("feature", to: "other")
        try fixture.git(["switch", "-q", "--detach", "main"])
        try fixture.git(["merge", "-q", "--no-ff", "-m", "merge", "feature"])
        try fixture.git(["update-ref", "refs/pull/1/merge", "HEAD"])
        let repository = try fixture.repository()
        let head = try repository.head()
        #expect(head.ref == nil)
        let merge = try repository.resolve("refs/pull/1/merge")
        #expect(merge.id == head.id)
        #expect(try repository.open(merge).parents == [base, feature])
        #expect(try repository.isAncestor(feature, of: merge) == .yes)
        #expect(try repository.descends(base, from: feature) == .no)
        #expect(try repository.resolve(head.id.hex) == CommitPin(id: head.id, ref: nil))
    }

    @Test(
        "a check-out of another user's is read, as containers make them",
        .enabled(if: geteuid() == 0, "only root can give files away"))
    func foreignOwner() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.run("/usr/bin/chown", ["-R", "12345:12345", fixture.path])
        #expect(throws: GitFixture.Failure.self) { try fixture.git(["status"]) }
        #expect(try fixture.head().text("file") == "one")
    }

    @Test("a linked work tree has its own HEAD and the same objects") func linkedWorkTree() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.git(["worktree", "add", "-q", "-b", "side", fixture.folder + "/side"])
        try fixture.write("two", to: fixture.folder + "/side/file")
        try fixture.git(["commit", "-q", "-a", "-m", "two"], in: fixture.folder + "/side")
        let side = try Repository(at: fixture.folder + "/side")
        #expect(try side.head().ref == RefName("refs/heads/side"))
        #expect(try side.open(side.head()).text("file") == "two")
        #expect(try side.resolve("refs/heads/main").id == fixture.id("main"))
    }

    @Test("a repository is found from a folder inside it, and only when asked") func discovery() throws {
        let fixture = try GitFixture()
        let id = try fixture.commit("one", to: "a/b/c")
        #expect(try Repository(containing: fixture.path + "/a/b").head().id == id)
        #expect(throws: GitError(.notRepository, "")) { try Repository(at: fixture.path + "/a/b") }
        #expect(throws: GitError(.notRepository, "")) { try Repository(containing: fixture.folder) }
        #expect(throws: GitError(.notRepository, "")) { try Repository(at: fixture.path + "/none") }
    }

    @Test("packed references and packed objects are read as loose ones are") func packed() throws {
        let fixture = try GitFixture()
        var ids: [ObjectID] = []
        for number in 0..<30 {
            ids.append(try fixture.commit(String(repeating: "line\n", count: 200) + "\(number)"))
        }
        try fixture.git(["tag", "v1", ids[3].hex])
        try fixture.git(["gc", "-q"])
        #expect(!FileManager.default.fileExists(atPath: fixture.path + "/.git/refs/heads/main"))
        let repository = try fixture.repository()
        let pin = try repository.resolve("refs/heads/main")
        #expect(pin.id == ids[29])
        #expect(try repository.resolve("refs/tags/v1").id == ids[3])
        #expect(try repository.open(pin).text("file").hasSuffix("29"))
        #expect(try repository.isAncestor(ids[0], of: pin) == .yes)
        // A new loose reference wins over the packed one.
        let newer = try fixture.commit("newer")
        #expect(try repository.resolve("refs/heads/main").id == newer)
    }

    @Test("a partial clone names what it lacks") func partial() throws {
        let fixture = try GitFixture()
        try fixture.commit("one")
        try fixture.git(["config", "uploadpack.allowFilter", "true"])
        try fixture.git(["clone", "-q", "--bare", "--filter=blob:none", fixture.url, fixture.folder + "/partial"])
        let repository = try Repository(at: fixture.folder + "/partial")
        let commit = try repository.open(repository.head())
        #expect(try commit.paths() == ["file"])
        let error = #expect(throws: GitError.self) { try commit.text("file") }
        #expect(error?.code == .objectMissing)
        #expect(error?.remedy.contains("--filter") == true)
    }

    @Test("a repository without commits has no head") func unborn() throws {
        let fixture = try GitFixture()
        #expect(throws: GitError(.refMissing, "")) { try fixture.repository().head() }
    }
}
