import Attestation
import Documents
import Foundation
import GitSource
import Testing

@Suite(
    "PinnedCommit: signatures",
    .enabled(if: getpwuid(geteuid()) != nil, "ssh-keygen works only for users with an account"))
struct CommitSignatureTests {
    private let fixture: GitFixture
    private let moment: Timestamp

    init() throws {
        fixture = try GitFixture()
        moment = try #require(Timestamp("2030-01-01T00:00:00Z"))
        for name in ["ada", "eve"] {
            try fixture.run(
                "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "\(fixture.folder)/\(name)"])
        }
    }

    private func signers(_ name: String) throws -> AllowedSigners {
        let key = try String(contentsOfFile: "\(fixture.folder)/\(name).pub", encoding: .utf8)
        return try AllowedSigners("\(name)@example.org namespaces=\"git\" \(key)")
    }

    private func signedCommit() throws -> PinnedCommit {
        try fixture.write("signed", to: "file")
        try fixture.git(["add", "-A"])
        try fixture.git([
            "-c", "gpg.format=ssh", "-c", "user.signingkey=\(fixture.folder)/ada.pub", "commit", "-q", "-S", "-m",
            "signed",
        ])
        return try fixture.head()
    }

    @Test("a commit that git signed with SSH verifies for its signer") func good() throws {
        let verified = try signedCommit().verified(by: signers("ada"), at: moment)
        #expect(verified.signer.principals == ["ada@example.org"])
        #expect(verified.commit.author.email == "ada@example.org")
        #expect(try verified.commit.id == fixture.head().pin.digest)
    }

    @Test("a signer that is not allowed is refused") func wrongSigner() throws {
        let commit = try signedCommit()
        let error = #expect(throws: AttestationError.self) { try commit.verified(by: signers("eve"), at: moment) }
        #expect(error?.code == .sshNotAllowed)
    }

    @Test("an unsigned commit is refused") func unsigned() throws {
        try fixture.commit("plain")
        let error = #expect(throws: AttestationError.self) {
            try fixture.head().verified(by: signers("ada"), at: moment)
        }
        #expect(error?.code == .gitUnsigned)
    }

    @Test("a signature moved to another commit is refused") func moved() throws {
        let signed = String(decoding: try signedCommit().rawObject, as: UTF8.self)
        let forged = try fixture.object(
            "commit", Array(signed.replacingOccurrences(of: "\n\nsigned", with: "\n\nforged").utf8))
        let repository = try fixture.repository()
        let commit = try repository.open(CommitPin(id: forged, ref: nil))
        let error = #expect(throws: AttestationError.self) { try commit.verified(by: signers("ada"), at: moment) }
        #expect(error?.code == .signatureInvalid)
    }

    @Test("a malformed commit with a valid signature over its tidy form is refused") func malformed() throws {
        let signed = String(decoding: try signedCommit().rawObject, as: UTF8.self)
        let tree = signed.prefix(46)
        let twoTrees = try fixture.object("commit", Array((tree + signed).utf8))
        let repository = try fixture.repository()
        let commit = try repository.open(CommitPin(id: twoTrees, ref: nil))
        let error = #expect(throws: AttestationError.self) { try commit.verified(by: signers("ada"), at: moment) }
        #expect(error?.code == .gitObjectMalformed)
    }
}
