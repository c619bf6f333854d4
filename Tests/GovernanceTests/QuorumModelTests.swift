import Artifacts
import Attestation
import Governance
import Testing

/// Compares the quorum with a model that fits on one screen, over random sets of acts.
@Suite("quorum: property") struct QuorumModelTests {
    /// A signed act and what is true about it.
    private struct Case {
        let act: SignedAct
        let person: String
        let role: String
        let hour: Int64
        let isRejection: Bool
        /// Signed for this release by somebody who holds the role.
        let isEntitled: Bool
    }

    private static let holds: Set<String> = [
        "alice/manager", "alice/security", "bob/manager", "carol/manager", "dave/security",
    ]

    /// Whether the acts meet the quorum, from first principles.
    private static func isMet(_ cases: [Case], seats: [String], authors: Set<String>) -> Bool {
        var words: [String: Case] = [:]
        for one in cases where one.isEntitled {
            let seat = "\(one.person)/\(one.role)"
            guard let old = words[seat] else { words[seat] = one; continue }
            if one.hour > old.hour || (one.hour == old.hour && one.isRejection) { words[seat] = one }
        }
        if words.values.contains(where: \.isRejection) { return false }
        func fill(_ seats: ArraySlice<String>, without used: Set<String>) -> Bool {
            guard let role = seats.first else { return true }
            return words.values.contains { word in
                word.role == role && !used.contains(word.person)
                    && fill(seats.dropFirst(), without: used.union([word.person]))
            }
        }
        return !seats.isEmpty && fill(seats[...], without: authors)
    }

    /// Every person with every key in every role says yes and no at two hours; some sign for something else.
    private static func pool(_ shop: Shop) throws -> [Case] {
        let signers = [
            ("alice", shop.alice), ("alice", shop.aliceLaptop), ("bob", shop.bob), ("carol", shop.carol),
            ("dave", shop.dave), ("erin", shop.erin), ("stranger", shop.stranger),
        ]
        var pool: [Case] = []
        for (person, signer) in signers {
            for role in ["manager", "security"] {
                for (type, hour) in [(ActType.approval, 9), (.approval, 10), (.rejection, 9)] as [(ActType, Int64)] {
                    let document = Shop.act(type, as: role, at: hour)
                    pool.append(
                        Case(
                            act: try signer.sign(document), person: person, role: role, hour: hour,
                            isRejection: type == .rejection, isEntitled: holds.contains("\(person)/\(role)")))
                }
            }
            let elsewhere = Shop.act(at: 11) { $0.environment = "staging" }
            let expired = Shop.act(at: 11) { $0.expires = Shop.at(12) }
            let old = Shop.act(at: 11) { $0.reviewDigest = .sha256(of: [1]) }
            for document in [elsewhere, expired, old] {
                pool.append(
                    Case(
                        act: try signer.sign(document), person: person, role: "manager", hour: 11, isRejection: false,
                        isEntitled: false))
            }
        }
        return pool
    }

    @Test("agrees with the model on 10,000 random sets of acts") func model() throws {
        let shop = try Shop()
        let pool = try Self.pool(shop)
        let quiet = pool.filter { !$0.isRejection }
        let quorums = [
            ["manager"], ["manager", "manager"], ["manager", "manager", "security"],
            ["manager", "security", "manager"],
            ["security", "security"], [],
        ]
        var random = SeededGenerator(seed: 20_261_123)
        var met = 0
        for round in 0..<10_000 {
            let source = round % 3 == 0 ? pool : quiet
            let cases = (0..<Int.random(in: 0...10, using: &random)).compactMap { _ in
                source.randomElement(using: &random)
            }
            let seats = quorums[round % quorums.count]
            let author = ["otto", "alice", "bob"].randomElement(using: &random) ?? "otto"
            let authors =
                author == "otto"
                ? try shop.outsideAuthor() : Authors(identities: ["\(author)@shop.example"], roles: shop.roles)
            let tally = try shop.tally(
                seats.map { .init(role: $0, count: 1) }, cases.map(\.act).shuffled(using: &random), authors: authors)
            let expected = Self.isMet(cases, seats: seats, authors: [author])
            try #require(tally.isMet == expected, "round \(round): \(cases.map { "\($0.person)/\($0.role)" })")
            try #require(Set(tally.counted.map(\.person)).count == tally.counted.count)
            met += expected ? 1 : 0
        }
        #expect(met > 500, "the random sets must meet the quorum often enough to prove something")
    }
}
