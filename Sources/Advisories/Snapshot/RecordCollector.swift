import Artifacts
import Documents

/// Gathers the records of all files, whatever their order.
///
/// The same record twice is one. Of several states of one id the one with the latest `modified` counts; states that are
/// modified at the same time all count, since nothing says which to drop.
struct RecordCollector {
    /// For one record or line; a list of records has the reader's limit for lists.
    private static let recordLimits = DocumentLimits(
        maximumBytes: 64 << 20, maximumDepth: 64, maximumNodes: 4_000_000, maximumAliasNodes: 0)

    private var byID: [ByteKey: [AdvisoryRecord]] = [:]
    private(set) var rejected: [RejectedRecord] = []
    /// Well-formed records read, repeated ones included.
    private(set) var read = 0

    mutating func add(_ name: String, _ bytes: [UInt8], _ form: AdvisoryFiles.Form) {
        switch form {
        case .document: addDocument(name, bytes)
        case .lines: addLines(name, bytes)
        }
    }

    /// The records that count, sorted by id and digest.
    var records: [AdvisoryRecord] {
        let sorted = byID.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
        return sorted.flatMap { states in
            let latest = states.value.map(\.modified).max { $0.precedesInBytes($1) } ?? ""
            return states.value.filter { $0.modified.utf8.elementsEqual(latest.utf8) }.sorted { $0.digest < $1.digest }
        }
    }

    private mutating func addDocument(_ name: String, _ bytes: [UInt8]) {
        let value: JSONValue
        do throws(Diagnostics) {
            value = try JSONReader.value(bytes, limits: .sbom)
        } catch {
            return reject(name, nil, error)
        }
        guard let list = value.array else { return add(value, name, nil) }
        for (index, value) in list.enumerated() { add(value, name, index + 1) }
    }

    private mutating func addLines(_ name: String, _ bytes: [UInt8]) {
        var start = 0
        var number = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            number += 1
            defer { start = end + 1 }
            let line = Array(bytes[start..<end])
            guard !line.allSatisfy(VersionText.isSpace) else { continue }
            do throws(Diagnostics) {
                add(try JSONReader.value(line, limits: Self.recordLimits), name, number)
            } catch {
                reject(name, number, error)
            }
        }
    }

    private mutating func add(_ value: JSONValue, _ name: String, _ position: Int?) {
        let record: AdvisoryRecord
        do throws(RecordFault) {
            record = try RecordReader.read(value)
        } catch {
            rejected.append(RejectedRecord(file: name, position: position, reason: error.message))
            return
        }
        read += 1
        var states = byID[ByteKey(record.id)] ?? []
        guard !states.contains(where: { $0.digest == record.digest }) else { return }
        states.append(record)
        byID[ByteKey(record.id)] = states
    }

    private mutating func reject(_ name: String, _ position: Int?, _ diagnostics: Diagnostics) {
        let reason = diagnostics.items.first?.message ?? "it is not JSON"
        rejected.append(RejectedRecord(file: name, position: position, reason: reason))
    }
}
