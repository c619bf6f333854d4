import ArgumentParser
import Artifacts
import Documents
import Engine
import Ledger
import Reports
import Storage

/// The main job: one release to a decision.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Judge a release for an environment and record the signed decision.",
        discussion: """
            Exit codes: 0 promoted, 2 rejected, 3 pending, 4 not enough was examined, 1 a stage errored (no decision), \
            64 wrong usage or definitions.
            """)

    @Option(help: ArgumentHelp("The release document.", valueName: "file"))
    var release: String
    @Option(help: "The environment the release is to be promoted to.")
    var environment: String
    @OptionGroup var trustOptions: TrustOptions
    @Option(help: ArgumentHelp("The ledger, sqlite:PATH or postgres://….", valueName: "url"))
    var ledger: LedgerURL?
    @Option(help: "The pipeline, as trust allows it: PATH, or git+https://HOST/REPO@REF#PATH.")
    var pipeline: String?
    @Option(help: "Judge by this commit of the pipeline repository instead of the protected ref's tip.")
    var commit: String?
    @Flag(help: "Judge without a ledger; nothing is recorded.")
    var dryRun = false
    @Flag(help: "Read the definitions from the work tree; implies --dry-run.")
    var workTree = false
    @Flag(help: "Put the run into the ledger's queue for a 'sluice worker', and print its id.")
    var queue = false
    @Option(
        help: ArgumentHelp(
            "The id of a queued run: put in once more under the same id, it is the same run. Made up when absent.",
            valueName: "id"))
    var requestID: String?
    @OptionGroup var timeOptions: TimeOptions
    @Option(
        help: ArgumentHelp(
            "Also write the result: terminal, json, sarif, junit or markdown.", valueName: "format[=path]"))
    var output: [OutputRequest] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let isDryRun = dryRun || workTree
        guard isDryRun || ledger != nil else {
            throw CommandFailure(
                .usage, "a run needs a ledger to record its decision in",
                fix:
                    "Make one with 'sluice ledger init --ledger sqlite:PATH' and add '--ledger sqlite:PATH', or use --dry-run."
            )
        }
        let files = try ReleaseFiles(path: release)
        if queue { return try enqueue(files) }
        let report = try await RecordedRun.report(
            .init(
                release: files, environment: environment, trustPath: try trustOptions.path(),
                pipeline: pipeline, commit: commit, isWorkTree: workTree, ledger: isDryRun ? nil : ledger,
                time: try timeOptions.time(), writes: true),
            isDryRun: isDryRun)
        try ReportWriter(requests: output).write(report)
        let exit = report.exit
        if exit.code != 0 { throw CommandFailure.silent(.init(rawValue: exit.code) ?? .broken) }
    }

    func validate() throws {
        if queue,
            dryRun || workTree || pipeline != nil || commit != nil || timeOptions.effectiveTime != nil
                || !output.isEmpty
        {
            throw ValidationError(
                "A queued run is judged by the worker, as of the moment it is taken: leave out --dry-run, --work-tree, "
                    + "--pipeline, --commit, --effective-time and --output.")
        }
        guard requestID == nil || queue else { throw ValidationError("--request-id belongs to --queue.") }
        guard (1...200).contains(requestID?.utf8.count ?? 1),
            requestID?.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) ?? true
        else { throw ValidationError("A request id has 1 to 200 printable ASCII characters without spaces.") }
    }

    private func enqueue(_ files: ReleaseFiles) throws {
        guard let ledger else { throw CommandFailure(.usage, "a queue belongs to a ledger") }
        var generator = SystemRandomNumberGenerator()
        let id =
            requestID ?? Hexadecimal.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        do {
            let request = try RunRequest(environment: environment, release: files).encoded()
            let isNew = try ledger.openQueue().enqueue(id: id, request: request)
            Console.note(isNew ? "queued" : "the run was queued before")
            Console.print(id)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerError where error.code == .exists {
            throw CommandFailure(
                .usage, error.message, fix: "Use another --request-id for another release or environment.")
        } catch let error as InputError {
            throw CommandFailure(.usage, "\(error.message) [\(error.code)]", fix: error.remedy)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}
