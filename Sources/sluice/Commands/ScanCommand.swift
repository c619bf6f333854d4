import ArgumentParser
import Engine
import Reports

/// Known vulnerabilities of SBOMs.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Find known vulnerabilities in SBOMs.",
        discussion: """
            Findings come in the order of their risk. Filters change what is listed and what --fail-on looks at; the report \
            says how many findings they left out. VEX statements stand beside the findings (vexStatus in JSON) and \
            leave out none; what they settle does not count for --fail-on. In a pipeline, policy weighs them. Every finding \
            has the purl with which 'sluice advisories explain' derives it again.
            """)
    @Argument(help: ArgumentHelp("CycloneDX or SPDX documents in JSON.", valueName: "sbom"))
    var sboms: [String]
    @Option(help: ArgumentHelp("A snapshot's folder, or a file, folder or archive of OSV records.", valueName: "path"))
    var advisories: String
    @Option(help: ArgumentHelp("A file or folder of VEX documents; may be repeated.", valueName: "path"))
    var vex: [String] = []
    @Option(
        name: .customLong("openvex"),
        help: ArgumentHelp("Write the listed findings as an OpenVEX document.", valueName: "path"))
    var openVEX: String?
    @Option(
        name: .customLong("cyclonedx-vex"),
        help: ArgumentHelp("Write the listed findings as a CycloneDX VEX document.", valueName: "path"))
    var cycloneDXVEX: String?
    @OptionGroup var timeOptions: TimeOptions
    @OptionGroup(title: "Filters") var filter: FindingFilter
    @OptionGroup var options: DomainOptions

    func run() async throws {
        options.common.apply()
        let statements = vex.map { OptionText.quoted("file:\($0)") }.joined(separator: ", ")
        let probe = StageProbe(
            kind: "vulnerability/scan",
            options:
                "advisories: \(OptionText.quoted("file:\(try PulledSnapshots.local(advisories))"))\nvex: [\(statements)]",
            subjects: sboms.map { .init(name: $0, type: .sbom, path: $0) }, isRanked: true,
            time: try timeOptions.time())
        let report = filter.applied(to: try await probe.run(title: "scan of \(sboms.joined(separator: ", "))"))
        try ReportWriter(requests: options.output).write(report)
        if let openVEX { try VEXExport.openVEX.write(report.findings, to: openVEX) }
        if let cycloneDXVEX { try VEXExport.cycloneDX.write(report.findings, to: cycloneDXVEX) }
        try FindingThreshold.check(report, failOn: options.failOn)
    }
}
