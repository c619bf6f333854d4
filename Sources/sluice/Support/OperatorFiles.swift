import Engine

/// Files and folders that `file:` references name, and advisories that `oci://` ones do.
enum OperatorFiles {
    /// A file, or a folder with all files below it, as one bundle.
    static func bundle(_ reference: String, folder: String) throws(InputError) -> [UInt8] {
        guard let reference = SourceReference(reference) else {
            throw InputError("input.missing", "'\(reference)' is no reference", remedy: "Write file:PATH.")
        }
        let path: String
        do throws(CommandFailure) {
            path =
                reference.isRemote
                ? try PulledSnapshots.local(reference.text) : Files.resolve(reference.path, in: folder)
        } catch {
            throw InputError("source.unreadable", "'\(reference.text)': \(error.text)")
        }
        do {
            if Files.isFolder(path) {
                let root = path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
                var files: [NamedBytes] = []
                for name in try Files.list(root) {
                    guard !name.utf8.contains(UInt8(ascii: "\n")) else {
                        throw FileError(root, "holds a file whose name has a line break")
                    }
                    files.append(NamedBytes(name: name, bytes: try Files.read("\(root)/\(name)")))
                }
                return FileBundle.make(files)
            }
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return FileBundle.make([NamedBytes(name: name, bytes: try Files.read(path))])
        } catch {
            throw InputError(
                "source.unreadable", "'\(reference.text)': \(error)",
                remedy: "References of a pipeline are relative to the folder of the trust policy.")
        }
    }
}
