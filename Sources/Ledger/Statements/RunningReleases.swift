import Artifacts

/// What runs in one environment as far as it was recorded: deployed and not retired since.
package struct RunningReleases: Sendable {
    private struct Key: Hashable {
        let project: [UInt8]
        let digest: Digest
    }

    private var deployments: [Key: Deployment] = [:]

    package init() {}

    /// Takes in one event of the environment; they come oldest first.
    /// - Throws: `ledger.entry-malformed` for facts of another form.
    package mutating func apply(_ event: EventRecord) throws(LedgerError) {
        switch event.kind {
        case .deployed:
            let deployment = try Deployment(event)
            deployments[key(deployment.project, deployment.release)] = deployment
        case .retired:
            let retirement = try Retirement(event)
            deployments[key(retirement.project, retirement.release)] = nil
        default: break
        }
    }

    private func key(_ project: String, _ release: ReleaseIdentity) -> Key {
        Key(project: Array(project.utf8), digest: release.digest)
    }

    /// The newest deployment of a release that runs; nothing when it does not.
    package func deployment(of release: ReleaseIdentity, project: String) -> Deployment? {
        deployments[key(project, release)]
    }

    /// Everything that runs, by project, name, version and digest.
    package var all: [Deployment] {
        deployments.values.sorted { left, right in
            func key(_ item: Deployment) -> [String] {
                [item.project, item.release.name, item.release.version, item.release.digest.description]
            }
            return key(left).lexicographicallyPrecedes(key(right)) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }
}
