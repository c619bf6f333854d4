import Artifacts
import Attestation
import Documents
import Governance
import Testing

@Suite("waivers") struct WaiverTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    private func decision(
        _ acts: [SignedAct], roles allowed: [String] = ["security"], authors: Authors? = nil
    ) throws -> WaiverDecision {
        try WaiverDecision(
            acts, allowedRoles: allowed, project: "shop", environment: "production", releaseDigest: Shop.release,
            at: Shop.at(12), roles: shop.roles, authors: authors ?? shop.outsideAuthor())
    }

    private func reason(
        by signer: Signer? = nil, allowed: [String] = ["security"], authors: Authors? = nil,
        _ change: (inout ActDocument) -> Void = { _ in }
    ) throws -> String? {
        let act = try (signer ?? shop.dave).sign(Shop.act(.waiver, as: "security", change))
        let decision = try decision([act], roles: allowed, authors: authors)
        #expect(decision.inForce.isEmpty == (decision.waiver(for: "f") == nil))
        #expect(decision.inForce.count + decision.refused.count == 1)
        return decision.refused.first?.reason
    }

    @Test("a waiver in force lets its own findings pass, and no other") func inForce() throws {
        let decision = try decision([shop.dave.sign(Shop.act(.waiver, as: "security") { $0.findings = ["f", "g"] })])
        #expect(decision.waiver(for: "f")?.principal == "dave")
        #expect(decision.waiver(for: "g") != nil)
        #expect(decision.waiver(for: "h") == nil)
    }

    @Test("it holds in its own project, environment and release") func scope() throws {
        #expect(try reason { $0.project = "shop2" } == "waiver.out-of-scope")
        #expect(try reason { $0.environment = "staging" } == "waiver.out-of-scope")
        #expect(try reason { $0.releaseDigest = .sha256(of: [1]) } == "waiver.out-of-scope")
        #expect(try reason { $0.releaseDigest = nil } == nil)
    }

    @Test("it ends when it says") func expiry() throws {
        #expect(try reason { $0.expires = Shop.at(12) } == "waiver.expired")
        #expect(try reason { $0.expires = Shop.at(13) } == nil)
    }

    @Test("only the roles that trust names may waive, by who holds them") func role() throws {
        #expect(try reason(allowed: []) == "waiver.not-entitled")
        #expect(try reason(allowed: ["manager"]) == "waiver.not-entitled")
        #expect(try reason(by: shop.bob) == "waiver.not-entitled")
        #expect(try reason(by: shop.stranger) == "waiver.unknown-signer")
    }

    @Test("an author does not waive, nor does anybody while an author is unknown") func author() throws {
        let dave = Authors(identities: ["dave@shop.example"], roles: shop.roles)
        #expect(try reason(authors: dave) == "waiver.separation-of-duties")
        #expect(try reason(authors: Authors(identities: ["x@y"], roles: shop.roles)) == "waiver.separation-of-duties")
        #expect(try reason(authors: Authors(identities: [], roles: shop.roles)) == "waiver.separation-of-duties")
    }

    @Test("an approval is no waiver") func approval() throws {
        let decision = try decision([shop.dave.sign(Shop.act(as: "security"))])
        #expect(decision.inForce.isEmpty && decision.refused.isEmpty)
    }

    @Test("of several waivers the one that ends first is told, whatever their order") func strictest() throws {
        let acts = try [nil, Shop.at(30), Shop.at(20)].map { end in
            try shop.dave.sign(Shop.act(.waiver, as: "security") { $0.expires = end })
        }
        #expect(try decision(acts).waiver(for: "f")?.until == Shop.at(20))
        #expect(try decision(acts.reversed()).waiver(for: "f")?.until == Shop.at(20))
    }
}
