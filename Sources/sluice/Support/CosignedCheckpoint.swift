import Ledger

/// The newest cosigned checkpoint of a ledger, as a note in a file beside it.
struct CosignedCheckpoint {
    let path: String

    /// Nothing when no witness's answer was added yet.
    func note() throws(CommandFailure) -> SignedNote? {
        guard Files.exists(path) else { return nil }
        do {
            return try SignedNote(try Files.read(path, limit: SignedNote.maximumBytes))
        } catch {
            throw CommandFailure(
                .broken, "the cosigned checkpoint \(path) can't be read: \(error)",
                fix: "Remove it and ask the witnesses again.")
        }
    }

    /// A checkpoint with the cosignatures that were added to it; as it is when they are of another one.
    func merged(into head: SignedCheckpoint) throws(CommandFailure) -> SignedNote {
        do {
            let plain = try SignedNote(head.note)
            guard let cosigned = try note(), cosigned.text.utf8.elementsEqual(plain.text.utf8) else { return plain }
            return try plain.adding(cosigned.signatures)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// Keeps a note durably, in the place of one that is not newer.
    func keep(_ note: SignedNote) throws(CommandFailure) {
        do {
            // For a ledger in a server the file lies in the operator's home, in a folder that may not be there yet.
            let folder = Files.folder(of: path)
            if folder != "." { try Files.makeFolder(folder) }
            try Files.write(note.encoded, to: path)
        } catch {
            throw CommandFailure(.broken, "the cosigned checkpoint can't be kept: \(error)")
        }
    }
}
