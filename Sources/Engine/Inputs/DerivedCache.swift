package import Artifacts
import Synchronization

/// What was made from bytes alone, kept by the digest of the bytes: judging many releases parses the same text once.
///
/// Only pure functions of the bytes and of the kind's name belong here; then it never changes what comes out. A value that
/// could not be made is not kept. Two generations bound it: the older one goes when the newer is full.
package final class DerivedCache: Sendable {
    private struct Key: Hashable {
        let kind: [UInt8]
        let digest: Digest
    }

    /// In a box, so that nothing made yet is not taken for a value that is nothing.
    private struct Kept: Sendable {
        let value: any Sendable
    }

    /// One value, made once even when several tasks ask at the same time.
    private final class Slot: Sendable {
        let value = Mutex<Kept?>(nil)
    }

    private struct Generations {
        var young: [Key: Slot] = [:]
        var old: [Key: Slot] = [:]
    }

    private let limit: Int
    private let generations = Mutex(Generations())

    /// - Parameter limit: How many values a generation has; at most twice as many are kept.
    package init(limit: Int = 256) { self.limit = limit }

    /// The value of this kind for bytes with this digest; made when it is not here.
    /// - Parameter kind: Names what is made, with everything else it is made from.
    package func value<T: Sendable, E: Error>(
        _ kind: String, of digest: Digest, _ make: () throws(E) -> T
    ) throws(E) -> T {
        let slot = slot(Key(kind: Array(kind.utf8), digest: digest))
        return try slot.value.withLock { kept throws(E) in
            if let kept, let known = kept.value as? T { return known }
            let made = try make()
            kept = Kept(value: made)
            return made
        }
    }

    private func slot(_ key: Key) -> Slot {
        generations.withLock { generations in
            if let slot = generations.young[key] { return slot }
            let slot = generations.old[key] ?? Slot()
            if generations.young.count >= limit {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = slot
            return slot
        }
    }
}
