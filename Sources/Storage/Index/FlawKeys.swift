import Crypto
import Engine

/// The flaws that a decision's records name, each id of each as 16 bytes, sorted: enough to ask whether a flaw was known.
///
/// A flaw is known by any of its ids, since the id that stands for an alias closure changes when an alias is added.
struct FlawKeys {
    private static let width = 16

    /// Keys one after the other.
    private(set) var bytes: [UInt8]

    init(_ flaws: [StageFacts.Flaw]) {
        var keys: Set<[UInt8]> = []
        for flaw in flaws {
            for id in flaw.ids { keys.insert(Self.key(artifact: flaw.artifact, subject: flaw.subject, id: id)) }
        }
        bytes = keys.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
    }

    /// What was written by another value.
    init(bytes: [UInt8]) { self.bytes = bytes }

    static func key(artifact: String, subject: String, id: String) -> [UInt8] {
        Array(SHA256.hash(data: Array("\(artifact)\0\(subject)\0\(id)".utf8)).prefix(width))
    }

    func contains(_ key: [UInt8]) -> Bool {
        var (low, high) = (0, bytes.count / Self.width)
        while low < high {
            let middle = (low + high) / 2
            let candidate = bytes[(middle * Self.width)..<((middle + 1) * Self.width)]
            if candidate.elementsEqual(key) { return true }
            if candidate.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
