import ArgumentParser

/// Release documents and what the ledger knows about releases.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Make release documents; list and show releases.",
        subcommands: [ReleaseCreate.self, ReleaseList.self, ReleaseShow.self, ReleaseRescan.self])
}
