import Artifacts
import Attestation
import Documents
import Testing

@Suite("git commits") struct GitCommitTests {
    private static let tree = String(repeating: "a", count: 40)
    private static let parent = String(repeating: "b", count: 40)
    private static let person = "Ann Example <ann@example.com> 1767225600 +0100"

    private static func commit(_ headers: [String], message: String = "Say hello\n") -> [UInt8] {
        Array((headers.joined(separator: "\n") + "\n\n" + message).utf8)
    }

    private static let plain = ["tree \(tree)", "parent \(parent)", "author \(person)", "committer \(person)"]

    @Test("every part of a commit is read") func parts() throws {
        let second = String(repeating: "c", count: 40)
        let bytes = Self.commit(
            [
                "tree \(Self.tree)", "parent \(Self.parent)", "parent \(second)", "author \(Self.person)",
                "committer Bob <bob@example.com> 1767225601 -0730", "encoding UTF-8", "mergetag object x", " tagged",
                "mergetag object y", "change-id abc",
            ])
        let commit = try GitCommitObject(raw: bytes)
        #expect(commit.tree.hex == Self.tree)
        #expect(commit.parents.map(\.hex) == [Self.parent, second])
        #expect(commit.author.name == "Ann Example")
        #expect(commit.author.email == "ann@example.com")
        #expect(commit.author.time.description == "2026-01-01T00:00:00Z")
        #expect(commit.author.offsetMinutes == 60)
        #expect(commit.committer.offsetMinutes == -450)
        #expect(commit.message == "Say hello\n")
        #expect(commit.signature == nil)
        #expect(commit.signedPayload == bytes)
    }

    @Test("the signature is unfolded and taken out of what it covers") func signature() throws {
        let signed = Self.plain + ["gpgsig -----BEGIN X-----", " ", " AAAA", " -----END X-----", "change-id abc"]
        let commit = try GitCommitObject(raw: Self.commit(signed))
        #expect(commit.signature == "-----BEGIN X-----\n\nAAAA\n-----END X-----")
        #expect(commit.signedPayload == Self.commit(Self.plain + ["change-id abc"]))
    }

    @Test("the object id is git's, and another one is refused") func objectID() throws {
        // git hash-object -t commit of these bytes
        let bytes = Self.commit(Self.plain)
        let commit = try GitCommitObject(raw: bytes)
        #expect(commit.id.algorithm == .gitCommit)
        #expect(refusal { try GitCommitObject(raw: bytes, id: commit.id) } == nil)
        #expect(refusal { try GitCommitObject(raw: bytes + [0x0A], id: commit.id) } == .gitObjectMalformed)
    }

    /// Headers of commits, `|` between them; T, P, A and C stand for the right tree, parent, author and committer.
    private static let ambiguous = [
        "", "T", "T|A", "T|A|P|C", "C|A|P|T", "T|T|P|A|C", "T|P|T|A|C", "T|P|A|A|C", "T|P|A|C|T", "T|P|A|C|P",
        "T|P|A|C|A", "T|P|A|C|C", "T|P|C|A", "T|P|A|C|gpgsig a|gpgsig b", "T|P|A|C|encoding UTF-8|encoding UTF-8",
        "T|P|A|C|encoding ISO-8859-1", "T|P|A|C|gpgsig-sha256 a", "T|P|A|C|x 1|x 2", "T|P|A|C|nospace",
        "T|P|A|C| folded", " x|T|P|A|C", "T|P| folded|A|C", "T |P|A|C", "Ta|P|A|C", "tree  a|P|A|C",
        "tree AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|P|A|C", "tree aaaa|P|A|C", "Tree aaaa|P|A|C", "tree|P|A|C",
        "T\u{0}|P|A|C", "T|P|A|C|x a\u{0}b", "T|author Ann <ann@example.com>|C", "T|author Ann 1 +0000|C",
        "T|author <ann@example.com> 1 +0000|C", "T|author Ann<ann@example.com> 1 +0000|C",
        "T|author Ann <a<b> 1 +0000|C", "T|author A> <b> 1 +0000|C", "T|author Ann <b> 01 +0000|C",
        "T|author Ann <b> -1 +0000|C", "T|author Ann <b> 1 0000|C", "T|author Ann <b> 1 +000|C",
        "T|author Ann <b> 1  +0000|C", "T|author Ann <b>1 +0000|C", "T|author Ann <b> 1 +0000 |C",
        "T|author Ann <b> 99999999999999999999 +0000|C", "T|author Ann <b> 999999999999 +0000|C",
    ]

    @Test("commits that another reader could read otherwise are refused", arguments: ambiguous)
    func malformed(text: String) {
        let headers = text.split(separator: "|").map { part in
            switch part.first {
            case "T" where !part.hasPrefix("Tree"): Self.plain[0] + part.dropFirst()
            case "P": Self.plain[1]
            case "A": Self.plain[2]
            case "C": Self.plain[3]
            default: String(part)
            }
        }
        #expect(refusal { try GitCommitObject(raw: Self.commit(headers)) } == .gitObjectMalformed)
    }

    @Test("bytes that are no commit are refused, never a trap") func noCommit() {
        let bytes = Self.commit(Self.plain + ["gpgsig a", " b"])
        let body = bytes.count - Array("\nSay hello\n".utf8).count
        for length in 0...body { #expect(refusal { try GitCommitObject(raw: Array(bytes.prefix(length))) } != nil) }
        for bit in 0..<(bytes.count * 8) { _ = try? GitCommitObject(raw: flipped(bytes, bit: bit)) }
        #expect(
            refusal { try GitCommitObject(raw: Self.commit(Self.plain, message: "a\u{0}b")) } == .gitObjectMalformed)
        #expect(refusal { try GitCommitObject(raw: Self.commit(Self.plain) + [0xFF]) } == .gitObjectMalformed)
        #expect(refusal { try GitCommitObject(raw: Self.commit(Self.plain, message: "")) } == nil)
    }

    @Test("everyone a Co-authored-by line names is an author") func coAuthors() throws {
        let message = """
            Change

            Co-authored-by: Bob <bob@example.com>
            not at the end

            co-AUTHORED-by:Cy<cy@example.com>
              Co-authored-by: no address
            Not-co-authored-by: Dan <dan@example.com>

            """
        let commit = try GitCommitObject(raw: Self.commit(Self.plain, message: message))
        #expect(commit.coAuthors.map(\.email) == ["bob@example.com", "cy@example.com", ""])
        #expect(commit.coAuthors.map(\.name) == ["Bob", "Cy", "no address"])
    }

    @Test("a signed commit verifies for the allowed key only") func verification() throws {
        let key = try SigningKey.generate(.ed25519)
        let unsigned = Self.commit(Self.plain)
        let moment = try #require(Timestamp("2026-01-01T00:00:00Z"))
        func signed(_ namespace: String) throws -> GitCommitObject {
            let armored = try SSHSignature.sign(message: unsigned, namespace: namespace, key: key).armored
            let folded = "gpgsig " + armored.split(separator: "\n").joined(separator: "\n ")
            return try GitCommitObject(raw: Self.commit(Self.plain + [folded]))
        }
        let signers = try AllowedSigners("ann@example.com \(try SSHPublicKey(key.publicKey).line)")
        let verified = try signed("git").verify(signers, at: moment)
        #expect(verified.signer.key.key == key.publicKey)
        #expect(verified.signer.principals == ["ann@example.com"])
        #expect(refusal { try signed("git").verify(AllowedSigners(""), at: moment) } == .sshNotAllowed)
        #expect(refusal { try signed("file").verify(signers, at: moment) } == .sshNamespace)
        #expect(refusal { try GitCommitObject(raw: unsigned).verify(signers, at: moment) } == .gitUnsigned)
        let pgp = Self.commit(Self.plain + ["gpgsig -----BEGIN PGP SIGNATURE-----"])
        #expect(refusal { try GitCommitObject(raw: pgp).verify(signers, at: moment) } == .gitSignatureKind)
    }
}
