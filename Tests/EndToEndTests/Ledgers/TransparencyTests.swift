import Documents
import Testing

/// What the log shows to outsiders: exports, witnesses, monitors, proofs, and what it can't take back.
@Suite("Transparency", .needsShop, .needs("python3")) struct TransparencyTests {
    /// A ledger with a decision and an approval, its public key in `ledger.pub`, and its verifier key.
    private func logged() async throws -> (shop: Shop, vkey: String) {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.approve("alice")
        try await shop.shell("openssl pkey -in home/keys/ledger.pem -pubout -out ledger.pub")
        let vkey = try await shop.sluice(["ledger", "checkpoint", "--vkey", "--ledger", Shop.ledger])
        vkey.expect(.success)
        return (shop, vkey.output.trimmed)
    }

    private let ledger = ["--ledger", Shop.ledger]
    private let key = ["--key", "ledger.pub"]

    /// A second history of the same log: everything as it was, another next entry.
    private func fork(_ shop: Shop) async throws -> [String: String] {
        try await shop.shell(
            """
            set -e
            mkdir -p home-of-the-fork/keys
            cp home/keys/ledger.pem home-of-the-fork/keys/
            for file in ledger.db*; do cp -r $file fork${file#ledger}; done
            """)
        return ["SLUICE_HOME": shop.folder.file("home-of-the-fork")]
    }

    private func audit(_ shop: Shop, _ export: String, _ more: [String] = []) async throws -> Outcome {
        let auditor = ["SLUICE_HOME": shop.folder.file("home-of-an-auditor")]
        return try await shop.sluice(["ledger", "audit", export] + key + more, with: auditor)
    }

    private func verifier(_ shop: Shop, _ arguments: [String]) async throws -> Outcome {
        try await Child(
            executable: try Programs.named("python3"), arguments: [Self.script] + arguments + key,
            folder: shop.folder.path, environment: shop.environment
        ).run()
    }

    private static let script =
        #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/examples/verifier/verify.py"

    @Test func exportsGrowAndAuditWithoutADatabase() async throws {
        let (shop, _) = try await logged()
        let export = ["ledger", "export"] + ledger + ["--into", "tree"]
        try await shop.sluice(export).expect(.success, saying: "wrote 3 new entries, 3 in all")
        try await audit(shop, "tree").expect(.success, saying: "verified 3 entries")
        #expect(try await verifier(shop, ["tree", "tree"]).output.hasPrefix("good: 3 entries"))
        try await shop.approve("bob")
        try await shop.run().expect(.success)
        try await shop.sluice(export).expect(.success, saying: "wrote 2 new entries, 5 in all")
        try await audit(shop, "tree").expect(.success, saying: "verified 5 entries")
        #expect(try await verifier(shop, ["tree", "tree"]).output.hasPrefix("good: 5 entries"))
        // A half-written next export has no part in what its reader sees.
        try await shop.shell(
            "mkdir -p tree/tile/0/000.p && echo half >tree/tile/0/000.p/9 && echo half >tree/tile/entries/000.p/9")
        try await audit(shop, "tree").expect(.success, saying: "verified 5 entries")
        try await shop.shell("printf X | dd of=tree/tile/entries/000.p/5 bs=1 seek=700 conv=notrunc 2>/dev/null")
        try await audit(shop, "tree").expect(.errored, saying: "ledger.inconsistent", "entry 0")
        #expect(try await verifier(shop, ["tree", "tree"]).code == 1)
    }

    @Test func oneFileCarriesEvidenceProofsAndKeysOverAnAirGap() async throws {
        let (shop, _) = try await logged()
        for name in ["a.tar", "b.tar"] {
            try await shop.sluice(["ledger", "export"] + ledger + ["--archive", name]).expect(.success)
        }
        try await shop.shell(
            "cmp a.tar b.tar && mkdir air && mv a.tar ledger.pub air && rm -r ledger.db* home && mv air/* .")
        try await audit(shop, "a.tar").expect(
            .success, saying: "verified 3 entries", "verified 3 inclusion proofs", "pieces of evidence")
        try await shop.shell("mkdir x && tar -xf a.tar -C x")
        try await audit(shop, "x").expect(.success, saying: "verified 3 inclusion proofs")
        #expect(try await verifier(shop, ["proofs", "x/proofs/000.jsonl", "x"]).output == "good\ngood\ngood\n")
        try await shop.shell(
            "f=$(find x/evidence -type f | head -1); printf X | dd of=$f bs=1 seek=3 conv=notrunc 2>/dev/null")
        try await audit(shop, "x").expect(.errored, saying: "has other content than its name says")
    }

    @Test func proofsOfBothKindsAndFormsSatisfyTheSecondVerifier() async throws {
        let (shop, _) = try await logged()
        let checkpoint = try await shop.sluice(["ledger", "checkpoint"] + ledger)
        try shop.folder.write(checkpoint.output, to: "old.txt")
        try await shop.approve("bob")
        try await shop.run().expect(.success)
        for format in ["json", "text"] {
            try await shop.shell("rm -rf proof")
            try await shop.sluice(["ledger", "prove", "3", "--into", "proof"] + ledger).expect(.success)
            let inclusion = try await shop.sluice(["ledger", "prove", "3", "--format", format] + ledger)
            try shop.folder.write(inclusion.output, to: "inclusion")
            let agreed = try await verifier(shop, ["inclusion", "inclusion", "proof/envelope.json"])
            #expect(agreed.output.hasPrefix("good: entry 3 of 5"), "\(format): \(agreed.text)")
            let consistency = try await shop.sluice(
                ["ledger", "prove", "--from-checkpoint", "old.txt", "--format", format] + ledger)
            consistency.expect(.success)
            try shop.folder.write(consistency.output, to: "consistency")
            let extended = try await verifier(shop, ["consistency", "consistency", "old.txt"])
            #expect(extended.output.hasPrefix("good: 3 to 5 entries"), "\(format): \(extended.text)")
            let same = try await shop.sluice(["ledger", "prove", "--from", "3", "--format", format] + ledger)
            #expect(same.output == consistency.output)
        }
        try await shop.sluice(["ledger", "prove", "--from", "6"] + ledger).expect(.errored, saying: "ledger.range")
        try await shop.sluice(["ledger", "prove"] + ledger).expect(.usage, saying: "there is nothing to prove")
        try await shop.sluice(["ledger", "prove", "1", "--from", "2"] + ledger).expect(.usage)
    }

    @Test func witnessesCosignWhatExtendsAndNothingElse() async throws {
        let (shop, vkey) = try await logged()
        var witnesses: [String] = []
        for name in ["w1", "w2"] {
            let home = ["SLUICE_HOME": shop.folder.file(name)]
            let made = try await shop.sluice(["keys", "make", "--witness", "witness.example/\(name)"], with: home)
            made.expect(.success)
            witnesses.append(made.output.trimmed)
        }
        func cosign(_ input: String, by name: String) async throws -> Outcome {
            try await shop.sluice(
                ["ledger", "cosign", input, "--log", vkey], with: ["SLUICE_HOME": shop.folder.file(name)])
        }
        let demand = ["--witness", witnesses[0], "--witness", witnesses[1], "--threshold", "2"]
        try await shop.verify(Shop.ledger, demand).expect(.errored, saying: "ledger.witnesses-missing")
        // One answers to a request, the other looks at the ledger by itself.
        try shop.folder.write(try await shop.sluice(["ledger", "witness"] + ledger).output, to: "request")
        let first = try await cosign("request", by: "w1")
        first.expect(.success, saying: "witness.example/w1")
        let second = try await cosign(Shop.ledger, by: "w2")
        second.expect(.success)
        try shop.folder.write(first.output, to: "first")
        try shop.folder.write(second.output, to: "second")
        try await shop.sluice(["ledger", "witness", "--add", "first", "--witness", witnesses[0]] + ledger).expect(
            .success)
        try await shop.verify(Shop.ledger, demand).expect(.errored, saying: "ledger.witnesses-missing")
        try await shop.sluice(["ledger", "witness", "--add", "first", "--witness", witnesses[1]] + ledger).expect(
            .usage)
        try await shop.sluice(["ledger", "witness", "--add", "second", "--witness", witnesses[1]] + ledger).expect(
            .success)
        try await shop.verify(Shop.ledger, demand).expect(.success, saying: "cosigned by witness.example/w1", "w2 at")
        try await shop.sluice(["ledger", "export"] + ledger + ["--into", "tree"]).expect(.success)
        try await audit(shop, "tree", demand).expect(.success, saying: "cosigned by witness.example/w2")
        // A fork is shown to a witness that knows the other history, and an old state to one that knows more.
        let forked = try await fork(shop)
        try await shop.approve("bob")
        try await cosign(Shop.ledger, by: "w1").expect(.success, saying: "at 4 entries")
        try await shop.act("approve", by: "carol", role: "security", ledger: "sqlite:fork.db", with: forked).expect(
            .success)
        try await cosign("sqlite:fork.db", by: "w1").expect(.rejected, saying: "409")
        try await shop.act("reject", by: "bob", ledger: "sqlite:fork.db", with: forked).expect(.success)
        try await cosign("sqlite:fork.db", by: "w1").expect(.rejected, saying: "422", "ledger.inconsistent")
        try await cosign("tree", by: "w1").expect(.rejected, saying: "ledger.rollback")
        try await cosign("tree", by: "w2").expect(.success)
        let home = ["SLUICE_HOME": shop.folder.file("w2")]
        try await shop.makeLedger("sqlite:other.db")
        let other = try await shop.sluice(["ledger", "checkpoint", "--vkey", "--ledger", "sqlite:other.db"])
        try await shop.sluice(["ledger", "cosign", "tree", "--log", other.output.trimmed], with: home).expect(
            .rejected, saying: "404")
        try await shop.sluice(["ledger", "cosign", "tree", "--log", witnesses[0]], with: home).expect(
            .usage, saying: "the key of a witness")
        // The answers are of an older checkpoint now, which may be said to do.
        try await shop.verify(Shop.ledger, demand).expect(.errored, saying: "ledger.witnesses-missing")
        try await shop.verify(Shop.ledger, demand + ["--behind", "1"]).expect(.success, saying: "up to 3 entries")
        try await shop.sluice(["ledger", "export"] + ledger + ["--into", "tree"]).expect(.success)
        try await audit(shop, "tree", demand).expect(.errored, saying: "ledger.witnesses-missing")
        try await audit(shop, "tree", demand + ["--behind", "1"]).expect(.success, saying: "up to 3 entries")
    }

    @Test func monitorsFindForksRollbacksAndSurprises() async throws {
        let (shop, _) = try await logged()
        func monitor(_ ledger: String, _ more: [String] = []) async throws -> Outcome {
            try await shop.sluice(
                ["ledger", "monitor", ledger, "--state", "seen", "--json"] + key + more,
                with: ["SLUICE_HOME": shop.folder.file("home-of-a-monitor")])
        }
        try await monitor(Shop.ledger).expect(.success, saying: "\"verdict\": \"good\"")
        let forked = try await fork(shop)
        try await shop.shell("for file in ledger.db*; do cp -r $file old${file#ledger}; done")
        try await shop.approve("bob")
        try await shop.run().expect(.success)
        try shop.folder.write(
            """
            apiVersion: sluice/v1alpha1
            kind: LedgerExpectations
            metadata: { name: acme }
            spec:
              allow:
                - kinds: [approval]
                  projects: [acme]
                - kinds: [decision]
                  projects: [acme]
                  environments: [staging]

            """, to: "expected.yaml")
        let surprise = try await monitor(Shop.ledger, ["--expect", "expected.yaml"])
        surprise.expect(.rejected, saying: "\"verdict\": \"unexpected\"")
        let found = try surprise.json()
        #expect(found["from"]?["size"]?.integer == 3 && found["to"]?["size"]?.integer == 5)
        #expect(found["unexpected"]?.array?.compactMap { $0["entry"]?.integer } == [4])
        let state = try shop.folder.text("seen")
        try await monitor("sqlite:old.db").expect(.errored, saying: "\"verdict\": \"rollback\"")
        for _ in 0..<2 {
            try await shop.act("reject", by: "bob", ledger: "sqlite:fork.db", with: forked).expect(.success)
            try await shop.act("approve", by: "carol", role: "security", ledger: "sqlite:fork.db", with: forked).expect(
                .success)
        }
        let fork = try await monitor("sqlite:fork.db")
        fork.expect(.errored, saying: "\"verdict\": \"fork\"")
        #expect(try fork.json()["contradiction"]?.array?.count == 2)
        #expect(try shop.folder.text("seen") == state)
        try await monitor(Shop.ledger).expect(.success, saying: "\"verdict\": \"good\"")
        try await shop.shell("sqlite3 ledger.db \"UPDATE entries SET verdict = 'rejected' WHERE idx = 4\"")
        // What was verified before is not read again; a first look reads all.
        try await shop.shell("rm seen")
        try await monitor(Shop.ledger).expect(.errored, saying: "\"verdict\": \"bad\"")
        #expect(!shop.folder.files(below: "").contains("seen"))
    }

    @Test func anOldBackupIsRefusedUntilSomebodyGivesUpWhatIsLost() async throws {
        let (shop, _) = try await logged()
        try await shop.shell("for file in ledger.db*; do cp -r $file old${file#ledger}; done")
        try await shop.approve("bob")
        try await shop.run().expect(.success)
        let forked = try await fork(shop)
        try await shop.shell("rm -r ledger.db*; for file in old.db*; do cp -r $file ledger${file#old}; done")
        for verb in [["query"], ["prove", "1"], ["checkpoint"]] {
            try await shop.sluice(["ledger"] + verb + ledger).expect(
                .errored, saying: "ledger.rollback", "ledger recover")
        }
        try await shop.verify().expect(.errored, saying: "ledger.rollback")
        try await shop.act("approve", by: "bob").expect(.errored, saying: "ledger.rollback")
        let recover = ["ledger", "recover"] + ledger + ["--accept-rollback"]
        try await shop.sluice(recover + ["5"]).expect(.usage, saying: "has 3 entries, not 5")
        try await shop.sluice(recover + ["3"]).expect(.success, saying: "gave up the entries from 3 to 4")
        #expect(try shop.folder.text("home/recoveries.log").contains("gave up 5 entries"))
        try await shop.verify().expect(.success)
        try await shop.act("approve", by: "carol", role: "security").expect(.success)
        try await shop.sluice(recover + ["4"]).expect(.usage, saying: "no roll-back")
        // The other history, now longer than what is remembered, is a fork of it.
        try await shop.sluice(["ledger", "query", "--ledger", "sqlite:fork.db"]).expect(
            .errored, saying: "ledger.inconsistent")
        try await shop.sluice(["ledger", "query", "--ledger", "sqlite:fork.db"], with: forked).expect(.success)
    }

    @Test func verificationGoesOnFromATrustedCheckpoint() async throws {
        let (shop, _) = try await logged()
        try shop.folder.write(try await shop.sluice(["ledger", "checkpoint"] + ledger).output, to: "old.txt")
        try await shop.approve("bob")
        try await shop.verify(Shop.ledger, ["--since", "old.txt"]).expect(
            .success, saying: "trusted the 3 entries", "they were not read", "verified 1 entries after it")
        // Damage in the part that is trusted is for a full verification.
        try await shop.shell("sqlite3 ledger.db \"UPDATE entries SET principal = 'eve' WHERE idx = 2\"")
        try await shop.verify(Shop.ledger, ["--since", "old.txt"]).expect(.success)
        try await shop.verify().expect(.errored, saying: "entries.principal of entry 2")
        try await shop.shell("sed -i 2s/3/2/ old.txt")
        try await shop.verify(Shop.ledger, ["--since", "old.txt"]).expect(.errored, saying: "ledger.note-signature")
    }
}

extension String {
    fileprivate var trimmed: String { String(prefix { $0 != "\n" }) }
}
