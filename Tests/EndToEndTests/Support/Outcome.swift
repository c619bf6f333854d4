import Documents
import Testing

/// How a child process ended and what it wrote.
struct Outcome: Sendable {
    let command: String
    let code: Int32
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Both streams.
    var text: String { output + errors }

    /// Standard output as JSON.
    func json() throws -> JSONValue { try JSONReader.value(outputBytes, limits: .sbom) }

    /// Expects an exit code, its printed name, and some words in what was written.
    func expect(
        _ exit: ExitCode, saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(
            code == exit.rawValue, "\(command)\n\(output.suffix(2000))\n\(errors.suffix(3000))",
            sourceLocation: sourceLocation)
        if exit == .success {
            #expect(!errors.contains("exit "), sourceLocation: sourceLocation)
        } else {
            #expect(
                errors.contains("exit \(exit.rawValue): \(exit.name)\n"), "the name of the exit is not in:\n\(errors)",
                sourceLocation: sourceLocation)
        }
        for word in words {
            #expect(text.contains(word), "'\(word)' is not in:\n\(text)", sourceLocation: sourceLocation)
        }
    }

    /// Expects some words not to be written.
    func expect(silentAbout words: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        for word in words {
            #expect(!text.contains(word), "'\(word)' is in:\n\(text)", sourceLocation: sourceLocation)
        }
    }
}
