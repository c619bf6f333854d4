import Advisories
import ArgumentParser
import FoundationEssentials

/// The snapshot's file in the folder that an import wrote.
enum SnapshotFile {
    static func path(in folder: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        guard let name = names.first(where: { $0.hasSuffix(SnapshotManifest.snapshotSuffix) }) else {
            throw ValidationError("\(folder) holds no snapshot")
        }
        return "\(folder)/\(name)"
    }
}
