/// Writes the sections of a snapshot file one after another, in whatever order they are made, and the head that finds them.
struct SnapshotFileWriter {
    private static let sectionCount = SnapshotForm.Section.allCases.count

    private var file: [UInt8]
    private var ranges: [Range<Int>]

    init() {
        file = Array(repeating: 0, count: SnapshotForm.headLength(sections: Self.sectionCount))
        ranges = Array(repeating: 0..<0, count: Self.sectionCount)
    }

    mutating func add(_ section: SnapshotForm.Section, _ bytes: [UInt8]) {
        add(section, length: bytes.count) { $0.append(contentsOf: bytes) }
    }

    /// Adds a section that the body appends.
    /// - Parameter length: How long it will be, to take room for it at once.
    mutating func add(_ section: SnapshotForm.Section, length: Int, _ body: (inout [UInt8]) -> Void) {
        let start = file.count
        // The records come first and are two thirds of it: growing later would mean to copy all that.
        if file.capacity < start + length { file.reserveCapacity(start + length + length / 2) }
        body(&file)
        ranges[section.rawValue] = start..<file.count
    }

    /// Reads a section that was added; offsets count from the section's start.
    func read(
        _ section: SnapshotForm.Section, _ body: (inout SnapshotReader) throws(SnapshotDamage) -> Void
    ) throws(SnapshotDamage) {
        let range = ranges[section.rawValue]
        let result = file.withUnsafeBytes { raw in
            Result { () throws(SnapshotDamage) in
                // Only borrowed: the reader does not outlive the call.
                let part = UnsafeRawBufferPointer(rebasing: raw[range])
                var reader = try SnapshotReader(SnapshotBytes(mapped: part) {}, 0..<range.count)
                try body(&reader)
            }
        }
        try result.get()
    }

    /// The bytes of the file.
    consuming func finish() -> [UInt8] {
        let head = SnapshotForm.head(ranges)
        file.replaceSubrange(0..<head.count, with: head)
        return file
    }
}
