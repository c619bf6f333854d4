import Testing

/// Documents that people sign by themselves and put into the release.
@Suite("Forged documents", .needsShop) struct ForgedActTests {
    /// What is changed in a good approval before alice signs it herself.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let old: String
        let new: String
        var namespace = "sluice.approval.v1"
        var testDescription: String { name }
    }

    static let changes = [
        Change(name: "environment", old: "\"production\"", new: "\"staging\""),
        Change(name: "project", old: "\"project\":\"acme\"", new: "\"project\":\"other\""),
        Change(name: "verdict", old: "\"approve\"", new: "\"reject\""),
        Change(name: "role", old: "\"release-manager\"", new: "\"security\""),
        Change(name: "expired", old: "\"expires\":null", new: "\"expires\":\"2026-01-01T00:00:00Z\""),
        Change(name: "release", old: "\"releaseDigest\":\"sha256:", new: "\"releaseDigest\":\"sha256:00"),
        Change(name: "review", old: "\"reviewDigest\":\"sha256:", new: "\"reviewDigest\":\"sha256:00"),
        Change(name: "any review", old: "\"reviewDigest\":\"sha256:", new: "\"reviewDigest\":null,\"x\":\""),
        Change(name: "type", old: "\"sluice.approval.v1\"", new: "\"sluice.waiver.v1\""),
        Change(name: "namespace", old: "\"approve\"", new: "\"approve\"", namespace: "sluice.rejection.v1"),
        Change(name: "another namespace", old: "\"approve\"", new: "\"approve\"", namespace: "git"),
        Change(name: "not canonical", old: "{\"at\"", new: "{ \"at\""),
        Change(name: "unknown member", old: "\"expires\":null", new: "\"expires\":null,\"extra\":1"),
        Change(name: "member twice", old: "\"project\"", new: "\"project\":\"acme\",\"project\""),
        Change(name: "date", old: "{\"at\":\"20", new: "{\"at\":\"xx"),
    ]

    @Test(arguments: changes) func changedApprovalDoesNotCount(change: Change) async throws {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:draft.db")
        try await shop.run(ledger: "sqlite:draft.db").expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: "sqlite:draft.db", ["--write", "\(person).json"]).expect(
                .success)
        }
        try shop.replace(change.old, by: change.new, in: "alice.json")
        if ["release", "review"].contains(change.name) {
            // Keep the length of the digest.
            let text = try shop.folder.text("alice.json")
            let start = try #require(text.ranges(of: "sha256:00").first?.upperBound)
            let end = text.index(start, offsetBy: 62)
            try shop.folder.write(String(text[..<end]) + text[text.index(end, offsetBy: 2)...], to: "alice.json")
        }
        if change.name == "any review" {
            try shop.replace("null,\"x\":\"", by: "null,\"x\":\"sha256:", in: "alice.json")
        }
        try shop.folder.remove("alice.json.sig")
        try await shop.signWithSSH("alice.json", by: "alice", namespace: change.namespace)
        try shop.list(["alice.json", "bob.json"])
        try await shop.makeLedger()
        let run = try await shop.run()
        #expect(run.code != 0, "\(run.text)")
        #expect(run.code != ExitCode.usage.rawValue, "a bad document in the release must not stop the run: \(run.text)")
    }

    @Test func unchangedApprovalByAliceCounts() async throws {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:draft.db")
        try await shop.run(ledger: "sqlite:draft.db").expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: "sqlite:draft.db", ["--write", "\(person).json"]).expect(
                .success)
        }
        try shop.folder.remove("alice.json.sig")
        try await shop.signWithSSH("alice.json", by: "alice")
        try shop.list(["alice.json", "bob.json"])
        try await shop.makeLedger()
        try await shop.run().expect(.success)
    }

    @Test func someoneElsesSignatureDoesNotCount() async throws {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:draft.db")
        try await shop.run(ledger: "sqlite:draft.db").expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: "sqlite:draft.db", ["--write", "\(person).json"]).expect(
                .success)
        }
        try shop.folder.remove("alice.json.sig")
        try await shop.signWithSSH("alice.json", by: "mallory")
        try shop.list(["alice.json", "bob.json"])
        try await shop.makeLedger()
        try await shop.run().expect(.pending, saying: "approval.unknown-signer", "1 more approval")
        // The same file twice is one approval.
        let again = try await Shop()
        try await again.makeLedger()
        try await again.run().expect(.pending)
        try await again.act("approve", by: "bob", ["--write", "bob.json"]).expect(.success)
        try again.folder.copy("bob.json", to: "rob.json")
        try again.folder.copy("bob.json.sig", to: "rob.json.sig")
        try again.list(["bob.json", "rob.json"])
        try await again.run().expect(.pending, saying: "1 more approval")
    }

    @Test func missingSignatureIsNamed() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try shop.folder.write("{}", to: "alice.json")
        try shop.list(["alice.json"])
        try await shop.run().expect(.usage, saying: "release.yaml:", "alice.json.sig")
    }
}
