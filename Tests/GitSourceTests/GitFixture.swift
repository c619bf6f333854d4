import Foundation
import GitSource

/// A repository of its own for one test, made by the real `git`, with the fixture's folder removed at the end.
final class GitFixture: Sendable {
    /// Holds everything of the test.
    let folder: String
    /// The check-out.
    let path: String

    struct Failure: Error { let text: String }

    /// Makes an empty repository with the branch `main`.
    init(_ options: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-git-\(UUID().uuidString)").path
        path = folder + "/work"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try git(["init", "-q", "-b", "main"] + options)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var url: String { "file://\(path)" }

    /// Runs git in the check-out, or elsewhere, and answers its standard output without the last line feed.
    @discardableResult
    func git(_ arguments: [String], in place: String? = nil, input: [UInt8] = []) throws -> String {
        let base = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        return try run("/usr/bin/git", base + arguments, in: place, input: input)
    }

    @discardableResult
    func run(_ program: String, _ arguments: [String], in place: String? = nil, input: [UInt8] = []) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: place ?? path)
        process.environment = [
            "PATH": "/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": folder,
            "LC_ALL": "C",
        ]
        let inputFile = folder + "/input-\(UUID().uuidString)"
        try Data(input).write(to: URL(fileURLWithPath: inputFile))
        let outputFile = inputFile + ".out"
        try Data().write(to: URL(fileURLWithPath: outputFile))
        defer {
            try? FileManager.default.removeItem(atPath: inputFile)
            try? FileManager.default.removeItem(atPath: outputFile)
        }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: outputFile))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: outputFile)), as: UTF8.self)
        guard process.terminationStatus == 0 else { throw Failure(text: "\(arguments): \(text)") }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Writes a file of the check-out, or elsewhere below the fixture's folder.
    @discardableResult
    func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
        let file = name.hasPrefix("/") ? name : "\(path)/\(name)"
        let parent = URL(fileURLWithPath: file).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    /// Writes a file, commits everything and answers the commit's id.
    @discardableResult
    func commit(_ text: String, to name: String = "file") throws -> ObjectID {
        try write(text, to: name)
        try git(["add", "-A"])
        try git(["commit", "-q", "-m", "change \(name)"])
        return try id("HEAD")
    }

    func id(_ revision: String) throws -> ObjectID {
        let text = try git(["rev-parse", revision])
        guard let id = ObjectID(text) else { throw Failure(text: text) }
        return id
    }

    /// Writes an object of any content, well formed or not.
    func object(_ type: String, _ bytes: [UInt8]) throws -> ObjectID {
        let text = try git(["hash-object", "-t", type, "-w", "--stdin", "--literally"], input: bytes)
        guard let id = ObjectID(text) else { throw Failure(text: text) }
        return id
    }

    func repository() throws -> Repository { try Repository(at: path) }

    func head() throws -> PinnedCommit {
        let repository = try repository()
        return try repository.open(repository.head())
    }

    /// A file of mode 0755 that notes every run in `log`.
    func recorder() throws -> (program: String, log: String) {
        let log = folder + "/recorder.log"
        let program = try write("#!/bin/sh\necho \"$0 $@\" >>\(log)\nexit 0\n", to: folder + "/recorder", mode: 0o755)
        return (program, log)
    }
}

extension PinnedCommit {
    /// A file as text.
    func text(_ path: String) throws -> String { String(decoding: try file(at: TreePath(path)), as: UTF8.self) }

    func paths(below folder: String? = nil) throws -> [String] {
        try files(below: try folder.map { try TreePath($0) }).map(\.path.text)
    }
}
