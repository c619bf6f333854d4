import Artifacts
import Attestation
import Documents
import Governance
import Testing

@Suite("quorum: people are counted") struct QuorumTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    @Test("two managers meet a quorum of two") func met() throws {
        let tally = try shop.tally(.twoManagers, [shop.alice.sign(Shop.act()), shop.bob.sign(Shop.act())])
        #expect(tally.isMet)
        #expect(tally.counted.map(\.person).sorted() == ["alice", "bob"])
        #expect(tally.missing.isEmpty && tally.refused.isEmpty)
    }

    @Test("one person with two keys is one person") func twoKeys() throws {
        let tally = try shop.tally(.twoManagers, [shop.alice.sign(Shop.act()), shop.aliceLaptop.sign(Shop.act())])
        #expect(!tally.isMet)
        #expect(tally.missing == [.init(role: "manager", count: 1)])
    }

    @Test("one person with two documents is one person") func twoDocuments() throws {
        let tally = try shop.tally(
            .twoManagers, [shop.alice.sign(Shop.act(at: 9)), shop.alice.sign(Shop.act(at: 10))])
        #expect(tally.counted.count == 1)
        #expect(!tally.isMet)
    }

    @Test("the same act twice is one act") func sameAct() throws {
        let act = try shop.alice.sign(Shop.act())
        #expect(try !shop.tally(.twoManagers, [act, act]).isMet)
    }

    @Test("one person in two roles fills one place") func twoRoles() throws {
        let require: [Quorum.Requirement] = [.init(role: "manager", count: 1), .init(role: "security", count: 1)]
        let acts = try [shop.alice.sign(Shop.act()), shop.alice.sign(Shop.act(as: "security"))]
        #expect(try !shop.tally(require, acts).isMet)
        #expect(try shop.tally(require, acts + [shop.dave.sign(Shop.act(as: "security"))]).isMet)
    }

    @Test("people are seated so that as many places as possible are filled") func seating() throws {
        let require: [Quorum.Requirement] = [.init(role: "manager", count: 1), .init(role: "security", count: 1)]
        let acts = try [
            shop.alice.sign(Shop.act()), shop.alice.sign(Shop.act(as: "security")), shop.bob.sign(Shop.act()),
        ]
        let tally = try shop.tally(require, acts)
        #expect(tally.isMet)
        #expect(tally.counted.map { "\($0.person)/\($0.role)" } == ["bob/manager", "alice/security"])
    }

    @Test("a grant to a group of projects and one to the project itself do not make two people") func groupAndDirect()
        throws
    {
        let alice = Person(
            name: "alice", identities: [], keyFingerprints: [shop.alice.publicKey.fingerprint],
            grants: [
                .init(role: "manager", projects: [ProjectPattern("shop")]),
                .init(role: "manager", projects: [ProjectPattern("*")]),
            ])
        let tally = try Quorum(requirements: .twoManagers, separateFromAuthors: false).tally(
            [shop.alice.sign(Shop.act())],
            for: .init(
                project: "shop", environment: "production", releaseDigest: Shop.release, reviewDigest: Shop.review,
                at: Shop.at(12)), roles: Roles(people: [alice]), authors: Authors(identities: [], roles: shop.roles))
        #expect(tally.missing == [.init(role: "manager", count: 1)])
    }

    @Test("two requirements of one role add up") func sameRoleTwice() throws {
        let require: [Quorum.Requirement] = [.init(role: "manager", count: 1), .init(role: "manager", count: 1)]
        let one = try shop.tally(require, [shop.alice.sign(Shop.act())])
        #expect(!one.isMet)
        #expect(one.missing == [.init(role: "manager", count: 1)])
        #expect(try shop.tally(require, [shop.alice.sign(Shop.act()), shop.bob.sign(Shop.act())]).isMet)
    }

    @Test("a quorum of nobody is never met, and a count below one asks for one") func nobody() throws {
        #expect(try !shop.tally([], [shop.alice.sign(Shop.act())]).isMet)
        for count in [0, -1] {
            let tally = try shop.tally([.init(role: "manager", count: count)], [])
            #expect(tally.missing == [.init(role: "manager", count: 1)])
        }
    }

    @Test("more places than people are never filled") func tooMany() throws {
        let acts = try [shop.alice, shop.bob, shop.carol].map { try $0.sign(Shop.act()) }
        #expect(try shop.tally([.init(role: "manager", count: 100)], acts).missing.first?.count == 97)
    }

    @Test("a waiver is no approval") func waiver() throws {
        let tally = try shop.tally(.oneManager, [shop.alice.sign(Shop.act(.waiver))])
        #expect(!tally.isMet)
        #expect(tally.refused.isEmpty)
    }

    @Test("a rejection stands against any number of approvals") func rejected() throws {
        let acts = try [
            shop.alice.sign(Shop.act()), shop.bob.sign(Shop.act()), shop.carol.sign(Shop.act(.rejection)),
        ]
        let tally = try shop.tally(.twoManagers, acts)
        #expect(tally.missing.isEmpty)
        #expect(tally.rejections.map(\.person) == ["carol"])
        #expect(!tally.isMet)
    }

    @Test("the last word of a person holds; at the same moment it is the rejection") func lastWord() throws {
        func isMet(_ first: ActType, at one: Int64, _ second: ActType, at two: Int64) throws -> Bool {
            let acts = try [
                shop.alice.sign(Shop.act(first, at: one)), shop.aliceLaptop.sign(Shop.act(second, at: two)),
            ]
            let tally = try shop.tally(.oneManager, acts)
            #expect(try shop.tally(.oneManager, acts.reversed()).isMet == tally.isMet)
            return tally.isMet
        }
        #expect(try isMet(.rejection, at: 9, .approval, at: 10))
        #expect(try !isMet(.approval, at: 9, .rejection, at: 10))
        #expect(try !isMet(.approval, at: 10, .rejection, at: 10))
        #expect(try !isMet(.rejection, at: 10, .approval, at: 10))
    }

    @Test("an approval signed for a far day can be taken back today") func futureApproval() throws {
        let future = try shop.alice.sign(Shop.act(at: 20))
        let rejection = try shop.alice.sign(Shop.act(.rejection, at: 11))
        #expect(try shop.tally(.oneManager, [future]).isMet)
        let acts = try [future, rejection, shop.alice.sign(Shop.act(at: 10))]
        for order in [acts, acts.reversed(), [acts[1], acts[0], acts[2]]] {
            #expect(try !shop.tally(.oneManager, order).isMet)
        }
        #expect(try shop.tally(.oneManager, acts + [shop.alice.sign(Shop.act(at: 12))]).isMet)
    }

    @Test("an approval in one role does not take back a rejection in another") func otherRole() throws {
        let acts = try [
            shop.alice.sign(Shop.act(.rejection, as: "security", at: 9)), shop.alice.sign(Shop.act(at: 10)),
        ]
        #expect(try !shop.tally(.oneManager, acts).isMet)
    }
}
