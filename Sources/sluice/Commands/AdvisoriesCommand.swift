import ArgumentParser

/// Advisory snapshots.
struct AdvisoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advisories",
        abstract: "Make, look at and compare advisory snapshots, and examine CSAF documents.",
        subcommands: [
            AdvisoriesImport.self, AdvisoriesStatus.self, AdvisoriesDiff.self, AdvisoriesExplain.self,
            AdvisoriesCSAF.self, AdvisoriesPush.self, AdvisoriesPull.self,
        ])
}
