import ArgumentParser
import Governance

/// A signed approval of what the newest decision found.
struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Sign an approval of a release for an environment.")
    @OptionGroup var options: ActOptions

    func run() async throws { try await options.sign(.approval) }
}

/// A signed rejection; it holds for every review of the same release until the same person approves.
struct RejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Sign a rejection of a release for an environment.")
    @OptionGroup var options: ActOptions

    func run() async throws { try await options.sign(.rejection) }
}

/// A signed permission for named findings to pass.
struct WaiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "Sign a waiver for findings, by their fingerprints.")
    @OptionGroup var options: ActOptions
    @Option(help: ArgumentHelp("The fingerprint of a finding; may be repeated.", valueName: "fingerprint"))
    var finding: [String]
    @Flag(help: "Waive the findings in every release of the project, not only in this one.")
    var anyRelease = false

    func validate() throws {
        for fingerprint in finding
        where fingerprint.utf8.count != 64
            || !fingerprint.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        {
            throw ValidationError("'\(fingerprint)' is no fingerprint; 'sluice run --output json' prints them.")
        }
    }

    func run() async throws { try await options.sign(.waiver, findings: finding, isBound: !anyRelease) }
}
