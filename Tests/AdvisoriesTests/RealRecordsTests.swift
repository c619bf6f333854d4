import Advisories
import Artifacts
import Documents
import FoundationEssentials
import Inventory
import Testing

/// Real Go, PyPI and crates.io records against a reading of their text that takes no short cut.
///
/// The records are no part of the project: `SLUICE_ADVISORIES` names a folder of `.jsonl.gz` files.
@Suite("Real records match as their text says", .enabled(if: RealRecords.folder != nil, RealRecords.absence))
struct RealRecordsTests {
    @Test("the same versions of the same packages are affected", arguments: ["go", "pypi", "crates.io"])
    func asTheTextSays(feed: String) throws {
        let folder = try #require(RealRecords.folder)
        let packed = try #require(FileManager.default.contents(atPath: "\(folder)/\(feed).jsonl.gz"))
        let text = try Gzip.inflate([UInt8](packed), maximumBytes: 1 << 28)
        let records = try text.split(separator: 10).map { try JSONReader.value(Array($0)) }
        let snapshot = try AdvisorySnapshot.load([("\(feed).jsonl", text)])
        let reference = PlainReading(records)
        var asked: [(component: Component, wanted: Set<String>)] = []
        for (name, versions) in reference.questions {
            for version in versions {
                guard let url = try? reference.url(name, version) else { continue }
                asked.append((Fixture.component(url.description), reference.affecting(name, version)))
            }
        }
        let answers = snapshot.examine(asked.map(\.component), operatingSystem: nil)
        for ((component, wanted), answer) in zip(asked, answers) {
            #expect(
                Set(answer.matches.flatMap(\.records)) == wanted, "\(component.identity) \(component.version ?? "")")
        }
        // Telling why is slow, so not for all.
        for index in stride(from: 0, to: asked.count, by: 50) {
            for match in answers[index].matches {
                let explanation = try snapshot.explain(match.advisory, for: asked[index].component)
                #expect(explanation.isAffected, "\(match.advisory) and \(asked[index].component.identity)")
            }
        }
        #expect(asked.count > 2000)
    }
}

enum RealRecords {
    static let absence: Comment = "SLUICE_ADVISORIES names no folder of real records"

    static var folder: String? {
        ProcessInfo.processInfo.environment["SLUICE_ADVISORIES"].flatMap {
            FileManager.default.fileExists(atPath: $0) ? $0 : nil
        }
    }
}

/// The OSV evaluation written down as the schema has it, over JSON values, by comparing every event with the version.
private struct PlainReading {
    private let records: [JSONValue]
    /// The records that name a package, by its plain name: only to be done sooner.
    private var named: [String: [JSONValue]] = [:]
    private let ecosystem: String
    private let scheme: VersionScheme

    init(_ records: [JSONValue]) {
        self.records = records
        let first = records.lazy.compactMap { $0["affected"]?.array?.first?["package"]?["ecosystem"]?.string }.first
        ecosystem = first ?? ""
        scheme = VersionScheme.of(ecosystem: ecosystem) ?? .semver
        for record in records {
            let names = Set(entries(of: record).compactMap { $0["package"]?["name"]?.string.map(Self.plain) })
            for name in names { named[name, default: []].append(record) }
        }
    }

    /// Every package, with the versions at and around its events.
    var questions: [(name: String, versions: [String])] {
        var versions: [String: Set<String>] = [:]
        for record in records {
            for affected in entries(of: record) {
                guard let name = affected["package"]?["name"]?.string else { continue }
                var known: [String] = ["0.0.1", "99999.0.0"]
                for range in affected["ranges"]?.array ?? [] where range["type"]?.string != "GIT" {
                    for event in range["events"]?.array ?? [] {
                        known += (event.members ?? []).compactMap { $0.value.string }.filter { $0 != "0" }
                    }
                }
                known += (affected["versions"]?.array ?? []).compactMap(\.string).suffix(2)
                versions[name, default: []].formUnion(known)
            }
        }
        return versions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    func url(_ name: String, _ version: String) throws -> PackageURL {
        let type = ["Go": "golang", "PyPI": "pypi", "crates.io": "cargo"][ecosystem] ?? ecosystem
        let slash = name.lastIndex(of: "/")
        return try PackageURL(
            type: type, namespace: slash.map { String(name[..<$0]) },
            name: slash.map { String(name[name.index(after: $0)...]) } ?? name, version: version)
    }

    /// The ids of the records that affect a package's version.
    func affecting(_ name: String, _ version: String) -> Set<String> {
        var ids: Set<String> = []
        for record in named[Self.plain(name)] ?? [] where record["withdrawn"]?.string == nil {
            guard let id = record["id"]?.string else { continue }
            let isAffected = entries(of: record).contains { entry in
                entry["package"]?["name"]?.string.map(Self.plain) == Self.plain(name) && affects(entry, version)
            }
            if isAffected { ids.insert(id) }
        }
        return ids
    }

    private func entries(of record: JSONValue) -> [JSONValue] {
        (record["affected"]?.array ?? []).filter { $0["package"]?["ecosystem"]?.string == ecosystem }
    }

    /// Go and crates.io names differ by nothing but case and, in crates, `_`; PyPI's by PEP 503.
    private static func plain(_ name: String) -> String {
        name.lowercased().split(whereSeparator: { "-_.".contains($0) }).joined(separator: "-")
    }

    private func affects(_ entry: JSONValue, _ version: String) -> Bool {
        if (entry["versions"]?.array ?? []).contains(where: { listed in
            listed.string.map { $0 == version || scheme.compare($0, version) == .same } == true
        }) {
            return true
        }
        return (entry["ranges"]?.array ?? []).contains { range in
            range["type"]?.string != "GIT" && includes(range["events"]?.array ?? [], version)
        }
    }

    /// The last event at or before the version decides; `last_affected` also stands for the moment after it.
    private func includes(_ events: [JSONValue], _ version: String) -> Bool {
        func isReached(_ bound: String) -> Bool {
            bound == "0" || (scheme.compare(version, bound) ?? .before) != .before
        }
        let introduced = events.compactMap { $0["introduced"]?.string }.filter(isReached)
        guard !introduced.isEmpty else { return false }
        func newest(_ bounds: [String]) -> String? {
            bounds.reduce(nil) { best, next in
                guard let best, best != "0" else { return best == nil || next != "0" ? next : best }
                return next != "0" && scheme.compare(best, next) == .before ? next : best
            }
        }
        guard let start = newest(introduced) else { return false }
        let fixed = events.compactMap { $0["fixed"]?.string }
        // What begins and ends at one version changes nothing: as if neither event were there.
        if fixed.contains(where: { start != "0" && scheme.compare($0, start) == .same }) {
            return includes(
                events.filter { event in
                    !["introduced", "fixed"].contains { scheme.compare(event[$0]?.string ?? "", start) == .same }
                }, version)
        }
        func isBehind(_ bound: String) -> Bool { start == "0" || scheme.compare(bound, start) == .after }
        if fixed.contains(where: { isReached($0) && isBehind($0) }) { return false }
        return !events.compactMap { $0["last_affected"]?.string }.contains { bound in
            scheme.compare(version, bound) == .after && (isBehind(bound) || scheme.compare(bound, start) == .same)
        }
    }
}
