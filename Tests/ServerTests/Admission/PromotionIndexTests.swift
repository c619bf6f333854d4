import Artifacts
import Attestation
import Documents
import Ledger
import Testing

@testable import Server

@Suite("Promotion index")
struct PromotionIndexTests {
    private static let week = PromotionTerms(
        supersededSeconds: 20_000, admitsEndedWaivers: true, admitsAdopted: true, grantSeconds: 100_000)

    @Test("only a promotion in the environment is live") func live() throws {
        var history = try SignedHistory()
        try history.decide("1")
        try history.decide("2", .rejected, name: "other")
        try history.decide("3", .pending, name: "third")
        let index = try history.index()
        #expect(index.standing("1") == .live)
        #expect(index.standing("1", in: "staging") == .elsewhere)
        #expect(index.standing("2") == .rejected)
        #expect(index.standing("3") == .pending)
        #expect(index.standing("4") == .unknown)
    }

    @Test("a given time and a gate that does not enforce promote nothing, whatever the terms") func neverCounts() throws
    {
        var history = try SignedHistory()
        try history.decide("given", source: .given)
        try history.decide("warned", name: "other", mode: .warn)
        let index = try history.index()
        #expect(index.standing("given", terms: Self.week) == .unknown)
        #expect(index.standing("warned", terms: Self.week) == .notEnforced)
    }

    @Test("a newer release takes the place of the one before; the terms say for how long that one stays")
    func superseded() throws {
        var history = try SignedHistory()
        try history.decide("1")
        try history.decide("2")
        #expect(try history.index().standing("1") == .superseded)
        #expect(try history.index().standing("1", terms: Self.week) == .recentlySuperseded)
        #expect(try history.index().standing("1", terms: Self.week, at: SignedHistory.time(20_001)) == .superseded)
        try history.event { [release = history.release("1")] in
            Retirement(project: "acme", environment: "production", release: release, at: $0.at).record(time: $0)
        }
        #expect(try history.index().standing("1", terms: Self.week) == .superseded)
        try history.decide("2", .rejected)
        #expect(try history.index().standing("1") == .live)
    }

    @Test("a revocation takes effect at once, in its environment or in all, and ends a grant") func revoked() throws {
        var history = try SignedHistory()
        try history.decide("1")
        try history.decide("1", environment: "staging")
        try history.act(.grant, release: "1", until: SignedHistory.time(50_000))
        try history.event { [release = history.release("1")] in
            Revocation(project: "acme", environment: "production", release: release, decision: nil, reason: "bad")
                .record(time: $0)
        }
        #expect(try history.index().standing("1") == .revoked)
        #expect(try history.index().standing("1", in: "staging") == .live)
        try history.event { [release = history.release("1")] in
            Revocation(project: "acme", environment: nil, release: release, decision: nil, reason: "bad")
                .record(time: $0)
        }
        #expect(try history.index().standing("1", in: "staging") == .revoked)
    }

    @Test("a hold stops a release, or what is promoted while it holds, until its end") func held() throws {
        var history = try SignedHistory()
        try history.decide("1")
        try history.act(.hold, release: "1", until: SignedHistory.time(20_000))
        #expect(try history.index().standing("1") == .held)
        #expect(try history.index().standing("1", at: SignedHistory.time(20_000)) == .live)
        var frozen = try SignedHistory()
        try frozen.decide("1")
        try frozen.act(.hold, release: nil, until: SignedHistory.time(20_000))
        try frozen.decide("2", name: "other")
        #expect(try frozen.index().standing("1") == .live)
        #expect(try frozen.index().standing("2") == .held)
        #expect(try frozen.index().standing("2", at: SignedHistory.time(20_000)) == .live)
    }

    @Test("break-glass lets through only with an end, a person, and for as long as the terms say") func granted() throws
    {
        var history = try SignedHistory()
        try history.decide("1", .rejected)
        try history.act(.grant, release: "1", until: SignedHistory.time(1_000_000))
        let index = try history.index()
        #expect(index.standing("1") == .granted)
        #expect(index.standing("1", at: SignedHistory.time(1 + 86_400)) == .rejected)
        for (until, principal) in [(nil, "ann"), (SignedHistory.time(1_000_000), nil), (SignedHistory.time(5), "ann")]
            as [(Timestamp?, String?)]
        {
            var other = try SignedHistory()
            try other.decide("1", .rejected)
            try other.act(.grant, release: "1", until: until, principal: principal)
            #expect(try other.index().standing("1") == .rejected)
        }
    }

    @Test("an adopted release was never promoted, and is let through only where the terms say so, until its date")
    func adopted() throws {
        var history = try SignedHistory()
        try history.event { [release = history.release("1")] in
            Adoption(
                project: "acme", environment: "production", release: release, until: SignedHistory.time(20_000),
                baseline: SignedHistory.digest("b"), inputManifest: SignedHistory.digest("m"), findings: 0
            ).record(time: $0)
        }
        let index = try history.index()
        #expect(index.standing("1") == .adopted)
        #expect(index.standing("1", terms: Self.week) == .adoptedForNow)
        #expect(index.standing("1", terms: Self.week, at: SignedHistory.time(20_000)) == .adopted)
    }

    @Test("a promotion rests on its waivers") func waivers() throws {
        var history = try SignedHistory()
        try history.decide("1", waivedUntil: SignedHistory.time(20_000))
        let index = try history.index()
        #expect(index.standing("1") == .live)
        #expect(index.standing("1", at: SignedHistory.time(20_000)) == .waiverEnded)
        #expect(index.standing("1", terms: Self.week, at: SignedHistory.time(20_000)) == .live)
    }

    @Test("a release whose images nobody can tell admits nothing") func unreadableRelease() throws {
        var history = try SignedHistory()
        try history.decide("1")
        var index = PromotionIndex(origin: SignedHistory.origin)
        try index.follow(
            note: history.note(), keys: [history.key.publicKey], at: SignedHistory.time(1),
            images: { _, _ in throw AdmissionError(.indexInconsistent, "gone", remedy: "none") },
            entries: { from, limit in Array(history.entries.dropFirst(Int(from)).prefix(limit)) })
        #expect(index.imageCount == 0 && index.standing("1") == .unknown)
    }

    @Test("an index goes forward only, and stays as it was when what is offered does not fit") func monotonic() throws {
        var history = try SignedHistory()
        try history.decide("1")
        let early = history
        try history.decide("2", name: "other")
        var index = try history.index()
        #expect(throws: AdmissionError.self) { try early.follow(&index) }
        #expect(index.head.size == 2 && index.standing("2") == .live)
        // Another history of the same size, by the same key.
        var fork = try SignedHistory()
        try fork.decide("1")
        try fork.decide("3", name: "other")
        #expect(throws: AdmissionError.self) { try fork.follow(&index) }
        #expect(index.standing("3") == .unknown)
        // An entry that the checkpoint does not cover in its place.
        var longer = history
        try longer.decide("4")
        let note = try longer.note()
        #expect(throws: AdmissionError.self) {
            try index.follow(
                note: note, keys: [history.key.publicKey], at: SignedHistory.time(1), images: SignedHistory.images,
                entries: { _, _ in [fork.entries[1]] })
        }
        #expect(throws: LedgerError.self) {
            try index.follow(
                note: note, keys: [SigningKey(.ed25519, secret: [UInt8](repeating: 9, count: 32)).publicKey],
                at: SignedHistory.time(1), images: SignedHistory.images, entries: { _, _ in [] })
        }
        #expect(index.head.size == 2)
    }

    @Test("an age is told only by a clock that is not behind the index") func age() throws {
        let index = try SignedHistory().index(at: SignedHistory.time(1000))
        #expect(index.age(at: SignedHistory.time(1060)) == 60)
        #expect(index.age(at: SignedHistory.time(990)) == 0)
        #expect(index.age(at: SignedHistory.time(0)) == nil)
        #expect(PromotionIndex(origin: "x").age(at: SignedHistory.time(0)) == nil)
    }

    @Test("whatever happens, what is live is what the ledger's own definition says, also after a snapshot")
    func agreesWithTheLedger() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<30 {
            var history = try SignedHistory()
            var lines: [String: StandingPromotions] = [:]
            for _ in 0..<25 {
                let number = Int.random(in: 0..<5, using: &random)
                let environment = ["production", "staging"].randomElement(using: &random) ?? ""
                let at = UInt64(history.entries.count)
                let digest = SignedHistory.digest("release \(number)")
                let act = Int.random(in: 0..<14, using: &random)
                if act < 2 {
                    // Neither changes what is live: a grant stands beside it, and this hold has ended.
                    try history.act(
                        act == 0 ? .grant : .hold, release: "\(number)", environment: environment,
                        until: SignedHistory.time(act == 0 ? 5000 : 10))
                } else if act < 5 {
                    try history.event { [release = history.release("\(number)")] in
                        Revocation(
                            project: "acme", environment: environment, release: release, decision: nil, reason: "r"
                        ).record(time: $0)
                    }
                    lines[environment]?.apply(.takesBack(digest), index: at, at: .epoch)
                } else {
                    let verdict = DecisionBody.Verdict.allCases.randomElement(using: &random) ?? .pending
                    try history.decide("\(number)", verdict, environment: environment)
                    let body = try #require(history.entries.last?.content().decision)
                    lines[environment, default: StandingPromotions()].apply(LiveEffect(body), index: at, at: .epoch)
                }
            }
            let index = try history.index()
            let restored = try IndexSnapshot.read(
                IndexSnapshot.encoded(index, signer: history.signer), keys: [history.key.publicKey])
            for number in 0..<5 {
                for environment in ["production", "staging"] {
                    let live = lines[environment]?.live?.digest == SignedHistory.digest("release \(number)")
                    #expect((index.standing("\(number)", in: environment) == .live) == live)
                    for terms in [PromotionTerms.strict, Self.week] {
                        #expect(
                            restored.standing("\(number)", in: environment, terms: terms)
                                == index.standing("\(number)", in: environment, terms: terms))
                        #expect(
                            restored.standing("\(number)", in: environment, terms: terms, at: SignedHistory.time(5))
                                == index.standing("\(number)", in: environment, terms: terms, at: SignedHistory.time(5))
                        )
                    }
                }
            }
        }
    }
}
