import Advisories
import ArgumentParser
import Artifacts
import Documents
import Engine
import Inventory

/// Why an advisory matches a component or does not.
struct AdvisoriesExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show why an advisory matches a package version or does not, event by event.",
        discussion: """
            Takes the purl of a finding or of an unexamined component as 'sluice scan' writes it. What an inventory says beside the \
            purl, such as whose a package is, counts with --sbom. Exit 2 when it is affected, 4 when that can't be told, 0 when it \
            is not affected or does not count.
            """)
    @Argument(help: ArgumentHelp("The advisory, or any of its aliases.", valueName: "id"))
    var id: String
    @Argument(help: ArgumentHelp("The package with its version, such as pkg:npm/lodash@4.17.20.", valueName: "purl"))
    var purl: String
    @Option(help: ArgumentHelp("A snapshot's folder or file, or OSV records.", valueName: "path"))
    var advisories: String
    @Option(help: ArgumentHelp("The SBOM that lists the package.", valueName: "path"))
    var sbom: String?
    @OptionGroup var timeOptions: TimeOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        guard let url = PackageURL(purl) else {
            throw CommandFailure(.usage, "'\(purl)' is no purl", fix: "Write it as pkg:npm/lodash@4.17.20.")
        }
        let day = CalendarDate(try timeOptions.time().instant)
        let snapshot = try SnapshotFolder.load(advisories)
        let subject = try ExplainedComponent(url, in: sbom)
        let explanation: AdvisoryExplanation
        do throws(AdvisoryError) {
            explanation = try snapshot.explain(id, for: subject.component, operatingSystem: subject.operatingSystem)
        } catch {
            throw CommandFailure(.broken, "\(error.message) [\(error.code.rawValue)]")
        }
        let result = snapshot.match(subject.inventory, operatingSystem: subject.operatingSystem, on: day)
        let unexamined = result.unexamined.first { subject.isMeant($0.component) }
        let suppressions = MatchSuppressions(
            subject.inventory, in: snapshot, operatingSystem: subject.operatingSystem, on: day)
        let suppression = result.matches.filter { subject.isMeant($0.component) && explanation.isAbout($0) }
            .compactMap(suppressions.suppression).first
        Console.print(Self.text(explanation, id, unexamined, suppression))
        if explanation.isAffected, suppression == nil { throw CommandFailure.silent(.rejected) }
        if let unexamined {
            throw CommandFailure(.incomplete, "the package was not examined: \(unexamined.reason.rawValue)")
        }
    }

    private static func text(
        _ explanation: AdvisoryExplanation, _ id: String, _ unexamined: MatchResult.Unexamined?,
        _ suppression: MatchSuppression?
    ) -> String {
        var lines = explanation.query.map { "looked for \($0)" }
        if let unexamined {
            lines.append("not examined: \(unexamined.reason.rawValue)" + (unexamined.detail.map { ", \($0)" } ?? ""))
        } else if let reason = explanation.unexamined {
            lines.append("not certain: \(reason.rawValue)")
        }
        if explanation.records.isEmpty { lines.append("the snapshot has no record of \(id)") }
        for record in explanation.records {
            lines.append(record.isWithdrawn ? "\(record.id): withdrawn, so it never matches" : "\(record.id):")
            for entry in record.entries {
                lines.append("  \(entry.package) (\(entry.ecosystem)): \(entry.verdict.rawValue)")
                lines += entry.steps.map { "    \($0)" }
            }
        }
        if let suppression { lines.append("does not count (\(suppression.reason.rawValue)): \(suppression.why)") }
        return lines.map(TerminalText.escaped).joined(separator: "\n")
    }
}

/// A component by its purl, alone or in the inventory that lists it.
private struct ExplainedComponent {
    let component: Component
    /// Everything that stands beside it, itself included.
    let inventory: [Component]
    let operatingSystem: OperatingSystem?

    /// - Throws: Usage when the SBOM can't be read or does not list the purl.
    init(_ url: PackageURL, in path: String?) throws(CommandFailure) {
        guard let path else {
            component = Component(kind: "library", name: url.name, version: url.version, packageURL: url)
            inventory = [component]
            operatingSystem = nil
            return
        }
        let materials: BillOfMaterials
        do {
            materials = try SBOMReader.read(SourceText(name: path, bytes: Files.read(path, limit: 512 << 20)))
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        } catch {
            throw CommandFailure(.usage, "\(error)", fix: "Check the path.")
        }
        let system = materials.operatingSystem
        let found = materials.components.first { component in
            guard let own = component.packageURL else { return false }
            let traceable = TraceablePackageURL.of(component, operatingSystem: system) ?? own
            return [own, traceable].contains { $0.description.utf8.elementsEqual(url.description.utf8) }
        }
        guard let found else {
            throw CommandFailure(
                .usage, "'\(path)' does not list \(url.description)", fix: "Give a purl as 'sluice scan' writes it.")
        }
        component = found
        inventory = materials.components
        operatingSystem = system
    }

    func isMeant(_ other: Component) -> Bool {
        other.packageURL?.description.utf8.elementsEqual((component.packageURL?.description ?? "").utf8) == true
            && other.effectiveVersion == component.effectiveVersion
    }
}
