import Foundation

/// Files that real tools made, under `Tests/Fixtures/Artifacts`.
enum Fixture {
    static func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
        return try [UInt8](Data(contentsOf: folder.appendingPathComponent("Fixtures/Artifacts/\(name)")))
    }
}
