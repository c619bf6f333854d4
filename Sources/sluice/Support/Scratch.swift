import Glibc
import Synchronization

/// A private folder for this process's temporary files, made on first need and removed when the command ends.
enum Scratch {
    private static let made = Mutex<String?>(nil)

    /// The folder, with mode 0700; the common temporary folder when none can be made.
    static var folder: String {
        made.withLock { made in
            if let made { return made }
            let base = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
            var template = Array("\(base)/sluice-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { return base }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            made = path
            return path
        }
    }

    /// Removes the folder; what its users left in it stays, and the folder with it.
    static func remove() {
        made.withLock { made in
            if let made { rmdir(made) }
            made = nil
        }
    }
}
