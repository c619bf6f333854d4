import Testing

/// A change of trust is judged by the previous trust.
@Suite("Changes of trust", .needsShop) struct TrustChangeTests {
    private func signChange(_ shop: Shop, by person: String) async throws -> Outcome {
        try await shop.sluice([
            "ledger", "trust", "--ledger", Shop.ledger, "--trust", Shop.trust, "--sign", "release-manager", "--key",
            "keys/\(person)", "--into", "change-\(person).json",
        ])
    }

    private func bringIn(_ shop: Shop, by people: String...) async throws -> Outcome {
        try await shop.sluice(
            ["ledger", "trust", "--ledger", Shop.ledger, "--trust", Shop.trust]
                + people.flatMap { ["--approval", "change-\($0).json"] })
    }

    /// A ledger with one decision, and mallory newly among the release managers.
    private func changedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        let mallory = """
                - name: mallory
                  identities: [mallory@acme.example]
                  keys:
                    - \(try shop.key("mallory"))
                  roles:
                    - { role: release-manager, projects: [acme] }

            """
        try shop.folder.write(try shop.folder.text("operator/roles.yaml") + mallory, to: "operator/roles.yaml")
        return shop
    }

    @Test func changedTrustIsRefused() async throws {
        let shop = try await changedShop()
        try await shop.run().expect(.usage, saying: "trust.changed", "sluice ledger trust")
        try await shop.act("approve", by: "mallory").expect(.usage, saying: "trust.changed")
        #expect(try await shop.entries().count == 2)
    }

    @Test func previousTrustBringsItIn() async throws {
        let shop = try await changedShop()
        try await bringIn(shop).expect(.rejected, saying: "2 by release-manager")
        for person in ["alice", "bob"] { try await signChange(shop, by: person).expect(.success) }
        try await bringIn(shop, by: "alice").expect(.rejected, saying: "1 by release-manager")
        try await bringIn(shop, by: "alice", "bob").expect(.success, saying: "holds from entry 2 on")
        try await shop.run().expect(.pending)
        try await shop.approve("alice", "mallory")
        try await shop.run().expect(.success)
        try await shop.verify().expect(.success)
        try await shop.sluice(["replay", Shop.release, "--all", "--ledger", Shop.ledger]).expect(
            .success, saying: "identical")
        try await bringIn(shop).expect(.success, saying: "already")
    }

    @Test func newPeopleDoNotLetThemselvesIn() async throws {
        let shop = try await changedShop()
        for person in ["alice", "mallory"] { try await signChange(shop, by: person).expect(.success) }
        try await bringIn(shop, by: "alice", "mallory").expect(
            .rejected, saying: "approval.unknown-signer", "1 by release-manager")
        try await shop.run().expect(.usage, saying: "trust.changed")
    }

    @Test func approvalOfAnotherChangeDoesNotCount() async throws {
        let shop = try await changedShop()
        for person in ["alice", "bob"] { try await signChange(shop, by: person).expect(.success) }
        try shop.replace("count: 2", by: "count: 1", in: Shop.trust)
        try await bringIn(shop, by: "alice", "bob").expect(.rejected, saying: "2 by release-manager")
        #expect(try await shop.entries().count == 2)
    }

    @Test func twoKeysOfOnePersonAreOneApproval() async throws {
        let shop = try await changedShop()
        for person in ["alice", "alice-phone"] { try await signChange(shop, by: person).expect(.success) }
        try await bringIn(shop, by: "alice", "alice-phone").expect(.rejected, saying: "1 by release-manager")
    }

    @Test func trustNobodyMayChange() async throws {
        let shop = try await Shop()
        try shop.replace("  changes:\n    - { role: release-manager, count: 2 }\n", by: "", in: Shop.trust)
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try shop.replace("name: acme\n", by: "name: acme-2\n", in: Shop.trust)
        try await signChange(shop, by: "alice").expect(.success)
        try await bringIn(shop, by: "alice").expect(.rejected, saying: "lets nobody change it")
    }
}
