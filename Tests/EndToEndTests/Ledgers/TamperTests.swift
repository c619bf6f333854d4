import Testing

/// Whoever changes what is stored is found out, by the place.
@Suite("Tampering", .needsShop, .needs("sqlite3")) struct TamperTests {
    /// A ledger with a change of trust, two decisions and two approvals.
    private func promotedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
        return shop
    }

    private func sqlite(_ shop: Shop, _ database: String, _ statement: String) async throws -> [[String]] {
        let outcome = try await shop.tool("sqlite3", ["-separator", "\t", database, statement])
        return outcome.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// An SQL expression for another value of the same type.
    private func other(_ column: String, _ type: String) -> String {
        switch type {
        case "INTEGER": "\(column) + 7"
        case "BLOB":
            "CAST(substr(\(column), 1, length(\(column)) - 1) || "
                + "CASE substr(\(column), -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB)"
        default: "coalesce(\(column), '') || 'x'"
        }
    }

    @Test func everyColumnOfEveryTable() async throws {
        let shop = try await promotedShop()
        try await shop.verify().expect(.success)
        try await shop.verify(Shop.ledger, ["--tree-only"]).expect(
            .success, saying: "only the tree was verified, not who signed the entries", "verified 5 entries")
        let tables = try await sqlite(
            shop, "ledger.db", "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).map { $0[0] }
        #expect(tables == ["checkpoint", "entries", "ledger", "tiles"])
        var changed = 0
        for table in tables {
            let rows = table == "entries" ? ["idx = 1", "idx = 2", "idx = 4"] : ["1"]
            for column in try await sqlite(shop, "ledger.db", "PRAGMA table_info(\(table))") {
                for row in rows {
                    let copy = "changed-\(changed).db"
                    changed += 1
                    try shop.folder.copy("ledger.db", to: copy)
                    let counted = try await sqlite(
                        shop, copy,
                        "PRAGMA ignore_check_constraints = ON; UPDATE \(table) SET \(column[1]) = "
                            + "\(other(column[1], column[2])) WHERE \(row); SELECT changes()")
                    #expect(counted.last == ["1"], "\(table).\(column[1])")
                    let verified = try await shop.verify("sqlite:\(copy)")
                    verified.expect(.errored, saying: "\(table).")
                    try shop.folder.remove(copy)
                }
            }
        }
        #expect(changed == 17 * 3 + 8)
    }

    @Test(arguments: [
        "DELETE FROM entries WHERE idx = 4", "DELETE FROM entries WHERE idx = 2", "DELETE FROM tiles",
        "DELETE FROM checkpoint", "DELETE FROM ledger", "DROP TABLE tiles", "DROP INDEX entries_by_client",
        "CREATE TABLE more(x)", "ALTER TABLE entries ADD COLUMN more TEXT", "PRAGMA user_version = 3",
        "INSERT INTO entries SELECT 5, envelope, leaf_hash, kind, 'x', project, name, version, release_digest, "
            + "environment, verdict, review_digest, input_digest, at, time_source, principal, document_digest "
            + "FROM entries WHERE idx = 4",
    ])
    func removedAndAddedThings(statement: String) async throws {
        let shop = try await promotedShop()
        _ = try await sqlite(shop, "ledger.db", statement)
        let verified = try await shop.verify()
        #expect(verified.code == ExitCode.errored.rawValue, "\(verified.text)")
    }

    @Test func verdictOfARejectionTurnedInEveryIndexedField() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        _ = try await sqlite(shop, "ledger.db", "UPDATE entries SET verdict = 'promoted' WHERE verdict = 'pending'")
        try await shop.verify().expect(.errored, saying: "entries.verdict of entry 1")
        let listed = try await shop.sluice(["release", "list", "--ledger", Shop.ledger])
        listed.expect(silentAbout: "promoted")
    }

    @Test func ledgerSignedByAnotherKey() async throws {
        let shop = try await promotedShop()
        try await shop.shell("openssl pkey -in home/keys/ledger.pem -pubout -out first.pub")
        let other = ["SLUICE_HOME": shop.folder.file("home-of-a-thief")]
        try await shop.makeLedger("sqlite:copy.db", with: other)
        try await shop.run(ledger: "sqlite:copy.db", with: other).expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: "sqlite:copy.db", with: other).expect(.success)
        }
        try await shop.run(ledger: "sqlite:copy.db", with: other).expect(.success)
        try await shop.sluice(["ledger", "verify", "--ledger", "sqlite:copy.db"], with: other).expect(.success)
        try await shop.verify("sqlite:copy.db", ["--key", "first.pub"]).expect(.errored)
        try await shop.verify("sqlite:copy.db").expect(.errored)
        // Nobody builds on it either.
        let run = try await shop.run(ledger: "sqlite:copy.db")
        run.expect(.errored)
        try await shop.verify(Shop.ledger, ["--key", "first.pub"]).expect(.success)
    }

    @Test func keysOfTheTrustPolicyAreUsed() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.shell("openssl pkey -in home/keys/ledger.pem -pubout -out first.pub")
        let pem = try shop.folder.text("first.pub").split(separator: "\n").map { "      \($0)\n" }.joined()
        try shop.replace("  changes:\n", by: "  ledgerKeys:\n    - |\n\(pem)  changes:\n", in: Shop.trust)
        try await shop.run().expect(.pending)
        try await shop.sluice(
            ["ledger", "verify", "--ledger", Shop.ledger, "--trust", Shop.trust],
            with: ["SLUICE_HOME": shop.folder.file("none")]
        ).expect(.success)
        let other = ["SLUICE_HOME": shop.folder.file("home-of-a-thief")]
        try await shop.makeLedger("sqlite:copy.db", with: other)
        let run = try await shop.run(ledger: "sqlite:copy.db", with: other)
        #expect(run.code != 0 && run.code != ExitCode.pending.rawValue, "\(run.text)")
        try await shop.sluice(
            ["ledger", "verify", "--ledger", "sqlite:copy.db", "--trust", Shop.trust], with: other
        ).expect(.errored)
    }
}
