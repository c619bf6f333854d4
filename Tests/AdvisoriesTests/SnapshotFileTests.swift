import Advisories
import Artifacts
import Attestation
import Documents
import Findings
import Testing

@Suite("Snapshot files") struct SnapshotFileTests {
    static let records = [
        Fixture.record("A-1", "PyPI", "one", "introduced 0,fixed 2", more: #","modified":"2024-01-02T00:00:00Z""#),
        Fixture.record("B-2", "npm", "two", "introduced 1.0.0", type: "SEMVER", more: #","aliases":["CVE-2024-1000"]"#),
        Fixture.record(
            "C-3", "Debian:12", "three", "introduced 0,fixed 3.1-2", more: #","upstream":["CVE-2024-1001"]"#),
    ]

    static func bytes(_ records: [String] = records, also: [(String, String)] = []) throws -> [UInt8] {
        var made = AdvisoryImport()
        try made.add("records.json", Array("[\(records.joined(separator: ","))]".utf8))
        for (name, text) in also { try made.add(name, Array(text.utf8)) }
        return try made.finish()
    }

    static func manifest(of bytes: [UInt8], after previous: SnapshotManifest? = nil) throws -> SnapshotManifest {
        SnapshotManifest(
            of: try AdvisorySnapshot(SnapshotBytes(bytes)), after: previous, sources: [],
            at: try #require(Timestamp("2026-01-01T00:00:00Z")))
    }

    @Test("two imports of the same records give the same bytes, whatever the order") func same() throws {
        #expect(try Self.bytes() == Self.bytes(Self.records.reversed()))
        #expect(try Self.bytes() != Self.bytes(Array(Self.records.dropLast())))
    }

    @Test("a file is opened again and answers as the records do") func reopened() throws {
        let opened = try AdvisorySnapshot.load([("x.advisories", Self.bytes())])
        let made = try AdvisorySnapshot.load([("r.json", Array("[\(Self.records.joined(separator: ","))]".utf8))])
        #expect(opened.digest == made.digest)
        for url in [
            "pkg:pypi/one@1.0", "pkg:pypi/one@2", "pkg:npm/two@1.0.1", "pkg:deb/debian/three@3.1-1?distro=debian-12",
        ] {
            #expect(opened.advisories(url) == made.advisories(url))
        }
        #expect(opened.advisories("pkg:npm/two@1.0.1") == ["B-2"])
        #expect(opened.ecosystems == ["Debian:12", "PyPI", "npm"])
    }

    @Test("what is cut off or changed anywhere is refused, or leaves components not examined; nothing traps")
    func damage() throws {
        let whole = try Self.bytes()
        let components = ["pkg:pypi/one@1.0", "pkg:npm/two@1.0.1"].map { Fixture.component($0) }
        for length in stride(from: 0, to: whole.count, by: 3) {
            guard let cut = try? AdvisorySnapshot(SnapshotBytes(Array(whole[..<length]))) else { continue }
            Issue.record("a file of \(length) of \(whole.count) bytes was opened: \(cut.records)")
        }
        var random = VersionPropertyTests.Generator(state: 20_261_125)
        for _ in 0..<5000 {
            var changed = whole
            changed[Int.random(in: 0..<whole.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            guard let snapshot = try? AdvisorySnapshot(SnapshotBytes(changed)) else { continue }
            _ = snapshot.match(components)
            _ = try? snapshot.explain("CVE-2024-1000", for: components[1])
            _ = try? SnapshotDifference(from: snapshot, to: snapshot)
        }
    }

    @Test("a manifest must be of the file beside it, and signed when keys are asked for") func manifests() throws {
        let bytes = try Self.bytes()
        let manifest = try Self.manifest(of: bytes)
        let key = try SigningKey.generate(.ed25519)
        let other = try SigningKey.generate(.ed25519)
        func load(_ file: [UInt8]?, _ keys: [PublicKey]) throws -> AdvisorySnapshot {
            let files =
                [(name: "x.advisories", bytes: bytes)] + (file.map { [(name: "manifest.json", bytes: $0)] } ?? [])
            return try AdvisorySnapshot.load(files, signedBy: keys)
        }
        func code(_ body: () throws -> AdvisorySnapshot) -> AdvisoryError.Code? {
            do { _ = try body() } catch { return (error as? AdvisoryError)?.code }
            return nil
        }
        let signed = try manifest.file(signedBy: key)
        #expect(try load(signed, [key.publicKey]).manifest == manifest)
        #expect(try load(signed, []).manifest == manifest)
        #expect(try load(manifest.file(signedBy: nil), []).manifest == manifest)
        #expect(code { try load(signed, [other.publicKey]) } == .unsigned)
        #expect(code { try load(manifest.file(signedBy: nil), [key.publicKey]) } == .unsigned)
        #expect(code { try load(nil, [key.publicKey]) } == .unsigned)
        let stranger = try Self.manifest(of: Self.bytes(Array(Self.records.dropLast())))
        #expect(code { try load(stranger.file(signedBy: key), [key.publicKey]) } == .manifest)
        #expect(code { try load([0x7B], []) } == .manifest)
        let twice = [(name: "a", bytes: bytes), (name: "b", bytes: bytes)]
        #expect(code { try AdvisorySnapshot.load(twice) } == .ambiguous)
    }

    @Test("a feed that lost a fifth, vanished or went back in time raises an alarm") func alarms() throws {
        func feed(_ count: Int, _ date: String = "2024-01-01T00:00:00Z") throws -> SnapshotManifest {
            let records = (0..<count).map {
                Fixture.record("N-\($0)", "npm", "x\($0)", "introduced 0", more: #","modified":"\#(date)""#)
            }
            return try Self.manifest(of: Self.bytes(records + [Self.records[0]]))
        }
        let ten = try feed(10)
        func kinds(_ next: SnapshotManifest) -> [String] {
            SnapshotAlarm.alarms(from: ten, to: next).map { "\($0.feed) \($0.kind.rawValue)" }
        }
        #expect(kinds(try feed(10)) == [])
        #expect(kinds(try feed(9)) == [])
        #expect(kinds(try feed(8)) == ["npm shrunk"])
        #expect(kinds(try feed(0)) == ["npm shrunk"])
        #expect(kinds(try feed(11, "2023-12-31T00:00:00Z")) == ["npm rolled-back"])
        let next = try Self.manifest(of: Self.bytes(), after: ten)
        #expect(next.sequence == 2)
        #expect(next.previous == ten.digest)
    }

    @Test("a difference names added, removed, changed and withdrawn records") func difference() throws {
        let changed = Self.records[1].replacing("1.0.0", with: "1.0.1")
        let withdrawn = Self.records[2].replacing(
            #""id":"C-3""#, with: #""id":"C-3","withdrawn":"2024-03-01T00:00:00Z""#)
        let new = Fixture.record("D-4", "npm", "four", "introduced 0")
        let old = try AdvisorySnapshot(SnapshotBytes(Self.bytes()))
        let later = try AdvisorySnapshot(SnapshotBytes(Self.bytes([changed, withdrawn, new])))
        let difference = try SnapshotDifference(from: old, to: later)
        #expect(difference.added == ["D-4"])
        #expect(difference.removed == ["A-1"])
        #expect(difference.changed == ["B-2", "C-3"])
        #expect(difference.withdrawn == ["C-3"])
        #expect(try SnapshotDifference(from: old, to: old).isEmpty)
    }

    static let catalogue = """
        {"catalogVersion":"2024.02.01","dateReleased":"2024-02-01T00:00:00Z","count":1,"vulnerabilities":[{
        "cveID":"CVE-2024-1000","vulnerabilityName":"Two","dateAdded":"2024-01-20","dueDate":"2024-02-10",
        "requiredAction":"Upgrade.","knownRansomwareCampaignUse":"Known"}]}
        """
    static let scores = """
        #model_version:v2023.03.01,score_date:2024-02-01T00:00:00+0000
        cve,epss,percentile
        CVE-2024-1001,0.97123,0.99900
        CVE-2024-1000,0.00042,0.10000
        """

    @Test("exploitation and likelihood are joined by alias and by what a notice bundles") func threats() throws {
        let snapshot = try AdvisorySnapshot(
            SnapshotBytes(Self.bytes(also: [("kev.json", Self.catalogue), ("epss.csv", Self.scores)])))
        let exploited = try #require(snapshot.matches("pkg:npm/two@1.0.1").first)
        #expect(exploited.exploited?.dateAdded == CalendarDate("2024-01-20"))
        #expect(exploited.exploited?.isUsedByRansomware == true)
        #expect(exploited.likelihood?.score == 42)
        let bundled = try #require(snapshot.matches("pkg:deb/debian/three@3.1-1?distro=debian-12").first)
        #expect(bundled.exploited == nil)
        #expect(bundled.likelihood?.score == 97_123)
        #expect(snapshot.matches("pkg:pypi/one@1").first?.likelihood == nil)
        #expect(snapshot.editions.map(\.name) == ["epss", "kev"])
        #expect(try snapshot.digest != AdvisorySnapshot(SnapshotBytes(Self.bytes())).digest)
    }

    @Test("half a catalogue is refused as a whole") func halfCatalogue() throws {
        for (name, text) in [
            ("kev.json", Self.catalogue.replacing(#""count":1"#, with: #""count":2"#)),
            ("epss.csv", Self.scores.replacing("0.97123", with: "1.97123")),
            ("debian.json", #"[{"cycle":"12"}]"#),
        ] {
            do {
                _ = try Self.bytes(also: [(name, text)])
                Issue.record("\(name) was taken")
            } catch let error as AdvisoryError {
                #expect(error.code == .feed)
            }
        }
    }

    @Test("a release whose support has ended is not examined, and its findings stay") func endOfLife() throws {
        let cycles = #"[{"cycle":"12","codename":"Bookworm","eol":"2026-06-10"}]"#
        let snapshot = try AdvisorySnapshot(SnapshotBytes(Self.bytes(also: [("feeds/debian.json", cycles)])))
        let components = [Fixture.component("pkg:deb/debian/three@3.1-1?distro=debian-12.5&source=three")]
        let before = snapshot.match(components, on: CalendarDate("2026-06-10"))
        #expect(before.unexamined.isEmpty)
        let after = snapshot.match(components, on: CalendarDate("2026-06-11"))
        #expect(after.unexamined.map(\.reason) == [.endOfLife])
        #expect(after.unexamined.first?.detail == "debian 12 since 2026-06-10")
        #expect(after.matches.map(\.advisory) == ["C-3"])
        #expect(!after.completeness.isComplete)
        #expect(snapshot.match(components).unexamined.isEmpty)
    }

    @Test("every match can be explained by any of its names, and what does not match says why") func explained() throws
    {
        let snapshot = try AdvisorySnapshot(SnapshotBytes(Self.bytes()))
        let component = Fixture.component("pkg:npm/two@1.0.1")
        for id in ["B-2", "CVE-2024-1000"] {
            let explanation = try snapshot.explain(id, for: component)
            #expect(explanation.isAffected)
            #expect(explanation.records.map(\.id) == ["B-2"])
            #expect(explanation.records.first?.entries.first?.steps == ["introduced 1.0.0 is reached"])
        }
        let older = try snapshot.explain("B-2", for: Fixture.component("pkg:npm/two@0.9.0"))
        #expect(older.records.first?.entries.map(\.verdict) == [.notAffected])
        #expect(older.records.first?.entries.first?.steps == ["introduced 1.0.0 is not reached"])
        let other = try snapshot.explain("B-2", for: Fixture.component("pkg:npm/other@1.0.0"))
        #expect(other.records.first?.entries.map(\.verdict) == [.otherPackage])
        #expect(try snapshot.explain("X-9", for: component).records.isEmpty)
    }
}
