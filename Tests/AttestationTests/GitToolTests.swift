import Artifacts
import Attestation
import Documents
import Testing

@Suite("git", .enabled(if: ExternalTool.isExpected("git"), "git is not installed"))
struct GitToolTests {
    @Test("a commit that git signs verifies, and its id is git's") func gitSigns() throws {
        let folder = try TemporaryFolder()
        let git = try ExternalTool.named("git")
        let keygen = try ExternalTool.named("ssh-keygen")
        #expect(try keygen.run(["-t", "ed25519", "-N", "", "-f", "key"], in: folder).code == 0)
        #expect(try git.run(["init", "-q", "repository"], in: folder).code == 0)
        let settings = [
            "-C", "repository", "-c", "user.name=Ann \u{C9}xample", "-c", "user.email=ann@example.com", "-c",
            "gpg.format=ssh", "-c", "user.signingkey=\(folder.path)/key",
        ]
        let message = "Change\n\nText.\n\nCo-authored-by: Bob <bob@example.com>\n"
        let commit = try git.run(settings + ["commit", "-q", "--allow-empty", "-S", "-m", message], in: folder)
        #expect(commit.code == 0)
        let raw = try git.run(["-C", "repository", "cat-file", "commit", "HEAD"], in: folder).output
        let id = try git.run(["-C", "repository", "rev-parse", "HEAD"], in: folder).output
        let object = try GitCommitObject(raw: raw)
        #expect(object.id.hex == String(decoding: id.dropLast(), as: UTF8.self))
        #expect(object.author.name == "Ann \u{C9}xample")
        #expect(object.coAuthors.map(\.email) == ["bob@example.com"])
        let signers = try AllowedSigners("ann@example.com namespaces=\"git\" \(try folder.text("key.pub"))")
        let verified = try object.verify(signers, at: object.committer.time)
        #expect(verified.signer.principals == ["ann@example.com"])
        // No byte of the commit can change: either the grammar or the signature refuses it.
        for bit in 0..<(raw.count * 8) {
            let other = try? GitCommitObject(raw: flipped(raw, bit: bit))
            #expect((try? other?.verify(signers, at: object.committer.time)) == nil, "bit \(bit)")
        }
    }

    @Test("git takes the commits that are signed here") func gitVerifies() throws {
        let folder = try TemporaryFolder()
        let git = try ExternalTool.named("git")
        let key = try SigningKey.generate(.p256)
        #expect(try git.run(["init", "-q", "repository"], in: folder).code == 0)
        let tree = try git.run(["-C", "repository", "write-tree"], in: folder).output
        let person = "Ann <ann@example.com> 1767225600 +0000"
        let headers = "tree \(String(decoding: tree, as: UTF8.self))author \(person)\ncommitter \(person)\n"
        let unsigned = Array("\(headers)\nChange\n".utf8)
        let armored = try SSHSignature.sign(message: unsigned, namespace: "git", key: key).armored
        let folded = armored.split(separator: "\n").joined(separator: "\n ")
        let signed = Array("\(headers)gpgsig \(folded)\n\nChange\n".utf8)
        let hash = ["-C", "repository", "hash-object", "-t", "commit", "-w", "--stdin"]
        let id = try git.run(hash, in: folder, input: signed)
        let hex = String(decoding: id.output.dropLast(), as: UTF8.self)
        #expect(try GitCommitObject(raw: signed).id.hex == hex)
        try folder.write("signers", "ann@example.com \(try SSHPublicKey(key.publicKey).line)\n")
        let verify = [
            "-C", "repository", "-c", "gpg.ssh.allowedSignersFile=\(folder.path)/signers", "verify-commit", hex,
        ]
        #expect(try git.run(verify, in: folder).code == 0)
        #expect(try git.run(["-C", "repository", "fsck", "--strict"], in: folder).code == 0)
    }
}
