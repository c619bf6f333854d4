import Documents
import Testing

/// The same input gives the same bytes, whatever ledger, key, hash seed or order of files.
@Suite("Determinism", .needsShop) struct DeterminismTests {
    private static let time = ["--effective-time", "2030-01-01T00:00:00Z"]

    /// A shop whose release carries two approvals as files.
    private func approvedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.makeLedger("sqlite:first.db")
        try await shop.run(ledger: "sqlite:first.db").expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act(
                "approve", by: person, ledger: "sqlite:first.db", ["--write", "release/\(person).json"]
            ).expect(.success)
        }
        try shop.list(["release/alice.json", "release/bob.json"])
        return shop
    }

    /// Judges the release on a new ledger and answers what came out of it.
    private func judge(
        _ shop: Shop, _ name: String, release: String = Shop.releaseFile, trust: String = Shop.trust,
        with extra: [String: String] = [:]
    ) async throws -> (digest: String, body: [UInt8], statement: [UInt8]) {
        var extra = extra
        extra["SLUICE_HOME"] = shop.folder.file("home-\(name)")
        try await shop.makeLedger("sqlite:\(name).db", with: extra)
        let run = try await shop.run(
            release: release, ledger: "sqlite:\(name).db", trust: trust, Self.time + ["--output", "json"], with: extra)
        run.expect(.success)
        try await shop.sluice(
            ["ledger", "prove", Shop.release, "--ledger", "sqlite:\(name).db", "--into", "proof-\(name)"], with: extra
        ).expect(.success)
        try await shop.sluice(["replay", Shop.release, "--ledger", "sqlite:\(name).db"], with: extra).expect(
            .success, saying: "identical")
        let statement = try shop.folder.bytes("proof-\(name)/statement.json")
        let predicate = try JSONReader.value(statement)["predicate"]
        let body = try #require(predicate?["urn:sluice:decision:v1"])
        return (try #require(try run.json()["inputDigest"]?.string), try CanonicalJSON.encode(body), statement)
    }

    @Test func twoLedgersTwoKeysOneTime() async throws {
        let shop = try await approvedShop()
        let one = try await judge(shop, "one")
        let two = try await judge(shop, "two")
        #expect(one.digest == two.digest)
        #expect(one.body == two.body)
        #expect(try shop.folder.bytes("home-one/keys/ledger.pem") != shop.folder.bytes("home-two/keys/ledger.pem"))
        // Also within the whole statement only the verifier's id, which names the ledger's key, differs.
        let lengths = [one.statement.count, two.statement.count]
        #expect(lengths[0] == lengths[1])
    }

    @Test func hashSeeds() async throws {
        let shop = try await approvedShop()
        let seeded = try await judge(shop, "seeded", with: ["SWIFT_DETERMINISTIC_HASHING": "1"])
        for attempt in 1...2 {
            let free = try await judge(shop, "free\(attempt)")
            #expect(free.digest == seeded.digest)
            #expect(free.body == seeded.body)
        }
    }

    @Test func filesMadeInAnotherOrder() async throws {
        let shop = try await approvedShop()
        for number in 10..<30 {
            try shop.folder.write(
                (ShopFiles.advisories["TEST-2026-2.json"] ?? "").replacing("TEST-2026-2", with: "TEST-2026-\(number)"),
                to: "operator/advisories/\(number)/record-\(number).json")
        }
        let one = try await judge(shop, "one")
        try await shop.shell(
            """
            set -e
            mkdir other
            cp -r repository release operator other/
            rm -r other/operator/advisories
            mkdir other/operator/advisories
            find operator/advisories -type f | sort -r | while read -r file; do
                mkdir -p "other/$(dirname "$file")"
                cp "$file" "other/$file"
            done
            """)
        let two = try await judge(
            shop, "two", release: "other/\(Shop.releaseFile)", trust: "other/\(Shop.trust)")
        #expect(one.digest == two.digest)
        #expect(one.body == two.body)
    }

    @Test func identicalRunAppendsNothing() async throws {
        let shop = try await approvedShop()
        try await shop.makeLedger()
        try await shop.run(Self.time).expect(.success)
        let before = try shop.folder.bytes("ledger.db")
        try await shop.run(Self.time).expect(.success)
        #expect(try shop.folder.bytes("ledger.db") == before)
        #expect(try await shop.entries().count == 2)
    }

    @Test func twoRunsAtOnceAppendOnce() async throws {
        let shop = try await approvedShop()
        try await shop.makeLedger()
        async let one = shop.run(Self.time)
        async let two = shop.run(Self.time)
        async let three = shop.run(Self.time)
        for outcome in try await [one, two, three] { outcome.expect(.success) }
        #expect(try await shop.entries().count == 2)
        try await shop.verify().expect(.success)
    }

    @Test func anotherTimeIsAnotherInput() async throws {
        let shop = try await approvedShop()
        try await shop.makeLedger()
        let one = try await shop.run(Self.time + ["--output", "json"])
        let two = try await shop.run(["--effective-time", "2030-01-02T00:00:00Z", "--output", "json"])
        #expect(try one.json()["inputDigest"] != two.json()["inputDigest"])
        #expect(try one.json()["reviewDigest"] == two.json()["reviewDigest"])
        try await shop.run(["--effective-time", "tomorrow"]).expect(.usage, saying: "'tomorrow' is no time")
    }
}
