import Artifacts
import Attestation
import Documents
import Governance
import Testing

@Suite("quorum: an act counts only for what it was signed for") struct ActScopeTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    /// The reason why alice's approval, with one thing changed, does not count.
    private func reason(_ change: (inout ActDocument) -> Void) throws -> String? {
        let tally = try shop.tally(.oneManager, [shop.alice.sign(Shop.act(.approval, change))])
        #expect(tally.isMet == tally.refused.isEmpty)
        return tally.refused.first?.reason
    }

    @Test("unchanged it counts") func unchanged() throws { #expect(try reason { _ in } == nil) }

    @Test("for another project, environment or release it does not") func subject() throws {
        let other = Digest.sha256(of: [1])
        #expect(try reason { $0.project = "shop2" } == "approval.subject-mismatch")
        #expect(try reason { $0.environment = "staging" } == "approval.subject-mismatch")
        #expect(try reason { $0.environment = "Production" } == "approval.subject-mismatch")
        #expect(try reason { $0.releaseDigest = other } == "approval.subject-mismatch")
        #expect(try reason { $0.releaseDigest = nil } == "approval.subject-mismatch")
    }

    @Test("for an old review it does not") func oldReview() throws {
        #expect(try reason { $0.reviewDigest = .sha256(of: [2]) } == "approval.review-changed")
        #expect(try reason { $0.reviewDigest = nil } == "approval.review-changed")
    }

    @Test("expired it does not, from the very second on") func expired() throws {
        #expect(try reason { $0.expires = Shop.at(11) } == "approval.expired")
        #expect(try reason { $0.expires = Shop.at(12) } == "approval.expired")
        #expect(try reason { $0.expires = Shop.at(13) } == nil)
    }

    @Test("in a role the person does not hold here it does not") func role() throws {
        #expect(try reason { $0.role = "director" } == "approval.approver-not-entitled")
        #expect(try reason { $0.role = "Manager" } == "approval.approver-not-entitled")
        let erin = try shop.tally(.oneManager, [shop.erin.sign(Shop.act())])
        #expect(erin.refused.map(\.reason) == ["approval.approver-not-entitled"])
    }

    @Test("in a role that was not asked for it fills no place") func unaskedRole() throws {
        #expect(try !shop.tally(.oneManager, [shop.dave.sign(Shop.act(as: "security"))]).isMet)
    }

    @Test("by an unknown key it does not, whatever it says") func stranger() throws {
        let tally = try shop.tally(.oneManager, [shop.stranger.sign(Shop.act())])
        #expect(tally.refused.map(\.reason) == ["approval.unknown-signer"])
        #expect(tally.refused.first?.principal == nil)
    }

    @Test("a rejection holds for every review of the release, but not for another release") func rejection() throws {
        func rejections(_ change: (inout ActDocument) -> Void) throws -> Int {
            try shop.tally(.oneManager, [shop.alice.sign(Shop.act(.rejection, change))]).rejections.count
        }
        #expect(try rejections { $0.reviewDigest = .sha256(of: [3]) } == 1)
        #expect(try rejections { $0.releaseDigest = .sha256(of: [3]) } == 0)
        #expect(try rejections { $0.environment = "staging" } == 0)
    }

    @Test("changing any one field after signing makes the signature fail") func singleFieldMutation() throws {
        let signed = try shop.alice.sign(Shop.act(.approval) { $0.commentDigest = .sha256(of: [4]) })
        let mutations: [(String, (inout ActDocument) -> Void)] = [
            ("at", { $0.at = Shop.at(9) }), ("commentDigest", { $0.commentDigest = nil }),
            ("environment", { $0.environment = "staging" }), ("expires", { $0.expires = Shop.at(13) }),
            ("project", { $0.project = "shop2" }), ("releaseDigest", { $0.releaseDigest = .sha256(of: [5]) }),
            ("reviewDigest", { $0.reviewDigest = .sha256(of: [5]) }), ("role", { $0.role = "security" }),
            ("type and verdict", { $0.type = .rejection }),
        ]
        for (field, mutate) in mutations {
            var document = signed.document
            mutate(&document)
            let error = try #require(throws: ActError.self, "\(field)") {
                try SignedAct(documentBytes: document.encoded(), signature: signed.signature)
            }
            #expect(error.code == .signature, "\(field)")
        }
    }

    @Test("a signature in the namespace of another act does not hold") func namespace() throws {
        let document = Shop.act()
        let bytes = try document.encoded()
        for namespace in ["sluice.rejection.v1", "sluice.waiver.v1", "sluice.release.v1", "git", "file"] {
            let signature = try shop.alice.signature(over: bytes, as: namespace)
            #expect(throws: ActError.self) { try SignedAct(documentBytes: bytes, signature: signature) }
        }
    }
}
