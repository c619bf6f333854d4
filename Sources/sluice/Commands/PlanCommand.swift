import ArgumentParser
import Documents
import Engine

/// Shows what would run, with its pins, and runs nothing.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show the stages that would run, with everything that is pinned.")

    @Option(help: ArgumentHelp("The release document.", valueName: "file"))
    var release: String
    @Option(help: "The environment the release is to be promoted to.")
    var environment: String
    @OptionGroup var trustOptions: TrustOptions
    @Option(help: "Judge by this commit of the pipeline repository instead of the protected ref's tip.")
    var commit: String?
    @Flag(help: "Read the definitions from the work tree.")
    var workTree = false
    @OptionGroup var timeOptions: TimeOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        common.apply()
        let judgement = try await Judgement(
            .init(
                release: try ReleaseFiles(path: release), environment: environment, trustPath: try trustOptions.path(),
                commit: commit, isWorkTree: workTree, time: try timeOptions.time(), writes: false))
        let prepared = try judgement.prepare()
        let (pin, plan) = (prepared.question.pin, prepared.plan)
        var lines = [
            "release      \(prepared.release.title)  \(prepared.release.digest)",
            "environment  \(environment)",
            "trust        \(prepared.trust.name)  \(prepared.trustDigest)",
            "pipeline     \(plan.pipeline)  \(pin.repository)@\(pin.ref)#\(pin.path)",
            "commit       \(pin.commit)",
            "content      \(plan.contentDigest)",
        ]
        for requirement in plan.requires {
            let soak = requirement.soak.map { " for \($0.seconds) s" } ?? ""
            lines.append("requires     live in \(requirement.environment.value)\(soak)")
        }
        for parameter in plan.parameters {
            lines.append("parameter    \(parameter.name) = \(parameter.value.prettyPrinted)")
        }
        lines.append("")
        for (index, step) in plan.steps.enumerated() {
            let needs = step.use.needs.isEmpty ? "" : "  after \(step.use.needs.map(\.value).joined(separator: ", "))"
            let skipped = step.skipped.map { "  SKIPPED: \($0)" } ?? ""
            let mandatory = prepared.gate.mandatoryStages.contains { $0.name.value == step.name } ? "  mandatory" : ""
            lines.append(
                "\(index + 1). \(step.name)  \(step.descriptor.kind) r\(step.descriptor.revision)\(needs)\(mandatory)\(skipped)"
            )
        }
        Console.print(lines.joined(separator: "\n"))
    }
}
