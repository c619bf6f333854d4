import Foundation

/// A program of the system that tests compare with, run in a folder of its own.
struct ExternalTool {
    struct Failure: Error { let message: String }

    let path: String

    /// Nothing when the program is not installed.
    init?(_ name: String) {
        guard
            let path = ["/usr/bin/", "/bin/", "/usr/local/bin/"].map({ $0 + name }).first(where: {
                FileManager.default.isExecutableFile(atPath: $0)
            })
        else { return nil }
        self.path = path
    }

    /// Whether tests with the program run: it is there, or this is CI, where its absence is a failure.
    static func isExpected(_ name: String) -> Bool {
        ExternalTool(name) != nil || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    static func named(_ name: String) throws -> ExternalTool {
        guard let tool = ExternalTool(name) else { throw Failure(message: "\(name) is not installed") }
        return tool
    }

    /// Runs the program and answers its exit code and standard output.
    @discardableResult
    func run(
        _ arguments: [String], in folder: TemporaryFolder, input: [UInt8] = []
    ) throws -> (code: Int32, output: [UInt8]) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.url.path, "LC_ALL": "C", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
        ]
        let inputURL = folder.url.appendingPathComponent(".input")
        try Data(input).write(to: inputURL)
        process.standardInput = try FileHandle(forReadingFrom: inputURL)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, Array(bytes))
    }
}

/// A folder that exists as long as the value does.
final class TemporaryFolder {
    let url: URL
    var path: String { url.path }

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("attestation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appendingPathComponent(name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
