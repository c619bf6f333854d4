import Artifacts
import Attestation
import Documents
import Ledger
import Testing

/// The facts of each kind of event, written and read back.
@Suite("Facts of events") struct EventFactsTests {
    private static let digest = Digest.sha256(of: Array("x".utf8))
    private static let release = ReleaseIdentity(name: "web", version: "1", digest: digest)
    private static let at = Timestamp("2026-11-24T10:00:00Z") ?? .epoch
    private static let time = EntryTime(at: at, source: .clock)

    private static func records() throws -> [EventRecord] {
        let key = try SigningKey(.ed25519, secret: Array(repeating: 7, count: 32)).publicKey
        return [
            Deployment(
                project: "shop", environment: "production", release: release, at: at, decision: digest,
                verdict: .promoted, reference: "job 7"
            ).record(time: time),
            Deployment(project: "shop", environment: "production", release: release, at: at, snapshot: digest)
                .record(principal: "alice", time: time),
            Retirement(project: "shop", environment: "production", release: release, at: at).record(time: time),
            Adoption(
                project: "shop", environment: "production", release: release, until: at, baseline: digest,
                inputManifest: digest, findings: 3
            ).record(time: time),
            Revocation(project: "shop", environment: nil, release: release, decision: nil, reason: "leaked")
                .record(time: time),
            KeyRotation(previous: "abc", next: key).record(time: time),
            KeyCompromise(
                holder: .person, keyID: "SHA256:abc", since: at, reason: "lost laptop",
                affected: .init(decisions: 1, acts: 2, events: 0, list: digest)
            ).record(time: time),
            Erasure(comment: digest, project: "shop", environment: nil, reason: "asked for").record(time: time),
            flip(count: 2).record(time: time),
        ]
    }

    private static func flip(count: Int) -> AdvisoryFlip {
        AdvisoryFlip(
            project: "shop", environment: "production", release: release, promotion: 4, snapshot: digest, count: count,
            flaws: digest)
    }

    @Test("the same erasure and the same flip are one event whenever they are recorded; other events are not")
    func identity() throws {
        let key = try SigningKey(.ed25519, secret: Array(repeating: 7, count: 32))
        let signer = LedgerSigner(publicKey: key.publicKey) { try key.sign($0) }
        func id(_ record: EventRecord) throws -> Digest {
            try SealedEntry.seal(.event(record), signer: signer).fields.clientID
        }
        let later = EntryTime(at: Timestamp("2026-11-25T10:00:00Z") ?? .epoch, source: .clock)
        let erasure = Erasure(comment: Self.digest, project: nil, environment: nil, reason: "another")
        #expect(try id(erasure.record(time: later)) == id(Self.records()[7]))
        let other = Erasure(comment: .sha256(of: [1]), project: "shop", environment: nil, reason: "asked for")
        #expect(try id(other.record(time: Self.time)) != id(Self.records()[7]))
        #expect(try id(Self.flip(count: 2).record(time: later)) == id(Self.records()[8]))
        #expect(try id(Self.flip(count: 3).record(time: Self.time)) != id(Self.records()[8]))
        let retired = Retirement(project: "shop", environment: "production", release: Self.release, at: Self.at)
        #expect(try id(retired.record(time: later)) != id(retired.record(time: Self.time)))
    }

    @Test func readBackAsWritten() throws {
        for record in try Self.records() {
            let content = try EntryContent(payload: EntryContent.event(record).statement().payload())
            guard case .event(let again) = content else { throw LedgerError(.entryMalformed, "no event") }
            #expect(again == record)
            try again.checkFacts()
        }
        let deployment = try Deployment(Self.records()[0])
        #expect(deployment.verdict == .promoted && deployment.reference == "job 7" && deployment.snapshot == nil)
        #expect(try KeyRotation(Self.records()[5]).next.keyID.count == 64)
        #expect(try Adoption(Self.records()[3]).findings == 3)
    }

    @Test("a fact that is missing, unknown or of another type is refused, each of every kind") func strict() throws {
        for record in try Self.records() {
            let facts = try #require(record.facts.members)
            func refuses(_ members: [JSONValue.Member]) {
                let changed = EventRecord(
                    kind: record.kind, project: record.project, environment: record.environment,
                    release: record.release, time: record.time, facts: .object(members))
                #expect(throws: LedgerError.self) { try changed.checkFacts() }
            }
            refuses(facts + [.init("more", "x")])
            for index in facts.indices {
                var missing = facts
                missing.remove(at: index)
                refuses(missing)
                var wrong = facts
                wrong[index] = .init(facts[index].key, .bool(true))
                refuses(wrong)
            }
        }
    }

    @Test("without a release or an environment there is no deployment") func place() throws {
        let record = try Self.records()[0]
        for changed in [
            EventRecord(kind: .deployed, project: "shop", release: Self.release, time: Self.time, facts: record.facts),
            EventRecord(
                kind: .deployed, project: "shop", environment: "production", time: Self.time, facts: record.facts),
            EventRecord(
                kind: .retired, project: "shop", environment: "production", release: Self.release, time: Self.time,
                facts: record.facts),
        ] {
            #expect(throws: LedgerError.self) { try changed.checkFacts() }
        }
    }

    @Test("a rotation names the key it brings") func rotation() throws {
        let record = try Self.records()[5]
        let facts = try #require(record.facts.members).map { member in
            member.key == "nextKeyID" ? JSONValue.Member(member.key, "00") : member
        }
        let changed = EventRecord(kind: .keyRotated, time: Self.time, facts: .object(facts))
        #expect(throws: LedgerError.self) { try KeyRotation(changed) }
    }
}
