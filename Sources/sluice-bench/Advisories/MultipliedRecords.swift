import ArgumentParser
import Artifacts
import Documents
import FoundationEssentials
import Glibc
import Inventory

/// Many OSV records out of few: each is written again and again with other ids and package names.
struct MultipliedRecords {
    /// How many records were written.
    private(set) var count = 0
    private(set) var bytes = 0
    /// Packages that the records name, in versions that they name.
    private(set) var components: [Component] = []

    private let wanted: Int
    private let wantedComponents: Int

    /// Writes a file of one record a line.
    /// - Parameter feeds: A folder of `.jsonl` or `.jsonl.gz` files of real records; without one they are made up.
    init(_ wanted: Int, components: Int, feeds: String?, to path: String) throws {
        self.wanted = wanted
        wantedComponents = components
        guard let file = fopen(path, "wb") else { throw ValidationError("\(path) can't be written") }
        defer { fclose(file) }
        let records = try feeds.map(Self.real) ?? Self.madeUp()
        var copy = 0
        while count < wanted {
            var piece: [UInt8] = []
            for record in records where count < wanted {
                let value = Self.copy(record, number: copy)
                piece += try CanonicalJSON.encode(value)
                piece.append(UInt8(ascii: "\n"))
                count += 1
                addComponent(of: value)
            }
            bytes += piece.count
            guard fwrite(piece, 1, piece.count, file) == piece.count else {
                throw ValidationError("\(path) can't be written")
            }
            copy += 1
        }
    }

    private static func real(_ folder: String) throws -> [JSONValue] {
        var records: [JSONValue] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl.gz"),
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { continue }
            let bytes = name.hasSuffix(".gz") ? try Gzip.inflate([UInt8](data), maximumBytes: 1 << 30) : [UInt8](data)
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                let record = try JSONReader.value(Array(line))
                if record["id"]?.string != nil { records.append(record) }
            }
        }
        guard !records.isEmpty else { throw ValidationError("\(folder) holds no .jsonl files of records") }
        return records
    }

    private static func madeUp() -> [JSONValue] {
        (0..<5000).map { number in
            [
                "id": .string("MADE-\(number)"), "aliases": [.string("CVE-2024-\(10_000 + number)")],
                "summary": "A made-up flaw",
                "details": .string(String(repeating: "Nothing of this is true. ", count: 40)),
                "affected": [
                    [
                        "package": ["ecosystem": "PyPI", "name": .string("package-\(number)")],
                        "ranges": [
                            [
                                "type": "ECOSYSTEM",
                                "events": [["introduced": "0"], ["fixed": .string("1.\(number % 40).3")]],
                            ]
                        ],
                        "versions": .array((0..<(number % 60)).map { .string("1.\($0).0") }),
                    ]
                ],
            ]
        }
    }

    /// A record under another id, with other aliases and package names.
    private static func copy(_ record: JSONValue, number: Int) -> JSONValue {
        guard number > 0, let members = record.members else { return record }
        func suffixed(_ value: JSONValue) -> JSONValue { value.string.map { .string("\($0)-\(number)") } ?? value }
        return .object(
            members.map { member in
                switch member.key {
                case "id": .init(member.key, suffixed(member.value))
                case "aliases": .init(member.key, .array((member.value.array ?? []).map(suffixed)))
                case "affected":
                    .init(
                        member.key,
                        .array(
                            (member.value.array ?? []).map { entry in
                                .object(
                                    (entry.members ?? []).map { member in
                                        guard member.key == "package" else { return member }
                                        return .init(
                                            member.key,
                                            .object(
                                                (member.value.members ?? []).map {
                                                    $0.key == "name" ? .init($0.key, suffixed($0.value)) : $0
                                                }))
                                    })
                            }))
                default: member
                }
            })
    }

    private static let types = [
        "PyPI": "pypi", "Go": "golang", "crates.io": "cargo", "npm": "npm", "Packagist": "composer",
    ]

    /// Every so many records one package of it, and as many again that no record knows.
    private mutating func addComponent(of record: JSONValue) {
        let step = max(1, wanted * 2 / max(wantedComponents, 1))
        guard count % step == 0, components.count < wantedComponents, let entry = record["affected"]?.array?.first,
            let type = entry["package"]?["ecosystem"]?.string.flatMap({ Self.types[$0] }),
            let name = entry["package"]?["name"]?.string
        else { return }
        let events = entry["ranges"]?.array?.first?["events"]?.array?.flatMap { $0.members ?? [] } ?? []
        // One in twenty is old and has its flaws; the others are newer than all that is known of them.
        let old = entry["versions"]?.array?.first?.string ?? events.first { $0.value.string != "0" }?.value.string
        let version = components.count % 40 == 0 ? old ?? "1.0.0" : "99999.0.0"
        for name in [name, "\(name)-unknown"] {
            guard let url = PackageURL("pkg:\(type)/\(name)@\(version)") else { continue }
            components.append(Component(kind: "library", name: url.name, version: url.version, packageURL: url))
        }
    }
}
