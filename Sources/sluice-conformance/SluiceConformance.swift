import ArgumentParser
import Documents
import Glibc

/// Runs third-party suites over the product's own entry points.
@main struct SluiceConformance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice-conformance",
        abstract: "Runs third-party conformance suites over the parts of the engine.",
        discussion: """
            Every suite lies in a folder of its name below FOLDER, with its cases in cases.json. The exit code is 1 when \
            a case fails that is not known to, when a known failure passes, and when a suite has no cases.
            """)

    @Option(help: "Run only the suite of this name; may be repeated.")
    var suite: [String] = []

    @Flag(help: "Print each failing case with what was wanted and what came.")
    var verbose = false

    @Argument(help: "The folder that holds the suites' folders.")
    var folder: String

    func validate() throws {
        let names = ConformanceSuites.all.map { $0.name }
        for name in suite where !names.contains(name) {
            let suggestion = DidYouMean.suggestion(for: name, among: names).map { "; did you mean \($0)?" } ?? "."
            throw ValidationError("There is no suite \(name)\(suggestion) Known are \(names.joined(separator: ", ")).")
        }
        guard SuiteFolder(path: folder).exists else { throw ValidationError("There is no folder \(folder).") }
    }

    func run() throws {
        let knownFailures = try KnownFailures(
            String(decoding: PackageResources.known_failures_txt, as: UTF8.self))
        var isGood = true
        var suitesRun = 0
        for type in ConformanceSuites.all where suite.isEmpty || suite.contains(type.name) {
            let suiteFolder = SuiteFolder(path: folder + "/" + type.name)
            guard suiteFolder.exists else {
                print("suite \(type.name): absent")
                // A suite that was asked for by name has to be there.
                isGood = isGood && suite.isEmpty
                continue
            }
            suitesRun += 1
            isGood = Self.run(type.init(), named: type.name, suiteFolder, knownFailures, isVerbose: verbose) && isGood
        }
        if suitesRun == 0 { print("error: no suite was run") }
        guard isGood, suitesRun > 0 else { throw ExitCode(1) }
    }

    private static func run(
        _ suite: any ConformanceSuite, named name: String, _ folder: SuiteFolder, _ knownFailures: KnownFailures,
        isVerbose: Bool
    ) -> Bool {
        var report = SuiteReport(suite: name, knownFailures: knownFailures)
        do {
            for conformanceCase in try suite.cases(in: folder) {
                let verdict: CaseVerdict
                do {
                    verdict = try suite.judge(conformanceCase)
                } catch {
                    verdict = .failed(wanted: "a case that can be run", got: text(of: error))
                }
                report.record(verdict, for: conformanceCase)
            }
        } catch {
            print("suite \(name): error: \(text(of: error))")
            return false
        }
        for line in report.lines(isVerbose: isVerbose) { print(line) }
        // A suite that brings the process down must not take the lines of those before it along.
        fflush(nil)
        return report.isGood
    }

    private static func text(of error: any Error) -> String {
        (error as? Diagnostics).map { $0.items.map(\.message).joined(separator: "; ") } ?? "\(error)"
    }
}
