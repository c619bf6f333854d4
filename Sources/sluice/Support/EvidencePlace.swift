import ArgumentParser
import Artifacts
import Outbound
import Storage

/// A repository of a registry that keeps a ledger's evidence: `oci://HOST/REPOSITORY`.
///
/// It is chosen when the ledger is made and noted with it: in the place of the folder `PATH.evidence/` a file of that name, in
/// PostgreSQL a row. So nobody who uses the ledger can forget it. That note alone allows no connection: the host has to stand
/// in the operator's `outbound.yaml`.
struct EvidencePlace: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard argument.utf8.starts(with: RegistryReference.scheme.utf8),
            let reference = try? RegistryReference(argument),
            reference.tag == nil, reference.digest == nil
        else { return nil }
        text = argument
    }

    /// As it was noted.
    init(_ text: String) throws(CommandFailure) {
        guard let place = EvidencePlace(argument: text) else {
            throw CommandFailure(.broken, "what is noted as the place of the evidence is none: '\(text)'")
        }
        self = place
    }

    /// Nothing when there is no file there: then it is a folder, or nothing yet.
    init?(noteAt path: String) throws(CommandFailure) {
        guard Files.exists(path), !Files.isFolder(path) else { return nil }
        do {
            let bytes = try Files.read(path, limit: 4096)
            try self.init(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        } catch let error as FileError {
            throw CommandFailure(.broken, "the place of the evidence can't be read: \(error)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.broken, "the place of the evidence can't be read: \(error)")
        }
    }

    func note(at path: String) throws(CommandFailure) {
        if let noted = try EvidencePlace(noteAt: path), noted.text.utf8.elementsEqual(text.utf8) { return }
        guard !Files.exists(path) else {
            throw CommandFailure(
                .usage, "\(path) is there already, with evidence of its own", fix: "Choose another path.")
        }
        do {
            try Files.write(Array("\(text)\n".utf8), to: path)
        } catch {
            throw CommandFailure(.broken, "the place of the evidence can't be noted: \(error)")
        }
    }

    func open() throws(CommandFailure) -> RegistryContentStore {
        let connection = try RegistryConnection.open(text, isNamed: false)
        return RegistryContentStore(in: connection.registry) { WallClock.now }
    }

    /// Whether the registry answers and lets this user read.
    func probe() throws(CommandFailure) {
        do {
            _ = try open().digests(after: nil, limit: 1)
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as ContentStoreError {
            throw CommandFailure(.usage, error.message, fix: "Check the address, and outbound.yaml in SLUICE_HOME.")
        } catch {
            throw CommandFailure(.broken, "the evidence: \(error)")
        }
    }
}
