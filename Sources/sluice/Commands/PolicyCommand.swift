import ArgumentParser
import Documents
import Engine

/// Policies by themselves.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Work with policies.", subcommands: [Test.self])

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Run the tests that stand in policy files.")
        @Argument(help: ArgumentHelp("Policy files.", valueName: "file"))
        var files: [String]
        @OptionGroup var common: CommonOptions

        func run() throws {
            common.apply()
            var problems = Diagnostics()
            var passed = 0
            for file in files {
                do {
                    let node = try YAMLReader.read(SourceText(name: file, bytes: try Files.read(file)))
                    let policy = try Policy(document: node, path: file)
                    let failures = PolicyExamples.failures(in: policy)
                    problems.items += failures
                    passed += policy.tests.count - failures.count
                } catch let error as Diagnostics {
                    problems.items += error.items
                } catch {
                    throw CommandFailure(.usage, "\(error)")
                }
            }
            guard problems.items.isEmpty else { throw CommandFailure(problems) }
            Console.print("\(passed) policy tests passed")
        }
    }
}
