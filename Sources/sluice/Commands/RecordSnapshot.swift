import ArgumentParser
import Artifacts
import Documents
import Engine
import Ledger
import Manifests
import Storage

/// `sluice ledger record snapshot`: what runs, from the cluster itself.
struct RecordSnapshot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Record what runs from the objects of a cluster.",
        discussion: """
            Write the file with 'kubectl get pods,deployments,statefulsets,daemonsets,jobs,cronjobs -A -o json', limited to \
            the namespaces of the environment. Images are matched to decided and adopted releases by digest; releases that \
            are gone are retired unless --keep. The same snapshot twice records nothing new. Exit 2 when something runs that \
            was not decided or not promoted.
            """)
    @Option(help: ArgumentHelp("The cluster's objects as kubectl's JSON.", valueName: "file"))
    var clusterObjects: String
    @Flag(help: "Retire nothing: the file has only a part of the environment.")
    var keep = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var options: RecordOptions

    func run() async throws {
        options.common.apply()
        try options.checkReference()
        let snapshot: ClusterSnapshot
        do {
            snapshot = try ClusterSnapshot(try Files.read(clusterObjects))
        } catch {
            throw CommandFailure(.usage, "\(error)", fix: "Write it with 'kubectl get pods,deployments -A -o json'.")
        }
        let session = try options.keys.open(options.ledger, writes: true)
        let (now, at) = try options.times()
        let match = SnapshotMatch(
            snapshot, candidates: try SnapshotMatch.Candidate.all(in: options.environment, of: session))
        let recorded = try session.ledger.running(in: options.environment)
        let evidence = try session.evidence.store(try CanonicalJSON.payload(snapshot.canonical))
        let deployed = match.running.filter { recorded.deployment(of: $0.release, project: $0.project) == nil }
        let gone =
            keep
            ? []
            : recorded.all.filter { old in !match.running.contains { $0.release.digest == old.release.digest } }
        var events = gone.map {
            Retirement(
                project: $0.project, environment: options.environment, release: $0.release, at: at,
                reference: options.reference, snapshot: evidence
            ).record(time: now)
        }
        events += deployed.map {
            Deployment(
                project: $0.project, environment: options.environment, release: $0.release, at: at,
                decision: $0.decision, verdict: $0.verdict, reference: options.reference, snapshot: evidence
            ).record(time: now)
        }
        _ = try await session.record(events)
        let report = SnapshotReport(
            environment: options.environment, snapshot: snapshot, match: match, deployed: deployed, gone: gone)
        Console.print(json ? report.json.prettyPrinted : report.text)
        if report.isBad { throw CommandFailure.silent(.rejected) }
    }
}

/// What a snapshot showed and what was recorded of it.
struct SnapshotReport {
    let environment: String
    let snapshot: ClusterSnapshot
    let match: SnapshotMatch
    let deployed: [SnapshotMatch.Candidate]
    let gone: [Deployment]

    private var notPromoted: [SnapshotMatch.Candidate] {
        match.running.filter { $0.verdict != .promoted && !$0.isAdopted }
    }

    var isBad: Bool { !match.undecided.isEmpty || !notPromoted.isEmpty }

    var text: String {
        func title(_ project: String, _ release: ReleaseIdentity) -> String {
            "\(project)/\(release.name)@\(release.version)"
        }
        var lines = [
            "\(environment): \(snapshot.objects) objects, \(snapshot.images.count) containers, \(match.running.count) releases run"
        ]
        lines += deployed.map { "deployed \(title($0.project, $0.release))" }
        lines += gone.map { "retired \(title($0.project, $0.release))" }
        lines += notPromoted.map {
            "NOT PROMOTED \(title($0.project, $0.release)): \($0.verdict?.rawValue ?? "pending")"
        }
        lines += match.undecided.map { image in
            let digests = image.digests.map(\.description).joined(separator: ", ")
            return
                "UNDECIDED \(image.object) \(image.container): \(image.reference) (\(digests.isEmpty ? "no digest" : digests))"
        }
        return lines.map(TerminalText.escaped).joined(separator: "\n")
    }

    /// `sluice/snapshot/v1`.
    var json: JSONValue {
        func release(_ project: String, _ release: ReleaseIdentity, _ verdict: String?) -> JSONValue {
            [
                "digest": .string(release.digest.description), "name": .string(release.name),
                "project": .string(project), "verdict": .optional(verdict), "version": .string(release.version),
            ]
        }
        func candidate(_ item: SnapshotMatch.Candidate) -> JSONValue {
            release(item.project, item.release, item.isAdopted ? "adopted" : item.verdict?.rawValue ?? "pending")
        }
        return [
            "schema": "sluice/snapshot/v1", "environment": .string(environment),
            "objects": .integer(Int64(snapshot.objects)), "containers": .integer(Int64(snapshot.images.count)),
            "running": .array(match.running.map(candidate)), "deployed": .array(deployed.map(candidate)),
            "retired": .array(gone.map { release($0.project, $0.release, $0.verdict?.rawValue) }),
            "notPromoted": .array(notPromoted.map(candidate)),
            "undecided": .array(
                match.undecided.map {
                    [
                        "container": .string($0.container),
                        "digests": .array($0.digests.map { .string($0.description) }),
                        "object": .string($0.object), "reference": .string($0.reference),
                    ]
                }),
        ]
    }
}
