import FoundationEssentials
import Glibc

/// The writer of the fault tests, in a process of its own.
struct HammerProcess {
    let id: pid_t

    /// Where the program lies: beside the test bundle.
    static func program() throws -> String {
        let test = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? test
        let path = String(bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)]) + "/sluice-hammer"
        guard TestFile.exists(path) else { throw TestFailure(text: "there is no \(path)") }
        return path
    }

    /// Starts a writer.
    /// - Parameters:
    ///   - limit: How many decisions it appends; it goes on until it is stopped without one.
    ///   - prefix: A program, with its arguments, that runs the writer in its turn.
    init(_ ledger: TestLedger, name: String, limit: Int? = nil, under prefix: [String] = []) throws {
        let arguments = [try Self.program(), ledger.path, Self.acknowledged(ledger), name]
        id = try TestProcess.start(prefix + arguments + (limit.map { ["\($0)"] } ?? []))
    }

    static func acknowledged(_ ledger: TestLedger) -> String { ledger.folder.file("acknowledged") }

    /// Waits for the end.
    /// - Returns: The exit code, or the negative number of the signal that ended it.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }

    func signal(_ number: Int32) { kill(id, number) }

    /// The lines that writers have written down so far.
    static func acknowledgements(_ ledger: TestLedger) throws -> [(number: Int64, index: UInt64)] {
        let path = acknowledged(ledger)
        guard TestFile.exists(path) else { return [] }
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            guard numbers.count == 2, let index = UInt64(exactly: numbers[1]) else {
                throw TestFailure(text: "no acknowledgement: \(line)")
            }
            return (numbers[0], index)
        }
    }
}
