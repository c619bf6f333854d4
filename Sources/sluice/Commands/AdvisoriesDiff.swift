import Advisories
import ArgumentParser
import Artifacts
import Documents

/// What changed between two snapshots.
struct AdvisoriesDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "List the records that one snapshot has and another has not.",
        discussion: "One line a record: + added, - removed, ~ changed, ! withdrawn since.")
    @Argument(help: ArgumentHelp("The earlier snapshot.", valueName: "old"))
    var old: String
    @Argument(help: ArgumentHelp("The later snapshot.", valueName: "new"))
    var new: String
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        let before = try SnapshotFolder.load(old)
        let after = try SnapshotFolder.load(new)
        let difference: SnapshotDifference
        do throws(AdvisoryError) {
            difference = try SnapshotDifference(from: before, to: after)
        } catch {
            throw CommandFailure(.broken, "\(error.message) [\(error.code.rawValue)]")
        }
        if json {
            func list(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
            let value: JSONValue = [
                "from": .string(before.digest.description), "to": .string(after.digest.description),
                "added": list(difference.added), "removed": list(difference.removed),
                "changed": list(difference.changed), "withdrawn": list(difference.withdrawn),
            ]
            return Console.print(value.prettyPrinted)
        }
        let withdrawn = Set(difference.withdrawn)
        let lines =
            difference.added.map { ("+", $0) } + difference.removed.map { ("-", $0) }
            + difference.changed.map { (withdrawn.contains($0) ? "!" : "~", $0) }
        Console.print(
            lines.sorted { $0.1.utf8.lexicographicallyPrecedes($1.1.utf8) }.map { "\($0.0) \($0.1)" }
                .joined(separator: "\n"))
        Console.note(
            "\(difference.added.count) added, \(difference.removed.count) removed, \(difference.changed.count) changed, "
                + "\(difference.withdrawn.count) of them withdrawn")
    }
}
