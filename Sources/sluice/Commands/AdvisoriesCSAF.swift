import Advisories
import ArgumentParser
import Documents

/// Examines CSAF documents by the tests of the standard.
struct AdvisoriesCSAF: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csaf", abstract: "Examine CSAF documents by the tests of the standard.",
        discussion: """
            Exit 2 when a document violates a mandatory test (section 6.1) or is no CSAF document; recommended (6.2) and \
            informative tests (6.3) are listed only.
            """)
    @Argument(help: ArgumentHelp("CSAF 2.0 or 2.1 documents.", valueName: "file"))
    var files: [String]
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var common: CommonOptions

    /// What came of one file.
    private enum Answer {
        case examined(CSAFReport)
        case unreadable(String)

        var isValid: Bool {
            switch self {
            case .examined(let report): report.isValid
            case .unreadable: false
            }
        }
    }

    func run() throws {
        common.apply()
        var answers: [(file: String, answer: Answer)] = []
        for file in files { answers.append((file, try Self.examine(file))) }
        if json {
            Console.print(JSONValue.array(answers.map { Self.json($0, $1) }).prettyPrinted)
        } else {
            Console.print(answers.flatMap { Self.lines($0, $1) }.map(TerminalText.escaped).joined(separator: "\n"))
        }
        if !answers.allSatisfy(\.answer.isValid) { throw CommandFailure.silent(.rejected) }
    }

    private static func examine(_ path: String) throws(CommandFailure) -> Answer {
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path)
        } catch {
            throw CommandFailure(.usage, "\(error)", fix: "Check the path.")
        }
        do {
            let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
            let document = try JSONReader.value(bytes, limits: .sbom)
            return .examined(try CSAFValidator.validate(document: document, fileName: name, at: WallClock.now))
        } catch let error as Diagnostics {
            return .unreadable(error.items.first?.message ?? "it is no JSON")
        } catch {
            return .unreadable("\(error)")
        }
    }

    private static func lines(_ file: String, _ answer: Answer) -> [String] {
        switch answer {
        case .unreadable(let reason): return ["\(file): invalid: \(reason)"]
        case .examined(let report):
            var lines = ["\(file): \(report.isValid ? "valid" : "invalid") CSAF \(report.version.rawValue)"]
            for finding in report.findings {
                lines.append(
                    "  \(finding.group.rawValue) \(finding.rule) \(finding.pointer): \(finding.message)")
            }
            if report.omitted > 0 { lines.append("  and \(report.omitted) more") }
            lines += report.limits.map { "  not all of \($0.rule) was examined: \($0.reason)" }
            return lines
        }
    }

    private static func json(_ file: String, _ answer: Answer) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("file", .string(file)), .init("valid", .bool(answer.isValid)),
        ]
        switch answer {
        case .unreadable(let reason): members.append(.init("unreadable", .string(reason)))
        case .examined(let report):
            members += [
                .init("version", .string(report.version.rawValue)), .init("omitted", .integer(Int64(report.omitted))),
                .init(
                    "findings",
                    .array(
                        report.findings.map {
                            [
                                "rule": .string($0.rule), "title": .string($0.title),
                                "group": .string($0.group.rawValue), "pointer": .string($0.pointer),
                                "message": .string($0.message), "remedy": .string($0.remedy),
                            ]
                        })),
                .init(
                    "limits",
                    .array(report.limits.map { ["rule": .string($0.rule), "reason": .string($0.reason)] })),
            ]
        }
        return .object(members)
    }
}
