import Artifacts
import Engine
import Ledger

/// A release as the ledger or its own document names it, with the newest final decision on it in an environment.
struct KnownRelease {
    let project: String
    let identity: ReleaseIdentity
    /// Nothing when there is none there, or only pending ones.
    let decision: DecisionBody?

    /// - Parameters:
    ///   - release: `project/name@version` or a release digest.
    ///   - document: The release's document, for one that the ledger does not know.
    init(_ release: String?, document: String?, environment: String, in session: LedgerSession) throws {
        if let document {
            let known = try ReleaseFiles(path: document).release
            project = known.project
            identity = ReleaseIdentity(name: known.name, version: known.version, digest: known.digest)
        } else if let release {
            guard
                let found = try DecisionFinder(session: session).newest(release, environment: environment)
                    ?? DecisionFinder(session: session).newest(release, environment: nil)
            else {
                throw CommandFailure(
                    .usage, "the ledger has no decision about '\(release)'",
                    fix: "Name its document with --document FILE to record it without one.")
            }
            project = found.body.project
            identity = found.body.release
        } else {
            throw CommandFailure(.usage, "no release is named", fix: "Write project/name@version, or --document FILE.")
        }
        decision = try Self.final(identity, project: project, environment: environment, in: session)
    }

    /// The newest decision of the engine's own clock that is not pending.
    static func final(
        _ release: ReleaseIdentity, project: String, environment: String, in session: LedgerSession
    ) throws(CommandFailure) -> DecisionBody? {
        var found: DecisionBody?
        do {
            try session.ledger.walk(
                LedgerQuery(
                    project: project, releaseDigest: release.digest, environment: environment, kinds: [.decision])
            ) { entry in
                guard let body = try entry.content().decision, body.verdict != .pending, body.time.source == .clock
                else { return true }
                found = body
                return false
            }
        } catch {
            throw CommandFailure(ledger: error)
        }
        return found
    }

    var title: String { "\(project)/\(identity.name)@\(identity.version)" }
}
