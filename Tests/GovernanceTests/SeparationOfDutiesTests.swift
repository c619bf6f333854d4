import Attestation
import Governance
import Testing

@Suite("quorum: authors do not approve their own work") struct SeparationOfDutiesTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    private func refusal(identities: [String], signers: [Person] = []) throws -> String? {
        let authors = Authors(identities: identities, signers: signers, roles: shop.roles)
        let tally = try shop.tally(.oneManager, [shop.alice.sign(Shop.act())], authors: authors)
        #expect(tally.isMet == tally.refused.isEmpty)
        return tally.refused.first.map { "\($0.reason): \($0.message)" }
    }

    @Test("the author's own approval does not count") func author() throws {
        #expect(
            try refusal(identities: ["alice@shop.example"])
                == "approval.separation-of-duties: alice is an author of the release")
    }

    @Test("nor when she is known by her principal name, by letters in another case, or as signer of the release")
    func aliases() throws {
        #expect(try refusal(identities: ["alice"]) != nil)
        #expect(try refusal(identities: ["Alice@Shop.Example"]) != nil)
        let alice = try #require(shop.roles.people.first)
        #expect(try refusal(identities: ["bob@shop.example"], signers: [alice]) != nil)
    }

    @Test("nor while an author is mapped to nobody: it may be her") func unmapped() throws {
        #expect(
            try refusal(identities: ["bob@shop.example", "who@else.example"])
                == "approval.separation-of-duties: the author 'who@else.example' is in no role and may be alice")
        #expect(try refusal(identities: [""]) != nil)
    }

    @Test("nor when the release names no author at all") func noAuthor() throws {
        #expect(try refusal(identities: []) == "approval.separation-of-duties: the release names no author")
    }

    @Test("somebody else's release she may approve") func other() throws {
        #expect(try refusal(identities: ["bob@shop.example"]) == nil)
    }

    @Test("the author may still reject") func authorRejects() throws {
        let authors = Authors(identities: ["alice@shop.example"], roles: shop.roles)
        let acts = try [shop.alice.sign(Shop.act(.rejection)), shop.bob.sign(Shop.act())]
        #expect(try !shop.tally(.oneManager, acts, authors: authors).isMet)
    }

    @Test("a pipeline may let authors approve; then nobody is left out") func allowed() throws {
        let tally = try Quorum(requirements: .oneManager, separateFromAuthors: false).tally(
            [shop.alice.sign(Shop.act())],
            for: .init(
                project: "shop", environment: "production", releaseDigest: Shop.release, reviewDigest: Shop.review,
                at: Shop.at(12)), roles: shop.roles, authors: Authors(identities: [], roles: shop.roles))
        #expect(tally.isMet)
    }

    @Test("unmapped authors are listed once, in byte order") func listed() {
        let authors = Authors(identities: ["b@x", "a@x", "b@x", "bob", "BOB@shop.example"], roles: shop.roles)
        #expect(authors.unmapped == ["a@x", "b@x"])
        #expect(authors.principals == ["bob"])
    }
}
