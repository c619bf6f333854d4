import ArgumentParser
import Artifacts
import Documents
import Engine
import GitSource
import Reports
import Stages

/// Loads definitions and reports every problem; runs the policies' own tests.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check pipelines and policies and run the policies' own tests.",
        discussion:
            "Without a path: everything in pipelines/ and policies/ of the current commit. Needs no trust policy.")

    @Argument(help: ArgumentHelp("Files of the repository to check.", valueName: "path"))
    var paths: [String] = []
    @Option(help: ArgumentHelp("A folder of the repository.", valueName: "folder"))
    var repository = "."
    @Option(help: "A full ref or commit id instead of HEAD.")
    var commit: String?
    @Flag(help: "Read the work tree instead of the commit.")
    var workTree = false
    @Option(help: "Print the JSON Schema of a report instead: report or findings.")
    var schema: ReportSchemaName?
    @OptionGroup var common: CommonOptions

    func run() throws {
        common.apply()
        if let schema { return Console.print(schema.text) }
        let definitions = try source()
        let files: [String]
        do {
            files =
                try paths.isEmpty ? definitions.files(below: "pipelines") + definitions.files(below: "policies") : paths
        } catch {
            throw CommandFailure(.usage, "\(error.message) [\(error.code)]", fix: error.remedy)
        }
        let checked = files.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        guard !checked.isEmpty else {
            throw CommandFailure(
                .usage, "there is nothing to validate", fix: "Put pipelines in pipelines/ and policies in policies/.")
        }
        let inputs = RecordedInputs(source: DefinitionInputs(definitions: definitions), store: MemoryContentStore())
        var problems = Diagnostics()
        var tests = 0
        for file in checked {
            do {
                tests += try validate(Located(file), DefinitionLoader(inputs: inputs))
            } catch let error as Diagnostics {
                problems.items += error.items
            }
        }
        guard problems.items.isEmpty else { throw CommandFailure(problems) }
        Console.print("\(checked.count) documents are valid, \(tests) policy tests passed")
    }

    private func source() throws -> any DefinitionSource {
        if workTree { return WorkTreeDefinitions(folder: repository) }
        do {
            let opened = try Repository(containing: repository)
            return CommitDefinitions(
                commit: try opened.open(try commit.map { try opened.resolve($0) } ?? opened.head()))
        } catch let error as GitError {
            throw CommandFailure(
                .usage, "\(error.message) [\(error.code.rawValue)]",
                fix: error.remedy.isEmpty ? "Run it in a git repository, or add --work-tree." : error.remedy)
        }
    }

    /// - Returns: How many policy tests passed.
    private func validate(_ path: Located<String>, _ loader: DefinitionLoader) throws -> Int {
        let node = try loader.document(path)
        switch node["kind"]?.string {
        case "Pipeline":
            let loaded = try loader.load(path)
            _ = try Planner(catalog: try StageCatalog.builtin()).plan(
                loaded, gate: nil, release: nil, environment: nil)
            return 0
        case "PipelineFragment":
            _ = try Pipeline.fragment(node)
            return 0
        case "Policy":
            let policy = try Policy(document: node, path: path.value)
            let failures = PolicyExamples.failures(in: policy)
            guard failures.isEmpty else { throw Diagnostics(failures) }
            return policy.tests.count
        case "TrustPolicy":
            _ = try TrustPolicy(document: node)
            return 0
        case let kind:
            throw Diagnostics(
                Diagnostic(
                    "document.kind", "'\(kind ?? "")' is no kind that can be validated here",
                    at: node["kind"]?.span ?? node.span, fix: "Use Pipeline, PipelineFragment, Policy or TrustPolicy."))
        }
    }
}

/// The machine-readable reports that have a schema.
enum ReportSchemaName: String, ExpressibleByArgument, CaseIterable {
    case report
    case findings

    var text: String {
        switch self {
        case .report: ReportSchema.json
        case .findings: ReportSchema.findings
        }
    }
}

/// Definitions alone as inputs, for checking them without a release.
struct DefinitionInputs: InputSource {
    let definitions: any DefinitionSource

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        let parts = name.text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "definition" else {
            throw InputError("input.missing", "there is no input '\(name.text)'")
        }
        return try definitions.bytes(of: parts[1])
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
}
