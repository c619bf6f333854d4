import Advisories
import Artifacts
import Documents
import Findings
import Glibc
import Inventory
import Storage

/// Importing many records, opening the snapshot, and holding many components against it.
struct AdvisoriesBench {
    let program: String
    let runs: Int
    let records: Int
    let components: Int
    let feeds: String?

    func lines() throws -> [JSONValue] {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let file = "\(scratch.path)/records.jsonl"
        let input = try MultipliedRecords(records, components: components, feeds: feeds, to: file)
        let folder = "\(scratch.path)/snapshot"
        let imported = try ChildRun([program, "advisories", "import", file, "--into", folder, "--quiet"], expect: 0)
        let floor = try? ChildRun(["python3", "-c", Self.floor, file], expect: 0)
        let rate = Double(input.count) / imported.processorSeconds
        var lines: [JSONValue] = [
            [
                "job": "advisories-import", "records": .integer(Int64(input.count)),
                "bytes": .integer(Int64(input.bytes)),
                "wallMilliseconds": .milliseconds(imported.wallSeconds),
                "processorMilliseconds": .milliseconds(imported.processorSeconds),
                "peakKilobytes": .integer(Int64(imported.peakKilobytes)),
                "recordsPerProcessorSecond": .integer(Int64(rate)),
                "timesPythonFloor": floor.map { .ratio($0.processorSeconds / imported.processorSeconds) } ?? .null,
            ]
        ]
        lines += try matching(folder, input.components)
        return lines
    }

    /// Reads every record into a dictionary by package, as the smallest thing one could do.
    private static let floor = """
        from json import loads
        from sys import argv
        index = {}
        for line in open(argv[1]):
            record = loads(line)
            for affected in record.get("affected", []):
                package = affected.get("package")
                if package:
                    index.setdefault((package["ecosystem"], package["name"]), []).append(record)
        """

    private func matching(_ folder: String, _ components: [Component]) throws -> [JSONValue] {
        let path = try SnapshotFile.path(in: folder)
        let digest = Digest.sha256(of: [])
        var opened: [Double] = []
        for _ in 0..<max(runs, 3) {
            let start = ContinuousClock.now
            // The digest is the name's: taking it again is no part of opening.
            _ = try AdvisorySnapshot(MappedFile.open(path), digest: digest)
            opened.append((ContinuousClock.now - start) / .seconds(1))
        }
        let snapshot = try AdvisorySnapshot(MappedFile.open(path), digest: digest)
        let before = ResidentMemory.kilobytes
        var walls: [Double] = []
        var processors: [Double] = []
        var result: MatchResult?
        for _ in 0..<max(runs, 3) {
            result = nil
            let start = ContinuousClock.now
            let used = ProcessorTime.seconds
            result = snapshot.match(components)
            processors.append(ProcessorTime.seconds - used)
            walls.append((ContinuousClock.now - start) / .seconds(1))
        }
        let median = processors.sorted()[processors.count / 2]
        return [
            ["job": "advisories-open", "wallMilliseconds": .milliseconds(opened.sorted()[opened.count / 2])],
            [
                "job": "advisories-match", "components": .integer(Int64(components.count)),
                "matches": .integer(Int64(result?.matches.count ?? 0)),
                "examined": .integer(Int64(result?.completeness.examined ?? 0)),
                "firstWallMilliseconds": .milliseconds(walls.first ?? 0),
                "wallMilliseconds": .milliseconds(walls.sorted()[walls.count / 2]),
                "processorMilliseconds": .milliseconds(median),
                "componentsPerProcessorSecond": .integer(Int64(Double(components.count) / max(median, 1e-9))),
                "addedKilobytes": .integer(Int64(max(0, ResidentMemory.kilobytes - before))),
            ],
        ]
    }
}
