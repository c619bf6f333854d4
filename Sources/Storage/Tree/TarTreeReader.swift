import Glibc
import Ledger

/// A tree in a tar file that `TarTreeWriter` wrote; only the places of its files are held in memory.
package final class TarTreeReader: TreeReader {
    package static let maximumFiles = 20_000_000

    private struct Place {
        let offset: Int
        let size: Int
    }

    private let path: String
    private let file: OpenFile
    private let places: [String: Place]

    /// - Throws: `ledger.missing` when there is no file, `ledger.tile-malformed` for another file or a repeated name,
    ///   `ledger.storage`.
    package init(at path: String) throws {
        self.path = path
        do {
            file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
        } catch {
            throw LedgerError(.missing, "there is no archive: \(error)")
        }
        var places: [String: Place] = [:]
        var offset = 0
        func malformed(_ reason: String) -> LedgerError {
            LedgerError(.tileMalformed, "\(path) is no archive of a ledger: \(reason) at byte \(offset)")
        }
        while true {
            let block = try TarTreeReader.read(file, path, offset, TarFormat.blockBytes)
            if block.allSatisfy({ $0 == 0 }) {
                guard block.count == TarFormat.blockBytes else { throw malformed("it is cut off") }
                break
            }
            guard let (name, size) = TarFormat.entry(block) else { throw malformed("another kind of entry") }
            offset += TarFormat.blockBytes
            guard places.updateValue(Place(offset: offset, size: size), forKey: name) == nil,
                places.count <= TarTreeReader.maximumFiles
            else { throw malformed("'\(name)' stands there twice, or too many files") }
            offset += size + TarFormat.padding(size)
        }
        let end = try TarTreeReader.read(file, path, offset, 3 * TarFormat.blockBytes)
        guard end == [UInt8](repeating: 0, count: 2 * TarFormat.blockBytes) else {
            throw malformed("it does not end as it should")
        }
        self.places = places
    }

    package func file(_ path: String) throws -> [UInt8]? {
        guard let place = places[path] else { return nil }
        guard place.size <= FolderTree.maximumFileBytes else {
            throw LedgerError(.storage, "'\(path)' is too big")
        }
        let bytes = try TarTreeReader.read(file, self.path, place.offset, place.size)
        guard bytes.count == place.size else {
            throw LedgerError(.tileMalformed, "the archive is cut off in '\(path)'")
        }
        return bytes
    }

    package func paths(below folder: String) -> [String] {
        places.keys.filter { $0.utf8.starts(with: "\(folder)/".utf8) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Fewer bytes only at the end of the file.
    private static func read(_ file: borrowing OpenFile, _ path: String, _ offset: Int, _ count: Int) throws -> [UInt8]
    {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    file.descriptor, buffer.baseAddress?.advanced(by: done), count - done, off_t(offset + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw LedgerError(.storage, "\(FileError("pread", path))") }
            if read == 0 { break }
            done += read
        }
        bytes.removeLast(count - done)
        return bytes
    }
}
