/// One `affected` entry as a snapshot stores it: what judging needs first, then what telling needs.
struct StoredAffected {
    /// How one version fares.
    enum Verdict {
        case affected(AdvisoryGround)
        case notAffected
        /// Neither can be told, and why.
        case undecided(String)
    }

    private let start: SnapshotReader
    /// Where it lies, in the bytes its reader was made for.
    let range: Range<Int>

    init(_ reader: SnapshotReader) {
        start = reader
        range = reader.rest
    }

    static func write(_ affected: OSVRecord.Affected, to writer: inout SnapshotWriter) {
        writer.byte(affected.hasCommitRange ? 1 : 0)
        writer.number(affected.ranges.count)
        for range in affected.ranges { StoredRange.write(range, to: &writer) }
        writer.part { writer in for version in affected.versions { writer.text(version) } }
        writer.text(affected.ecosystem)
        writer.text(affected.name)
        writer.byte(UInt8(AdvisoryKind.allCases.firstIndex(of: affected.kind) ?? 0))
        StoredRating.write(affected.ratings, to: &writer)
    }

    /// The OSV evaluation: affected when the version is listed or lies in a range.
    ///
    /// Commit ranges need a commit graph and never decide. They alone, or nothing at all to go by, leave it undecided,
    /// as does a range that can't be evaluated.
    func verdict(on installed: InstalledVersion) throws(SnapshotDamage) -> Verdict {
        var reader = start
        let hasCommitRange = try reader.byte() == 1
        let rangeCount = try reader.count()
        var isDoubtful = false
        for index in 0..<rangeCount {
            switch try StoredRange.contains(installed, &reader) {
            case true?: return .affected(.range(try ranges()[index]))
            case false?: continue
            case nil: isDoubtful = true
            }
        }
        var versions = try reader.part()
        let namesNothing = rangeCount == 0 && versions.isAtEnd
        while !versions.isAtEnd {
            let listed = try versions.rawText()
            if installed.isListed(as: listed) { return .affected(.listed(String(decoding: listed, as: UTF8.self))) }
        }
        if isDoubtful {
            return .undecided(try ranges().lazy.compactMap(\.defect).first ?? "the installed version can't be read")
        }
        if namesNothing {
            return .undecided(hasCommitRange ? "it only has ranges of commits" : "it names no versions")
        }
        return .notAffected
    }

    func ranges() throws(SnapshotDamage) -> [AdvisoryRange] {
        var reader = start
        _ = try reader.byte()
        var ranges: [AdvisoryRange] = []
        for _ in 0..<(try reader.count()) { ranges.append(try StoredRange.read(&reader)) }
        return ranges
    }

    /// What the record calls the package.
    func package() throws(SnapshotDamage) -> (ecosystem: String, name: String) {
        var reader = try afterVersions()
        return (try reader.text(), try reader.text())
    }

    /// How many versions are listed by name.
    func listedCount() throws(SnapshotDamage) -> Int {
        var reader = start
        _ = try reader.byte()
        for _ in 0..<(try reader.count()) { try StoredRange.skip(&reader) }
        var versions = try reader.part()
        var count = 0
        while !versions.isAtEnd {
            _ = try versions.run()
            count += 1
        }
        return count
    }

    /// What kind of advisory it is for this package, and how bad the record says it is for it.
    func nature() throws(SnapshotDamage) -> (kind: AdvisoryKind, ratings: [StatedRating]) {
        var reader = try afterVersions()
        _ = try reader.rawText()
        _ = try reader.rawText()
        let kind = Int(try reader.byte())
        guard AdvisoryKind.allCases.indices.contains(kind) else { throw SnapshotDamage() }
        return (AdvisoryKind.allCases[kind], try StoredRating.read(&reader))
    }

    private func afterVersions() throws(SnapshotDamage) -> SnapshotReader {
        var reader = start
        _ = try reader.byte()
        for _ in 0..<(try reader.count()) { try StoredRange.skip(&reader) }
        _ = try reader.run()
        return reader
    }
}
