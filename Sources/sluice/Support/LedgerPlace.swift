import ArgumentParser
import Ledger
import Storage

/// A ledger to be read as it is, believed in nothing: by its URL, as the folder of an exported tree, or as an archive.
struct LedgerPlace: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        text = argument
    }

    /// The exported tree, in whichever form; nothing for a ledger's URL.
    func tree() throws(CommandFailure) -> (any TreeReader)? {
        guard LedgerURL(argument: text) == nil else { return nil }
        guard Files.exists(text) else {
            throw CommandFailure(
                .usage, "there is no ledger at '\(text)'",
                fix: "Give the URL of a ledger, the folder of an exported tree, or an archive.")
        }
        do {
            if Files.isFolder(text) { return try FolderTree(at: text) }
            return try TarTreeReader(at: text)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// One moment of the ledger.
    func source() throws(CommandFailure) -> any LedgerSource {
        do {
            if let tree = try tree() { return try TreeSource(tree) }
            guard let url = LedgerURL(argument: text) else { throw CommandFailure(.usage, "'\(text)' is no ledger") }
            return try url.source()
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(ledger: error)
        }
    }
}

extension LedgerURL {
    /// One moment of the stored ledger, for verification.
    func source() throws(CommandFailure) -> any LedgerSource {
        do {
            switch place {
            case .sqlite(let path):
                guard Files.exists(path) else { throw CommandFailure(noLedgerAt: self) }
                return try SQLiteLedgerSource(at: path)
            case .postgres(let address): return try PostgresLedgerSource(at: address)
            case .unknown: throw unknownScheme
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch let error as LedgerError where error.code == .missing {
            throw CommandFailure(noLedgerAt: self)
        } catch {
            throw CommandFailure(ledger: error)
        }
    }

    /// Where the newest cosigned checkpoint lies: beside the ledger, in no payload and no table.
    var cosignedPath: String { "\(path).cosigned" }
}
