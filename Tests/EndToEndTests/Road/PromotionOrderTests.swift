import Testing

/// Production asks for staging first.
@Suite("Promotion order", .needsShop) struct PromotionOrderTests {
    private func shop(soak: String) async throws -> Shop {
        let shop = try await Shop()
        let gate = try shop.folder.text(Shop.trust).components(after: "  gates:\n")
        let staging = gate.replacing("production", with: "staging").replacing(", sign-off", with: "")
        try shop.folder.write(try shop.folder.text(Shop.trust) + staging, to: Shop.trust)
        let production = ShopFiles.pipeline
        let examinations = production.components(before: "    - name: sign-off")
        try shop.folder.write(
            examinations.replacing("name: production", with: "name: staging") + "  policies: [policies/rules.yaml]\n",
            to: "repository/pipelines/staging.yaml")
        try shop.folder.write(
            examinations.replacing(
                "spec:\n", with: "spec:\n  requires:\n    - { environment: staging\(soak) }\n")
                + "  policies: [policies/rules.yaml]\n", to: "repository/pipelines/production.yaml")
        try shop.replace("objects, sign-off]", by: "objects]", in: Shop.trust)
        try await shop.commit()
        try await shop.makeLedger()
        return shop
    }

    @Test func productionWaitsForStaging() async throws {
        let shop = try await shop(soak: "")
        try await shop.run().expect(.pending, saying: "staging")
        try await shop.run(environment: "staging", ["--effective-time", "2026-01-01T00:00:00Z"]).expect(.success)
        // A given time is never counted for the order.
        try await shop.run().expect(.pending, saying: "staging")
        try await shop.run(environment: "staging").expect(.success)
        try await shop.run().expect(.success)
        try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger]).expect(
            .success, saying: "identical")
    }

    @Test func productionWaitsForTheSoak() async throws {
        let shop = try await shop(soak: ", soak: 1h")
        try await shop.run(environment: "staging").expect(.success)
        try await shop.run().expect(.pending, saying: "soak")
        try await shop.verify().expect(.success)
    }
}

extension String {
    /// What stands after a text; all of it when the text is not there.
    fileprivate func components(after text: String) -> String {
        ranges(of: text).first.map { String(self[$0.upperBound...]) } ?? String(self)
    }

    /// What stands before a text; all of it when the text is not there.
    fileprivate func components(before text: String) -> String {
        ranges(of: text).first.map { String(self[..<$0.lowerBound]) } ?? String(self)
    }
}
