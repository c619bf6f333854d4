import Artifacts
import Documents
import Engine

/// A release with everything that lies beside its document, as one run of bytes that another machine can judge.
extension ReleaseFiles {
    private static let document = "document"
    private static let signature = "signature"
    private static let artifact = "artifact:"
    private static let act = "act:"

    /// - Throws: What keeps a file of the release from being read.
    func bundle() throws -> [UInt8] {
        var files = [NamedBytes(name: Self.document, bytes: bytes)]
        if let signature { files.append(NamedBytes(name: Self.signature, bytes: signature)) }
        for (position, act) in acts.enumerated() {
            files.append(NamedBytes(name: "\(Self.act)\(position)", bytes: act))
        }
        for artifact in release.artifacts where artifact.path != nil {
            files.append(NamedBytes(name: Self.artifact + artifact.name, bytes: try self.bytes(of: artifact)))
        }
        return FileBundle.make(files)
    }

    /// Reads what `bundle()` made.
    init(bundle: [UInt8], title: String) throws(CommandFailure) {
        do {
            var document: [UInt8]?
            var signature: [UInt8]?
            var acts: [[UInt8]] = []
            var artifacts: [String: [UInt8]] = [:]
            for file in try FileBundle.files(in: bundle, name: title) {
                if file.name.utf8.elementsEqual(Self.document.utf8) {
                    document = file.bytes
                } else if file.name.utf8.elementsEqual(Self.signature.utf8) {
                    signature = file.bytes
                } else if file.name.utf8.starts(with: Self.act.utf8) {
                    acts.append(file.bytes)
                } else if file.name.utf8.starts(with: Self.artifact.utf8) {
                    artifacts[String(file.name.dropFirst(Self.artifact.count))] = file.bytes
                } else {
                    throw InputError("queue.request-malformed", "the queued release holds '\(file.name)'")
                }
            }
            guard let document else {
                throw InputError("queue.request-malformed", "the queued release has no document")
            }
            self.init(
                path: title, bytes: document, signature: signature,
                release: try Release(document: YAMLReader.read(SourceText(name: title, bytes: document))), acts: acts,
                artifacts: artifacts)
        } catch let error as Diagnostics {
            throw CommandFailure(error)
        } catch let error as InputError {
            throw CommandFailure(.usage, "\(error.message) [\(error.code)]", fix: error.remedy)
        } catch {
            throw CommandFailure(.usage, "the queued release can't be read: \(error)")
        }
    }

    /// The file of an artifact, beside the document or out of the bundle.
    func bytes(of artifact: ReleaseArtifact) throws(InputError) -> [UInt8] {
        if let artifacts {
            guard let bytes = artifacts[artifact.name] else {
                throw InputError(
                    "artifact.no-bytes", "the queued release has no file for the artifact '\(artifact.name)'")
            }
            return bytes
        }
        do {
            return try Files.read(Files.resolve(artifact.path ?? artifact.name, in: Files.folder(of: path)))
        } catch {
            throw InputError(
                "artifact.unreadable", "the artifact '\(artifact.name)': \(error)",
                remedy: "Put the file where the release document says it is.")
        }
    }
}
