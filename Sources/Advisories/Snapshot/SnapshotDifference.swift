/// What one snapshot has that another has not, by record id.
package struct SnapshotDifference: Sendable, Hashable {
    /// Ids that only the later one has, sorted by bytes, each once; so are the others.
    package private(set) var added: [String] = []
    package private(set) var removed: [String] = []
    /// Ids of which what is kept differs.
    package private(set) var changed: [String] = []
    /// Of the changed ones, those withdrawn since.
    package private(set) var withdrawn: [String] = []

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// - Throws: `AdvisoryError`: `damaged` when a record can't be read.
    package init(from old: AdvisorySnapshot, to new: AdvisorySnapshot) throws(AdvisoryError) {
        do throws(SnapshotDamage) {
            try compare(old, new)
        } catch {
            throw AdvisoryError(.damaged, "a record of the snapshots can't be read")
        }
    }

    /// Merges the two sorted lists; the states of one id stand together.
    private mutating func compare(_ old: AdvisorySnapshot, _ new: AdvisorySnapshot) throws(SnapshotDamage) {
        var left = try States(old, from: 0)
        var right = try States(new, from: 0)
        while left != nil || right != nil {
            if let before = left, right.map({ before.id.precedesInBytes($0.id) }) ?? true {
                removed.append(before.id)
                left = try States(old, from: before.next)
            } else if let after = right, left.map({ after.id.precedesInBytes($0.id) }) ?? true {
                added.append(after.id)
                right = try States(new, from: after.next)
            } else if let before = left, let after = right {
                if before.bytes != after.bytes {
                    changed.append(after.id)
                    if after.isWithdrawn, !before.isWithdrawn { withdrawn.append(after.id) }
                }
                left = try States(old, from: before.next)
                right = try States(new, from: after.next)
            }
        }
    }

    /// All states of one id.
    private struct States {
        let id: String
        var bytes: [UInt8]
        var isWithdrawn: Bool
        var next: Int

        /// Nothing behind the last record.
        init?(_ snapshot: AdvisorySnapshot, from number: Int) throws(SnapshotDamage) {
            guard number < snapshot.records else { return nil }
            let first = try snapshot.record(number)
            id = first.id
            bytes = try snapshot.storedRecord(number)
            isWithdrawn = first.isWithdrawn
            next = number + 1
            while next < snapshot.records {
                let record = try snapshot.record(next)
                guard record.id.utf8.elementsEqual(id.utf8) else { break }
                bytes += try snapshot.storedRecord(next)
                isWithdrawn = isWithdrawn && record.isWithdrawn
                next += 1
            }
        }
    }
}
