import Documents

/// Gathers the records of all files, whatever their order, in the form a snapshot stores them in.
///
/// The same record twice is one. Of several states of one id the one with the latest `modified` counts; states that are
/// modified at the same time all count, since nothing says which to drop.
struct RecordCollector {
    /// One record read: its id and date, and where its stored form lies.
    struct State {
        let id: Range<Int>
        let modified: String
        let stored: Range<Int>
    }

    /// For one record; what is longer is refused before it is looked at.
    private static let maximumRecordBytes = 64 << 20

    private(set) var rejected: [RejectedRecord] = []
    private(set) var rejectedCount = 0
    /// Well-formed records read, repeated ones included.
    var read: Int { states.count }

    private var stored = SnapshotWriter()
    private var states: [State] = []

    /// The stored records one after another, and those that count: sorted by id and then by their bytes.
    ///
    /// They are handed over, so that their memory is free as soon as it is done with.
    mutating func takeRecords() -> (bytes: [UInt8], records: [State]) {
        let bytes = stored.bytes
        defer {
            stored = SnapshotWriter()
            states = []
        }
        let sorted = bytes.withUnsafeBufferPointer { bytes in
            states.sorted { left, right in
                let order = Self.order(bytes, left.id, right.id)
                if order != 0 { return order < 0 }
                if !left.modified.utf8.elementsEqual(right.modified.utf8) {
                    return right.modified.precedesInBytes(left.modified)
                }
                return Self.order(bytes, left.stored, right.stored) < 0
            }
        }
        var kept: [State] = []
        for state in sorted {
            if let last = kept.last, bytes[last.id].elementsEqual(bytes[state.id]) {
                guard last.modified.utf8.elementsEqual(state.modified.utf8),
                    !bytes[last.stored].elementsEqual(bytes[state.stored])
                else { continue }
            }
            kept.append(state)
        }
        return (bytes, kept)
    }

    /// Takes a file of one record or a list of them.
    mutating func addDocument(_ name: String, _ bytes: [UInt8]) {
        guard EncodingCheck.isUTF8(bytes, in: 0..<bytes.count) else {
            return reject(name, nil, RecordFault("it is not UTF-8"))
        }
        var cursor = JSONCursor(bytes)
        do throws(JSONCursor.Fault) {
            guard try cursor.kind() == .array else { return add(name, nil, bytes, 0..<bytes.count) }
            try cursor.enter()
            var position = 0
            while try cursor.nextElement() {
                position += 1
                let start = cursor.offset
                try cursor.skip()
                add(name, position, bytes, start..<cursor.offset)
            }
            try cursor.finish()
        } catch {
            reject(name, nil, RecordFault(error))
        }
    }

    /// Takes lines of one record each.
    /// - Parameter first: The number of the first line.
    /// - Returns: The number of the line after the last.
    mutating func addLines(_ name: String, _ bytes: [UInt8], first: Int = 1) -> Int {
        let isText = EncodingCheck.isUTF8(bytes, in: 0..<bytes.count)
        var start = 0
        var number = first
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            defer {
                start = end + 1
                number += 1
            }
            guard !bytes[start..<end].allSatisfy(VersionText.isSpace) else { continue }
            guard isText || EncodingCheck.isUTF8(bytes, in: start..<end) else {
                reject(name, number, RecordFault("it is not UTF-8"))
                continue
            }
            add(name, number, bytes, start..<end)
        }
        return number
    }

    private mutating func add(_ name: String, _ position: Int?, _ bytes: [UInt8], _ range: Range<Int>) {
        do throws(RecordFault) {
            guard range.count <= Self.maximumRecordBytes else { throw RecordFault("it is larger than 64 MiB") }
            let record = try Self.record(bytes, range)
            let start = stored.bytes.count
            let id = StoredRecord.write(record, to: &stored)
            states.append(State(id: id, modified: record.modified, stored: start..<stored.bytes.count))
        } catch {
            reject(name, position, error)
        }
    }

    /// A record of OSV, or an advisory of GitHub's own interfaces as the one that says the same.
    private static func record(_ bytes: [UInt8], _ range: Range<Int>) throws(RecordFault) -> OSVRecord {
        do throws(RecordFault) {
            return try OSVRecordReader.read(bytes, in: range)
        } catch {
            guard let value = try? JSONReader.value(Array(bytes[range]), limits: .sbom),
                let advisory = GitHubAdvisory(value)
            else { throw error }
            guard let converted = try? CanonicalJSON.encode(advisory.osv()) else {
                _ = try advisory.osv()
                throw error
            }
            return try OSVRecordReader.read(converted, in: 0..<converted.count)
        }
    }

    private mutating func reject(_ name: String, _ position: Int?, _ fault: RecordFault) {
        rejectedCount += 1
        guard rejected.count < SnapshotFacts.maximumRejected else { return }
        rejected.append(RejectedRecord(file: name, position: position, reason: fault.message))
    }

    private static func order(_ bytes: UnsafeBufferPointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Int {
        let common = min(left.count, right.count)
        for offset in 0..<common {
            let difference = Int(bytes[left.lowerBound + offset]) - Int(bytes[right.lowerBound + offset])
            if difference != 0 { return difference }
        }
        return left.count - right.count
    }
}
