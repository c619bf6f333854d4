import Artifacts
import Attestation
import Documents
import Governance

/// A small company: who is who, and the release that is judged at noon.
///
/// Alice has two keys and two roles, bob and carol manage releases, dave is security, erin manages another project's.
struct Shop {
    static let release = Digest.sha256(of: Array("release".utf8))
    static let review = Digest.sha256(of: Array("review".utf8))

    let alice, aliceLaptop, bob, carol, dave, erin, stranger: Signer
    let roles: Roles

    init() throws {
        alice = try Signer(1)
        aliceLaptop = try Signer(2)
        bob = try Signer(3)
        carol = try Signer(4)
        dave = try Signer(5)
        erin = try Signer(6)
        stranger = try Signer(7)
        roles = try Roles(people: [
            Self.person("alice", [alice, aliceLaptop], ["manager", "security"]),
            Self.person("bob", [bob], ["manager"]), Self.person("carol", [carol], ["manager"]),
            Self.person("dave", [dave], ["security"]), Self.person("erin", [erin], ["manager"], in: "other-*"),
        ])
    }

    static func person(_ name: String, _ keys: [Signer], _ roles: [String], in project: String = "shop") -> Person {
        Person(
            name: name, identities: ["\(name)@shop.example"], keyFingerprints: keys.map(\.publicKey.fingerprint),
            grants: roles.map { .init(role: $0, projects: [ProjectPattern(project)]) })
    }

    /// An hour of the day of the release.
    static func at(_ hour: Int64) -> Timestamp { Timestamp(secondsSinceEpoch: 1_800_000_000 + hour * 3600) ?? .epoch }

    /// An approval as the person in the role would sign it, with one thing changed.
    static func act(
        _ type: ActType = .approval, as role: String = "manager", at hour: Int64 = 10,
        _ change: (inout ActDocument) -> Void = { _ in }
    ) -> ActDocument {
        var document = ActDocument(
            type: type, project: "shop", environment: "production", releaseDigest: release, reviewDigest: review,
            role: role, at: at(hour), findings: type == .waiver ? ["f"] : [])
        change(&document)
        return document
    }

    /// Nobody of the shop's approvers made the release.
    func outsideAuthor() throws -> Authors {
        let roles = try Roles(people: roles.people + [Self.person("otto", [], [])])
        return Authors(identities: ["otto@shop.example"], roles: roles)
    }

    func tally(_ require: [Quorum.Requirement], _ acts: [SignedAct], authors: Authors? = nil, now: Int64 = 12) throws
        -> QuorumTally
    {
        try Quorum(requirements: require).tally(
            acts,
            for: .init(
                project: "shop", environment: "production", releaseDigest: Self.release, reviewDigest: Self.review,
                at: Self.at(now)),
            roles: roles, authors: authors ?? outsideAuthor())
    }
}

extension [Quorum.Requirement] {
    static var oneManager: Self { [.init(role: "manager", count: 1)] }
    static var twoManagers: Self { [.init(role: "manager", count: 2)] }
}
