import Advisories
import ArgumentParser
import Artifacts
import Documents
import Inventory

/// Why an advisory matches a component or does not.
struct AdvisoriesExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show why an advisory matches a package version or does not, event by event.",
        discussion: "Exit 2 when it is affected, 4 when that can't be told, 0 when it is not affected.")
    @Argument(help: ArgumentHelp("The advisory, or any of its aliases.", valueName: "id"))
    var id: String
    @Argument(help: ArgumentHelp("The package with its version, such as pkg:npm/lodash@4.17.20.", valueName: "purl"))
    var purl: String
    @Option(help: ArgumentHelp("A snapshot's folder or file, or OSV records.", valueName: "path"))
    var advisories: String
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        guard let url = PackageURL(purl) else {
            throw CommandFailure(.usage, "'\(purl)' is no purl", fix: "Write it as pkg:npm/lodash@4.17.20.")
        }
        let snapshot = try SnapshotFolder.load(advisories)
        let component = Component(kind: "library", name: url.name, version: url.version, packageURL: url)
        let explanation: AdvisoryExplanation
        let result = snapshot.match([component])
        do throws(AdvisoryError) {
            explanation = try snapshot.explain(id, for: component)
        } catch {
            throw CommandFailure(.broken, "\(error.message) [\(error.code.rawValue)]")
        }
        Console.print(Self.text(explanation, id))
        if explanation.isAffected { throw CommandFailure.silent(.rejected) }
        if let unexamined = result.unexamined.first {
            throw CommandFailure(.incomplete, "the package was not examined: \(unexamined.reason.rawValue)")
        }
    }

    private static func text(_ explanation: AdvisoryExplanation, _ id: String) -> String {
        var lines = explanation.query.map { "looked for \($0)" }
        if let reason = explanation.unexamined { lines.append("not certain: \(reason.rawValue)") }
        if explanation.records.isEmpty { lines.append("the snapshot has no record of \(id)") }
        for record in explanation.records {
            lines.append(record.isWithdrawn ? "\(record.id): withdrawn, so it never matches" : "\(record.id):")
            for entry in record.entries {
                lines.append("  \(entry.package) (\(entry.ecosystem)): \(entry.verdict.rawValue)")
                lines += entry.steps.map { "    \($0)" }
            }
        }
        return lines.map(TerminalText.escaped).joined(separator: "\n")
    }
}
