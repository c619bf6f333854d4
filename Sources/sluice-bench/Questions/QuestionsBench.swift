import Advisories
import Artifacts
import Documents
import Findings
import Ledger
import Storage

/// Asks an index over a made-up past: what questions cost at each size, and what a rescan of everything live costs.
///
/// The past comes from memory, not from a signed ledger: questions are measured, not appends. The index lies in a file on the
/// disk that TMPDIR is on.
struct QuestionsBench {
    /// How many decisions the index has, rising.
    let sizes: [Int]
    /// How many releases of 200 components each are rescanned; none when 0.
    let rescanned: Int

    /// Questions of one kind that are asked; the median counts.
    private static let repetitions = 31

    func lines() throws -> [JSONValue] {
        var lines: [JSONValue] = []
        for size in sizes { lines += try questions(size) }
        if rescanned > 0 { lines.append(try rescan()) }
        return lines
    }

    // MARK: questions

    private func questions(_ size: Int) throws -> [JSONValue] {
        let shape = SyntheticHistory.Shape(
            releases: size, names: max(1, size / 200), inventories: min(size, 20_000), componentsPerInventory: 60,
            packages: 4000)
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let index = try HistoryIndex(SQLiteIndexDatabase(at: "\(scratch.path)/index"))
        var history = SyntheticHistory(shape, seed: 7)
        let evidence = SyntheticEvidence(shape)
        let built = try seconds {
            while case let entries = history.next(50_000), !entries.isEmpty {
                try index.add(entries, evidence: evidence)
            }
        }
        let entries = Double(history.size)
        func line(_ question: String, _ figure: String, _ value: JSONValue) -> JSONValue {
            .object([
                .init("entries", .integer(Int64(history.size))), .init(figure, value),
                .init("job", "ledger-questions"), .init("question", .string(question)),
            ])
        }
        var lines = [line("build", "entriesPerSecond", .integer(Int64(entries / built)))]
        for (name, question) in try asked(size) {
            _ = try index.ask(question)
            let times = try (0..<Self.repetitions).map { _ in try seconds { _ = try index.ask(question) } }
            lines.append(line(name, "medianMilliseconds", .milliseconds(times.sorted()[times.count / 2])))
        }
        return lines
    }

    private func asked(_ size: Int) throws -> [(String, (IndexQuestions) throws -> Void)] {
        func filter(_ text: String) throws -> EntryPredicate { try EntryFilter(text).predicate }
        func view(_ name: String, _ arguments: [String: String]) -> (IndexQuestions) throws -> Void {
            { questions in
                let request = QueryView.Request(arguments: arguments, now: .epoch)
                _ = try QueryView.named(name)?.page(questions, request)
            }
        }
        let digest = SyntheticHistory.digest("release \(size / 2)").description
        let point = try filter("digest == '\(digest)' && environment == 'production'")
        let page = try filter("verdict == 'rejected' && environment == 'production' && 'ann' in approvers || live")
        return [
            ("point", { _ = try $0.entries(matching: point, limit: 10) }),
            ("page", { _ = try $0.entries(matching: page, limit: 100) }),
            ("component-rare", view("component", ["purl": "pkg:npm/package-3999"])),
            ("component-everywhere", view("component", ["purl": "pkg:npm/package-1", "range": "<1.3.0"])),
            ("component-live", view("component", ["purl": "pkg:npm/package-300", "live": "true"])),
            ("releases-of-name", view("releases", ["name": "app-0"])),
            ("approvals-of-person", view("approvals", ["principal": "ann"])),
        ]
    }

    // MARK: rescan

    private func rescan() throws -> JSONValue {
        let shape = SyntheticHistory.Shape(
            releases: rescanned, names: rescanned, inventories: rescanned, componentsPerInventory: 200, packages: 5000,
            isPlain: true)
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let index = try HistoryIndex(SQLiteIndexDatabase(at: "\(scratch.path)/index"))
        var history = SyntheticHistory(shape, seed: 8)
        let evidence = SyntheticEvidence(shape)
        let built = try seconds {
            while case let entries = history.next(20_000), !entries.isEmpty {
                try index.add(entries, evidence: evidence)
            }
        }
        let snapshot = try AdvisorySnapshot.load(SyntheticEvidence.advisories(60..<2060))
        var report: RescanReport?
        let taken = try seconds {
            report = try index.ask { try $0.rescan(with: snapshot) { _ in } }
        }
        return [
            "buildSeconds": .ratio(built), "distinctComponents": .integer(Int64(report?.distinctComponents ?? 0)),
            "job": "ledger-questions", "newFlaws": .integer(Int64(report?.newFlaws ?? 0)),
            "packages": .integer(Int64(report?.completeness.total ?? 0)), "question": "rescan",
            "releases": .integer(Int64(rescanned)), "seconds": .ratio(taken),
        ]
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
