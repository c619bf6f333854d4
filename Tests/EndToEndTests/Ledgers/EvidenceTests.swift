import Documents
import Testing

/// What a decision was made from must stay as it was.
@Suite("Evidence", .needsShop) struct EvidenceTests {
    private func runShop() async throws -> (shop: Shop, sbom: String) {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        let digest = try await shop.tool("sha256sum", ["release/sbom.json"]).output.prefix(64)
        let file = shop.folder.files(below: "ledger.db.evidence").first { $0.hasSuffix(String(digest.dropFirst(2))) }
        return (shop, "ledger.db.evidence/\(try #require(file))")
    }

    @Test func deletedEvidenceIsNamed() async throws {
        let (shop, sbom) = try await runShop()
        try shop.folder.remove(sbom)
        let digest = try await shop.tool("sha256sum", ["release/sbom.json"]).output.prefix(64)
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(
            .incomplete, saying: String(digest))
    }

    @Test func changedEvidenceIsNotUsed() async throws {
        let (shop, sbom) = try await runShop()
        try await shop.shell("chmod u+w '\(sbom)'")
        try shop.folder.write("{}", to: sbom)
        let replay = try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger])
        #expect(replay.code == ExitCode.incomplete.rawValue || replay.code == ExitCode.errored.rawValue)
        replay.expect(silentAbout: "identical")
    }

    @Test func explainWithoutEvidenceSaysWhatIsMissing() async throws {
        let (shop, _) = try await runShop()
        try await shop.shell("rm -r ledger.db.evidence")
        try await shop.sluice(["explain", Shop.release, "--ledger", Shop.ledger]).expect(
            .errored, saying: "evidence")
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(.incomplete)
        // The log itself stands by itself.
        try await shop.verify().expect(.success)
    }

    @Test func differentJudgementIsReported() async throws {
        let (shop, _) = try await runShop()
        let all = try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger])
        all.expect(.success, saying: "entry 1: pending – identical, input digest sha256:")
    }
}
