import ArgumentParser
import Engine
import Findings

extension Severity: ExpressibleByArgument {}

/// Flags of the verbs that look at one domain.
struct DomainOptions: ParsableArguments {
    @Option(help: "Exit 2 when a finding is at least this severe, or not rated.")
    var failOn: Severity?
    @Option(help: ArgumentHelp("terminal, json, sarif, junit or markdown.", valueName: "format[=path]"))
    var output: [OutputRequest] = []
    @OptionGroup var common: CommonOptions

    func report(_ probe: StageProbe, title: String) async throws {
        common.apply()
        let report = try await probe.run(title: title)
        try ReportWriter(requests: output).write(report)
        try FindingThreshold.check(report, failOn: failOn)
    }
}

/// SBOMs by themselves.
struct SBOMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sbom", abstract: "Work with SBOMs.", subcommands: [Diff.self])

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Compare two SBOMs: added, removed, upgraded, downgraded, licence changed.")
        @Argument var before: String
        @Argument var after: String
        @OptionGroup var options: DomainOptions

        func run() async throws {
            var probe = StageProbe(
                kind: "sbom/diff", options: "{}", subjects: [.init(name: "sbom", type: .sbom, path: after)])
            probe.baseline = [.init(name: "sbom", type: .sbom, path: before)]
            try await options.report(probe, title: "\(before) → \(after)")
        }
    }
}

/// Signatures by themselves.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a cosign-style signature over a file.")
    @Argument(help: "The signed file.")
    var file: String
    @Option(help: ArgumentHelp("The Base64 signature.", valueName: "file"))
    var signature: String
    @Option(help: ArgumentHelp("A PEM public key; may be repeated.", valueName: "file"))
    var key: [String]
    @OptionGroup var options: DomainOptions

    func run() async throws {
        let keys = key.map { OptionText.quoted("file:\($0)") }.joined(separator: ", ")
        let probe = StageProbe(
            kind: "signature/verify", options: "keys: [\(keys)]\nrequire: [{ type: file, by: signature }]",
            subjects: [
                .init(name: "file", type: .file, path: file),
                .init(name: "signature", type: .signature, path: signature, subject: "file"),
            ])
        var options = options
        options.failOn = options.failOn ?? .low
        try await options.report(probe, title: "signature of \(file)")
    }
}

/// Kubernetes objects by themselves.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Lint Kubernetes objects.")
    @Argument(help: ArgumentHelp("Files of Kubernetes objects.", valueName: "file"))
    var files: [String]
    @Option(help: "The Pod Security Standard: baseline or restricted.")
    var profile = "restricted"
    @Option(help: "The cluster's version, such as 1.33.")
    var kubernetes: String?
    @OptionGroup var options: DomainOptions

    func run() async throws {
        let version = kubernetes.map { "\nkubernetes: \(OptionText.quoted($0))" } ?? ""
        let probe = StageProbe(
            kind: "kubernetes/lint", options: "profile: \(OptionText.quoted(profile))\(version)",
            subjects: files.map { .init(name: $0, type: .manifests, path: $0) })
        try await options.report(probe, title: "lint of \(files.joined(separator: ", "))")
    }
}
