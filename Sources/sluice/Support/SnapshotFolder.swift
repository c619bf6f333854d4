import Advisories

/// An advisory snapshot named on the command line.
enum SnapshotFolder {
    /// Reads a file, a folder or an archive of OSV records.
    /// - Throws: Usage for what can't be read, holds no advisory at all or too many malformed ones: never an empty snapshot.
    static func load(_ path: String) throws(CommandFailure) -> AdvisorySnapshot {
        do {
            var files: [(name: String, bytes: [UInt8])] = []
            if Files.isFolder(path) {
                for name in try Files.list(path) { files.append((name, try Files.read("\(path)/\(name)"))) }
            } else {
                files.append((path.split(separator: "/").last.map(String.init) ?? path, try Files.read(path)))
            }
            let snapshot = try AdvisorySnapshot.load(files)
            if snapshot.rejectedCount > 0 {
                Console.note("\(snapshot.rejectedCount) malformed advisories were left out")
            }
            return snapshot
        } catch let error as AdvisoryError {
            throw CommandFailure(
                .usage, "'\(path)': \(error.message)", fix: "Give a file, folder or archive of OSV records.")
        } catch {
            throw CommandFailure(.usage, "the advisories can't be read: \(error)")
        }
    }
}
