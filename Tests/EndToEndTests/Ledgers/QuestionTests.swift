import Documents
import Testing

/// Questions to a ledger that runs made, from the command line.
@Suite("Questions to a ledger", .needsShop) struct QuestionTests {
    private let shop: Shop

    init() async throws {
        shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.run().expect(.success)
    }

    private func ask(_ arguments: String...) async throws -> Outcome {
        try await shop.sluice(["ledger", "query", "--ledger", Shop.ledger] + arguments)
    }

    private func rows(_ arguments: [String]) async throws -> [JSONValue] {
        let outcome = try await shop.sluice(
            ["ledger", "query", "--ledger", Shop.ledger, "--output", "json"] + arguments)
        outcome.expect(.success)
        return try outcome.json()["rows"]?.array ?? []
    }

    @Test func filtersAndPages() async throws {
        let people = try await rows(["--filter", "kind == 'approval' && principal in ['alice', 'bob']"])
        #expect(people.compactMap { $0["principal"]?.string } == ["bob", "alice"])
        let live = try await rows(["--filter", "live && 'alice' in approvers && findings.blocking == 0"])
        #expect(live.compactMap { $0["verdict"]?.string } == ["promoted"])
        #expect(
            try await rows(["--filter", "stages.exists(s, s.uses == 'vulnerability/scan' && s.outcome == 'failed')"])
                .isEmpty)
        let all = try await shop.sluice(
            [
                "ledger", "query", "--ledger", Shop.ledger, "--filter", "true", "--limit", "2", "--all", "--output",
                "csv",
            ])
        all.expect(.success)
        #expect(all.output.split(separator: "\r\n").count == 6 && all.output.hasPrefix("index,kind,client_id,"))
        let first = try await shop.sluice(
            ["ledger", "query", "--ledger", Shop.ledger, "--filter", "true", "--limit", "2", "--output", "json"])
        let token = try #require(try first.json()["next"]?.string)
        let second = try await rows(["--filter", "true", "--limit", "2", "--after", token])
        #expect(second.compactMap { $0["index"]?.integer } == [2, 1])
        try await ask("--filter", "live", "--limit", "2", "--after", token).expect(
            .usage, saying: "is not of this question")
        try await ask("--filter", "index == 77").expect(.success, saying: "No entry fulfils this.")
    }

    @Test func mistakesPointAtTheirPlace() async throws {
        let outcome = try await ask("--filter", "project.matches('a.*') && verdict == 'promoted'")
        outcome.expect(.usage, saying: "regular expressions can't be asked", "^~~~", "Can be asked:")
        try await ask("--filter", "verdikt == 'promoted'").expect(.usage, saying: "Did you mean 'verdict'?")
        try await ask("--view", "relases").expect(.usage, saying: "there is no view 'relases'", "releases")
        try await ask("--view", "component").expect(.usage, saying: "needs 'purl'")
        try await ask("--view", "releases", "--arg", "nam=x").expect(.usage, saying: "Did you mean 'name'?")
        try await ask("--view", "help").expect(.success, saying: "waiver-debt", "--snapshot PATH")
        try await ask("--filter", "help").expect(.success, saying: "pipeline.commit", "approvals")
    }

    @Test func viewsOfOneRelease() async throws {
        let component = try await rows([
            "--view", "component", "--arg", "purl=pkg:pypi/requests", "--arg", "range=>=2.0,<3",
        ])
        #expect(component.compactMap { $0["live"]?.bool } == [true])
        #expect(component.first?["components"]?.array?.compactMap(\.string) == ["pkg:pypi/requests@2.32.3"])
        try await ask("--view", "component", "--arg", "purl=pkg:pypi/requests@9").expect(.success, saying: "No SBOM")
        let approvals = try await rows(["--view", "approvals", "--arg", "outcome=promoted"])
        #expect(approvals.compactMap { $0["principal"]?.string } == ["alice", "bob"])
        #expect(try await rows(["--view", "approval-latency"]).compactMap { $0["seconds"]?.integer }.count == 2)
        let lead = try await rows(["--view", "lead-time"])
        #expect(lead.count == 1 && lead[0]["seconds"]?.integer != nil)
        try await ask("--view", "undecided").expect(.success, saying: "nothing can be said about what was deployed")
        #expect(try await rows(["--view", "live-on"]).compactMap { $0["agreement"]?.string } == ["not-recorded"])
        try await ask("--view", "live-on", "--arg", "date=2001-01-01T00:00:00Z").expect(
            .success, saying: "Nothing was live")
        try await ask("--view", "block-rate").expect(.success, saying: "1 final decisions")
        try await ask("--view", "waiver-debt").expect(.success, saying: "1 releases are live")
    }

    @Test func indexIsOnlyAnIndex() async throws {
        try await ask("--view", "releases").expect(.success)
        let index = ["ledger", "index", "--ledger", Shop.ledger]
        try await shop.sluice(index + ["--verify"]).expect(.success, saying: "is what the ledger and its evidence give")
        try await shop.shell(
            "sqlite3 ledger.db.index \"UPDATE entries SET verdict = 'rejected' WHERE verdict = 'promoted'\"")
        try await shop.sluice(index + ["--verify"]).expect(.errored, saying: "differs", "entries", "--rebuild")
        try await shop.sluice(index + ["--rebuild"]).expect(.success)
        try await shop.sluice(index + ["--verify"]).expect(.success)
        try shop.folder.write("this is no database, but something of some length\n", to: "ledger.db.index")
        #expect(try await rows(["--filter", "live"]).count == 1)
        try await shop.shell("rm ledger.db.index")
        #expect(try await rows(["--filter", "live"]).count == 1)
        // The ledger itself has nothing to do with it.
        try await shop.verify().expect(.success)
    }

    @Test func rescanFindsWhatIsNew() async throws {
        func rescan(_ folder: String, _ more: String...) async throws -> Outcome {
            try await shop.sluice(["release", "rescan", "--ledger", Shop.ledger, "--snapshot", folder] + more)
        }
        try await rescan("operator/advisories").expect(.success, saying: "0 of 1 live promotions are newly affected")
        try shop.folder.makeFolder("later")
        let old = try #require(ShopFiles.advisories["TEST-2026-1.json"])
        try shop.folder.write(
            old.replacing("TEST-2026-1", with: "TEST-2026-9").replacing("2.32.0", with: "2.33.0"), to: "later/new.json")
        try await rescan("later").expect(.rejected, saying: "TEST-2026-9", "pkg:pypi/requests@2.32.3", "critical")
        try await rescan("later", "--record").expect(.rejected, saying: "1 advisory-flip entries were logged")
        try await rescan("later", "--record").expect(
            .rejected, saying: "0 advisory-flip entries were logged, 1 were there")
        let flips = try await rows(["--filter", "kind == 'advisory-flip'"])
        #expect(flips.compactMap { $0["environment"]?.string } == ["production"])
        try await shop.verify().expect(.success)
        let affected = try await shop.sluice([
            "ledger", "query", "--ledger", Shop.ledger, "--view", "affected", "--arg", "advisory=TEST-2026-9",
            "--snapshot",
            "later",
        ])
        affected.expect(.success, saying: "acme", "2.33.0", "yes")
        // No feed for what the release is made of: nothing was examined.
        try shop.folder.makeFolder("other")
        try shop.folder.write(
            old.replacing("PyPI", with: "npm").replacing("requests", with: "left-pad"), to: "other/npm.json")
        try await rescan("other").expect(.incomplete, saying: "0 of 2 packages were examined", "no-feed")
        try shop.folder.makeFolder("empty")
        try await rescan("empty").expect(.usage, saying: "there is no advisory")
    }

    @Test func rescanWithoutEvidenceIsIncomplete() async throws {
        try await shop.shell("rm -r ledger.db.evidence/sha256")
        let outcome = try await shop.sluice(
            ["release", "rescan", "--ledger", Shop.ledger, "--snapshot", "operator/advisories"])
        outcome.expect(.incomplete, saying: "evidence-missing")
        try await ask("--view", "component", "--arg", "purl=pkg:pypi/requests").expect(
            .incomplete, saying: "could not be read from the evidence")
    }

    @Test func reportForAnAuditor() async throws {
        let arguments = ["ledger", "report", Shop.release, "--ledger", Shop.ledger]
        let markdown = try await shop.sluice(arguments)
        markdown.expect(
            .success, saying: "acme/shop@1.0.0", "sluice.approval.v1", "BEGIN SSH SIGNATURE", "Inclusion proof")
        let json = try await shop.sluice(arguments + ["--output", "json"])
        json.expect(.success)
        let report = try json.json()
        #expect(report["complete"]?.bool == true)
        let kinds = (report["entries"]?.array ?? []).compactMap { $0["kind"]?.string }
        #expect(kinds == ["decision", "approval", "approval", "decision"])
        try await shop.shell("rm -r ledger.db.evidence/sha256")
        try await shop.sluice(arguments).expect(.incomplete, saying: "Evidence that the store does not have")
        try await shop.sluice(["ledger", "report", "acme/none@1", "--ledger", Shop.ledger]).expect(
            .usage, saying: "has no entry about")
    }
}
