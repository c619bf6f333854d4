import ArgumentParser
import Artifacts
import Attestation
import Documents
import Engine
import Governance
import Ledger

/// What approving, rejecting and waiving have in common.
struct ActOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The release: project/name@version, or a release digest.", valueName: "release"))
    var release: String
    @Option(help: "The environment the act is for.")
    var environment: String
    @Option(help: "The role you act in.")
    var role: String
    @Option(help: ArgumentHelp("Your SSH key, or its public half when an agent holds it.", valueName: "file"))
    var key: String
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL
    @Option(help: "A comment; it lies beside the log, and 'ledger erase' deletes it.")
    var comment: String?
    @Option(help: ArgumentHelp("From when on it no longer counts (RFC 3339).", valueName: "time"))
    var expires: String?
    @Option(help: ArgumentHelp("Also write the document to this file and the signature beside it.", valueName: "file"))
    var write: String?
    @OptionGroup var trustOptions: TrustOptions
    @OptionGroup var common: CommonOptions

    /// Signs a document about the newest decision on the release and appends it to the ledger.
    /// - Parameter isBound: Whether the document is bound to this very release and review.
    func sign(_ type: ActType, findings: [String] = [], isBound: Bool = true) async throws {
        common.apply()
        let trust = try TrustFiles(path: try trustOptions.path())
        let session = try LedgerSession.open(
            ledger, home: try OperatorHome.current(), trust: trust.policy, writes: true)
        try TrustHistory(session: session).check(trust)
        guard let decision = try DecisionFinder(session: session).newest(release, environment: environment) else {
            throw CommandFailure(
                .usage, "the ledger has no decision about '\(release)' in \(environment), so there is nothing to judge",
                fix: "Run 'sluice run' first; it records what is to be judged.")
        }
        let body = decision.body
        var end: Timestamp?
        if let expires {
            guard let time = Timestamp(expires) else { throw CommandFailure(.usage, "'\(expires)' is no time") }
            end = time
        }
        let remark = try comment.map { try Comment($0) }
        let now = WallClock.now
        let act = try await ActSigning(keyPath: key).sign(
            ActDocument(
                type: type, project: body.project, environment: body.environment,
                releaseDigest: isBound ? body.release.digest : nil,
                reviewDigest: type == .waiver ? nil : body.reviewDigest,
                role: role, commentDigest: remark?.digest, at: now, expires: end, findings: findings))
        let person: Person
        do throws(UnknownCredential) {
            person = try trust.roles.person(signingWith: act.credential)
        } catch {
            throw CommandFailure(
                .usage, "\(error.message), which are \(trust.rolesPath) [approval.unknown-signer]",
                fix: "Add it to the roles; that is a change of trust.")
        }
        guard person.holds(role, in: body.project) else {
            throw CommandFailure(
                .usage,
                "\(person.name) does not hold the role '\(role)' for \(body.project) [approval.approver-not-entitled]")
        }
        try remark?.keep(in: session.records)
        try await record(act, person: person, at: now, in: session)
        if let write {
            try Files.write(act.documentBytes, to: write)
            try Files.write(Array(act.signature.utf8), to: "\(write).sig")
        }
        Console.print(
            "\(person.name) \(past(type)) \(body.project)/\(body.release.name)@\(body.release.version) for \(body.environment) as \(role)"
        )
    }

    private func record(_ act: SignedAct, person: Person, at now: Timestamp, in session: LedgerSession) async throws {
        guard let signer = session.signer else { throw CommandFailure(.broken, "there is no key to sign with") }
        let kind: EntryKind =
            switch act.document.type {
            case .approval: .approval
            case .rejection: .rejection
            case .waiver: .waiver
            }
        do {
            let content = EntryContent.act(
                SignedActRecord(
                    kind: kind, document: String(decoding: act.documentBytes, as: UTF8.self), signature: act.signature,
                    principal: person.name, time: EntryTime(at: now, source: .clock)))
            defer { session.ledger.close() }
            let appended = try await session.ledger.append(try SealedEntry.seal(content, signer: signer))
            Console.note("recorded as entry \(appended.entry.index) of \(session.url.text)")
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    private func past(_ type: ActType) -> String {
        switch type {
        case .approval: "approved"
        case .rejection: "rejected"
        case .waiver: "waived findings of"
        }
    }
}
