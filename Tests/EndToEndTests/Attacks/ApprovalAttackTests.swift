import Documents
import Testing

/// Approvals that must not count.
@Suite("Attacks on approvals", .needsShop) struct ApprovalAttackTests {
    /// A shop that ran once, with bob's approval.
    private func halfApprovedShop() async throws -> Shop {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.approve("bob")
        return shop
    }

    @Test func strangerCanNotApprove() async throws {
        let shop = try await halfApprovedShop()
        try await shop.act("approve", by: "mallory").expect(.usage, saying: "approval.unknown-signer")
        try await shop.run().expect(.pending, saying: "1 more approval")
    }

    @Test func onePersonWithTwoKeysIsOnePerson() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.approve("alice", "alice-phone")
        try await shop.run().expect(.pending, saying: "1 more approval by release-manager")
        try await shop.approve("bob")
        try await shop.run().expect(.success)
    }

    @Test func authorDoesNotCount() async throws {
        let shop = try await halfApprovedShop()
        try await shop.approve("dave")
        try await shop.run().expect(.pending, saying: "1 more approval by release-manager", "dave")
    }

    @Test func authorIsWhoeverMadeTheCommitToo() async throws {
        let shop = try await Shop()
        try shop.replace(
            "createdBy: \"dave@acme.example\"", by: "createdBy: \"bob@acme.example\"", in: Shop.releaseFile)
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.approve("alice", "bob", "dave")
        try await shop.run().expect(.pending, saying: "1 more approval by release-manager")
    }

    @Test func unmappedAuthorCountsAsTheApprover() async throws {
        let shop = try await Shop()
        try shop.replace(
            "createdBy: \"dave@acme.example\"", by: "createdBy: \"eve@acme.example\"", in: Shop.releaseFile)
        try await shop.makeLedger()
        try await shop.run().expect(.pending)
        try await shop.approve("alice", "bob")
        try await shop.run().expect(.pending, saying: "eve@acme.example")
    }

    @Test func roleThatIsNotHeld() async throws {
        let shop = try await halfApprovedShop()
        try await shop.act("approve", by: "carol").expect(.usage, saying: "approval.approver-not-entitled")
        try await shop.act("approve", by: "carol", role: "security").expect(.success)
        try await shop.run().expect(.pending, saying: "1 more approval by release-manager")
    }

    @Test func oldReviewDigest() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try shop.replace(
            "['critical', 'high', 'unknown']", by: "['critical', 'high']", in: "repository/policies/rules.yaml")
        try await shop.commit("Forgive unrated vulnerabilities")
        try await shop.run().expect(.pending, saying: "2 more approvals", "approval.review-changed")
    }

    @Test func commitThatChangesNothingKeepsApprovals() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try shop.folder.write("nothing of the gate's\n", to: "repository/README.md")
        try await shop.commit("Write a page")
        try await shop.run().expect(.success)
    }

    @Test func newAdvisoriesOfNoConcernKeepApprovals() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        let record = (ShopFiles.advisories["TEST-2026-2.json"] ?? "").replacing("TEST-2026-2", with: "TEST-2026-9")
        try shop.folder.write(record, to: "operator/advisories/TEST-2026-9.json")
        try await shop.run().expect(.success)
    }

    @Test func approvalOfAnotherEnvironment() async throws {
        let shop = try await Shop()
        try shop.replace("environment: production", by: "environment: \"*\"", in: Shop.trust)
        try await shop.makeLedger()
        try await shop.run(environment: "staging").expect(.pending)
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, environment: "staging", ["--write", "\(person).json"]).expect(
                .success)
        }
        try await shop.run(environment: "staging").expect(.success)
        try await shop.run().expect(.pending, saying: "2 more approvals")
        try shop.list(["alice.json", "bob.json"])
        try await shop.run().expect(.pending, saying: "2 more approvals", "it is for environment 'staging'")
    }

    @Test func approvalOfAnotherRelease() async throws {
        let shop = try await Shop()
        try await shop.approvedLedger()
        try await shop.createRelease(version: "1.0.1", to: "release/next.yaml")
        try await shop.run(release: "release/next.yaml").expect(.pending, saying: "2 more approvals")
        try shop.folder.write(ShopFiles.sbom() + " ", to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.run().expect(.pending, saying: "2 more approvals", "it is for another release")
    }

    @Test func waiverByTheWrongRoleOrForAnotherFinding() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try await shop.makeLedger()
        try await shop.run().expect(.rejected)
        let other = String(repeating: "ab", count: 32)
        try await shop.act("waive", by: "carol", role: "security", ["--finding", other]).expect(.success)
        try await shop.run().expect(.rejected)
        let malformed = try await shop.act("waive", by: "carol", role: "security", ["--finding", "abc"])
        #expect(malformed.code == ExitCode.usage.rawValue, "\(malformed.text)")
    }
}
