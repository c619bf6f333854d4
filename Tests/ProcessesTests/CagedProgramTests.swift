import Artifacts
import Foundation
import Processes
import Testing

@Suite("Cage: which bytes run, and when none do") struct CagedProgramTests {
    @Test("other bytes than the pinned ones are refused") func mismatch() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("#!/bin/sh\necho evil\n", to: "plugin")
        let pinned = Digest.sha256(of: Array("#!/bin/sh\necho good\n".utf8))
        #expect(throws: ProcessError(.digestMismatch, "")) { try CagedProgram(file: file, pinned: pinned) }
        #expect(throws: ProcessError(.unreadableProgram, "")) {
            try CagedProgram(file: folder.path + "/none", pinned: pinned)
        }
        #expect(throws: ProcessError(.unreadableProgram, "")) { try CagedProgram(file: folder.path, pinned: pinned) }
    }

    @Test("the bytes that were hashed run, whatever becomes of the file", .cage) func swapped() async throws {
        let folder = try TemporaryFolder()
        let good = "#!/bin/sh\necho good\n"
        let file = try folder.write(good, to: "plugin", mode: 0o755)
        let program = try CagedProgram(file: file, pinned: .sha256(of: Array(good.utf8)))
        _ = try folder.write("#!/bin/sh\necho evil\n", to: "plugin", mode: 0o755)
        let result = try await Cage(scratch: folder.path).run(program)
        #expect(String(decoding: result.output, as: UTF8.self) == "good\n")
    }

    @Test("nothing of a run is left in the scratch folder", .cage) func cleanedUp() async throws {
        let fixture = try CageFixture { $0.run.wallTime = .seconds(2) }
        _ = try await fixture.run("true", input: [1, 2, 3])
        #expect(try await fixture.failure("sleep 50") == .timedOut)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).isEmpty)
    }

    @Test("without bubblewrap there is no cage, and without a cage no run") func noBubblewrap() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ProcessError.self) { try Cage(scratch: folder.path, folders: [folder.path]) }
        #expect(error?.code == .unavailable)
        #expect(error?.code.name == "cage.unavailable")
    }

    @Test("a bubblewrap that is denied its namespaces means cage.unavailable, never an uncaged run")
    func deniedNamespaces() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(
            "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n", to: "bwrap", mode: 0o755)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        let bytes = Array("#!/bin/sh\necho ran >\(folder.path)/ran\n".utf8)
        let program = try CagedProgram(name: "plugin", bytes: bytes, pinned: .sha256(of: bytes))
        let cage = try Cage(scratch: folder.path, folders: [folder.path] + Tool.standardFolders)
        let error = await #expect(throws: ProcessError.self) { try await cage.run(program) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("No permissions") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/ran"))
    }
}
