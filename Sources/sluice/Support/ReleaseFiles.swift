import Artifacts
import Documents
import Engine
import Governance

/// A release document with the signed acts that come with it.
struct ReleaseFiles {
    let path: String
    let bytes: [UInt8]
    let signature: [UInt8]?
    let release: Release
    /// Bundles of the signed acts the document lists.
    let acts: [[UInt8]]
    /// The artifacts' files by the artifact's name; nothing when they lie beside the document.
    let artifacts: [String: [UInt8]]?

    init(
        path: String, bytes: [UInt8], signature: [UInt8]?, release: Release, acts: [[UInt8]],
        artifacts: [String: [UInt8]]?
    ) {
        self.path = path
        self.bytes = bytes
        self.signature = signature
        self.release = release
        self.acts = acts
        self.artifacts = artifacts
    }

    init(path: String) throws(CommandFailure) {
        self.path = path
        do {
            bytes = try Files.read(path)
            signature = Files.exists("\(path).sig") ? try Files.read("\(path).sig", limit: 1 << 16) : nil
        } catch {
            throw CommandFailure(.usage, "the release can't be read: \(error)", fix: "Check --release.")
        }
        do {
            release = try Release(document: try YAMLReader.read(SourceText(name: path, bytes: bytes)))
        } catch {
            throw CommandFailure(error)
        }
        var acts: [[UInt8]] = []
        var problems = Diagnostics()
        for act in release.acts + release.waivers {
            do {
                acts.append(try SignedActFile.bundle(Files.resolve(act.value, in: Files.folder(of: path))))
            } catch {
                problems.items.append(
                    Diagnostic(
                        "release.act-unreadable", "the signed act can't be read: \(error)", at: act.span,
                        fix: "The path is relative to the release; the signature lies beside it as FILE.sig."))
            }
        }
        guard problems.items.isEmpty else { throw CommandFailure(problems) }
        self.acts = acts
        artifacts = nil
    }
}

/// A signed act as two files: the document, and beside it the signature's stored form with `.sig` at the end.
enum SignedActFile {
    /// Document and signature as one run of bytes; whether the signature holds is judged later.
    static func bundle(_ path: String) throws -> [UInt8] {
        let document = try Files.read(path, limit: 1 << 16)
        let signature = try Files.read("\(path).sig", limit: 1 << 16)
        return try CanonicalJSON.payload([
            "document": .string(String(decoding: document, as: UTF8.self)),
            "signature": .string(String(decoding: signature, as: UTF8.self)),
        ])
    }
}
