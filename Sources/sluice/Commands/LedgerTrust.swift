import ArgumentParser
import Artifacts
import Documents
import Engine
import Governance
import Ledger
import Storage

/// Brings a changed trust policy into a ledger; the previous trust judges it.
struct LedgerTrust: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Show, approve or bring in a change of the trust policy.",
        discussion: """
            The people that the previous trust names under 'changes' approve: each runs this verb with --sign ROLE --key KEY, \
            which writes an approval; then it is run with every --approval FILE and logs the change.
            """)
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: ArgumentHelp("The new trust policy.", valueName: "file"))
    var trust: String
    @Option(help: ArgumentHelp("An approval of the change; its signature lies beside it.", valueName: "file"))
    var approval: [String] = []
    @Option(help: ArgumentHelp("Sign the change in this role instead of bringing it in.", valueName: "role"))
    var sign: String?
    @Option(help: ArgumentHelp("Your SSH key, for --sign.", valueName: "file"))
    var key: String?
    @Option(help: ArgumentHelp("Where the approval is written, for --sign.", valueName: "file"))
    var into: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let next = try TrustFiles(path: trust)
        let session = try LedgerSession.open(
            ledger, home: try OperatorHome.current(), trust: next.policy, writes: true)
        guard let previous = try TrustHistory(session: session).current() else {
            throw CommandFailure(
                .usage, "this ledger has no trust policy yet",
                fix: "Its first run brings one in; nothing has to be changed.")
        }
        guard previous != next.bundleDigest else {
            return Console.print("the ledger judges by this trust policy already")
        }
        let before = try PreviousTrust(previous, in: session)
        let question = before.question(next: next.bundleDigest)
        if let sign {
            guard let key, let into else { throw CommandFailure(.usage, "--sign needs --key and --into") }
            let act = try await ActSigning(keyPath: key).sign(
                ActDocument(
                    type: .approval, project: question.project, environment: question.environment,
                    releaseDigest: question.releaseDigest, reviewDigest: question.reviewDigest, role: sign,
                    at: WallClock.now))
            try Files.write(act.documentBytes, to: into)
            try Files.write(Array(act.signature.utf8), to: "\(into).sig")
            return Console.print("wrote \(into) and \(into).sig")
        }
        defer { session.ledger.close() }
        try await bringIn(next, previous: previous, before, question, session)
    }

    private func bringIn(
        _ next: TrustFiles, previous: Digest, _ before: PreviousTrust, _ question: Quorum.Question,
        _ session: LedgerSession
    ) async throws {
        var acts: [SignedAct] = []
        for path in approval {
            do {
                acts.append(try SignedAct(bundle: try SignedActFile.bundle(path)))
            } catch {
                throw CommandFailure(.usage, "the approval \(path) can't be used: \(error)")
            }
        }
        let tally = Quorum(requirements: before.policy.changes, separateFromAuthors: false).tally(
            acts, for: question, roles: before.entitled, authors: Authors(identities: [], roles: before.roles))
        for refusal in tally.refused { Console.error("refused: \(refusal.message) [\(refusal.reason)]") }
        guard tally.isMet else {
            let missing = tally.missing.map { "\($0.count) by \($0.role)" }.joined(separator: ", ")
            throw CommandFailure(
                .rejected,
                before.policy.changes.isEmpty
                    ? "the previous trust lets nobody change it"
                    : "the change is not approved by the previous trust; missing: \(missing)",
                fix: before.policy.changes.isEmpty
                    ? "Start a new ledger." : "Sign it with --sign ROLE --key KEY --into FILE.")
        }
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        do {
            try session.evidence.store(next.bundle)
            for act in tally.counted { try session.evidence.store(try act.act.bundled()) }
            let change = TrustChange(
                name: next.policy.name, previous: previous, next: next.bundleDigest,
                approvals: tally.counted.map(\.act.digest))
            let record = change.record(principal: nil, time: EntryTime(at: WallClock.now, source: .clock))
            let appended = try await session.ledger.append(try SealedEntry.seal(.event(record), signer: signer))
            Console.print("the trust policy \(next.policy.name) holds from entry \(appended.entry.index) on")
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

/// The trust policy a ledger has been judging by, read back from its evidence.
struct PreviousTrust {
    let policy: TrustPolicy
    let roles: Roles
    /// Who holds a role in every project this policy gates, and so in the question about all of it.
    let entitled: Roles
    private let digest: Digest

    init(_ digest: Digest, in session: LedgerSession) throws(CommandFailure) {
        self.digest = digest
        do {
            let files = try FileBundle.files(in: try session.evidence.bytes(of: digest), name: "trust")
            func document(_ name: String) throws -> SourceNode {
                guard let file = files.first(where: { $0.name == name }) else {
                    throw CommandFailure(.broken, "the ledger's trust has no \(name)")
                }
                return try YAMLReader.read(SourceText(name: "previous \(name)", bytes: file.bytes))
            }
            policy = try TrustPolicy(document: try document("trust"))
            roles = try Roles(document: try document("roles"))
            entitled = try Self.entitled(roles, by: policy)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                .broken, "the ledger's own trust policy \(digest) can't be read back: \(error)",
                fix: "Restore the evidence folder that belongs to this ledger.")
        }
    }

    private static func entitled(_ roles: Roles, by policy: TrustPolicy) throws(Diagnostics) -> Roles {
        try Roles(
            people: roles.people.map { person in
                let held = person.grants.filter { grant in
                    policy.gates.allSatisfy { person.holds(grant.role, in: $0.project.text) }
                }
                return Person(
                    name: person.name, identities: person.identities, keyFingerprints: person.keyFingerprints,
                    passkeys: person.passkeys,
                    grants: held.map { Person.Grant(role: $0.role, projects: [ProjectPattern("*")]) })
            })
    }

    /// What the people of the previous trust are asked: from this policy to the next.
    func question(next: Digest) -> Quorum.Question {
        Quorum.Question(
            project: "*", environment: "*", releaseDigest: next,
            reviewDigest: .sha256(of: Array("sluice.trust-change.v1\n\(digest)\n\(next)\n".utf8)), at: WallClock.now)
    }
}
