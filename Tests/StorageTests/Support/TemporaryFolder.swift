import FoundationEssentials
import Glibc

/// A folder of its own for one test, removed with everything in it when the value goes.
final class TemporaryFolder: Sendable {
    let path: String

    init(in parent: String = "/tmp") throws {
        var template = Array("\(parent)/sluice-storage-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure(text: "mkdtemp failed: \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func file(_ name: String) -> String { path + "/" + name }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

struct TestFailure: Error {
    let text: String
}

/// Small files as the tests need them.
enum TestFile {
    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw TestFailure(text: "fopen \(path): \(errno)") }
        fputs(text, file)
        fclose(file)
    }

    /// Copies a file; a log that belonged to a database at the target goes, as it would belong to another file then.
    static func copy(_ from: String, to: String) throws {
        for log in ["-wal", "-shm"] { unlink(to + log) }
        guard let source = fopen(from, "r"), let target = fopen(to, "w") else {
            throw TestFailure(text: "copy \(from): \(errno)")
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, source), count > 0 { fwrite(chunk, 1, count, target) }
        fclose(source)
        fclose(target)
    }

    static func append(_ text: String, to path: String) throws {
        guard let file = fopen(path, "a") else { throw TestFailure(text: "fopen \(path): \(errno)") }
        fputs(text, file)
        fclose(file)
    }

    static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    /// In bytes; 0 when there is no such file.
    static func size(_ path: String) -> Int {
        var info = stat()
        return stat(path, &info) == 0 ? Int(info.st_size) : 0
    }

    static func mode(_ path: String) -> mode_t {
        var info = stat()
        return stat(path, &info) == 0 ? info.st_mode & 0o777 : 0
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
