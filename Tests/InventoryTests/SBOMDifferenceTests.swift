import Artifacts
import Documents
import Inventory
import Testing

@Suite("SBOM differences") struct SBOMDifferenceTests {
    /// Versions are whole numbers here; anything else has no order.
    private func order(_ left: Component, _ right: Component) -> VersionRelation {
        guard let left = Int(left.effectiveVersion ?? ""), let right = Int(right.effectiveVersion ?? "") else {
            return .unknown
        }
        return left == right ? .same : left < right ? .older : .newer
    }

    private func bill(_ urls: [String], licences: [String: [String]] = [:], system: String? = nil) -> BillOfMaterials {
        let components = urls.map { url -> Component in
            let parsed = PackageURL(url)
            return Component(
                kind: "library", name: parsed?.name ?? url, version: parsed?.version, packageURL: parsed,
                rawPackageURL: url, licences: licences[url] ?? [])
        }
        return BillOfMaterials(
            format: .cycloneDX, formatVersion: "1.6", documentDigest: Digest.sha256(of: []), subject: nil,
            components: components, entryCount: components.count,
            operatingSystem: system.map { OperatingSystem(name: $0, version: nil) }, problems: [])
    }

    private func difference(_ old: BillOfMaterials, _ new: BillOfMaterials) -> SBOMDifference {
        SBOMDifference.between(old, new, order: order)
    }

    private func urls(_ changes: [SBOMDifference.Change]) -> [String] {
        changes.map { "\($0.old.rawPackageURL ?? "")>\($0.new.rawPackageURL ?? "")" }
    }

    @Test("added, removed, upgraded, downgraded and changed") func kinds() {
        let old = bill(["pkg:npm/up@1", "pkg:npm/down@2", "pkg:npm/gone@1", "pkg:npm/same@1", "pkg:npm/odd@a"])
        let new = bill(["pkg:npm/same@1", "pkg:npm/up@2", "pkg:npm/down@1", "pkg:npm/new@1", "pkg:npm/odd@b"])
        let difference = difference(old, new)
        #expect(difference.added.map(\.name) == ["new"])
        #expect(difference.removed.map(\.name) == ["gone"])
        #expect(urls(difference.upgraded) == ["pkg:npm/up@1>pkg:npm/up@2"])
        #expect(urls(difference.downgraded) == ["pkg:npm/down@2>pkg:npm/down@1"])
        #expect(urls(difference.changed) == ["pkg:npm/odd@a>pkg:npm/odd@b"])
        #expect(difference.unchangedCount == 1)
        #expect(!difference.isEmpty)
    }

    @Test("several versions of one package are a multiset") func multisets() {
        let one = difference(bill(["pkg:npm/a@1", "pkg:npm/a@2"]), bill(["pkg:npm/a@2", "pkg:npm/a@3"]))
        #expect(urls(one.upgraded) == ["pkg:npm/a@1>pkg:npm/a@3"])
        #expect(one.unchangedCount == 1)
        let two = difference(bill(["pkg:npm/a@1", "pkg:npm/a@2"]), bill(["pkg:npm/a@2"]))
        #expect(two.removed.map(\.effectiveVersion) == ["1"])
        let three = difference(bill(["pkg:npm/a@1"]), bill(["pkg:npm/a@2", "pkg:npm/a@3"]))
        #expect(three.added.count == 2)
        #expect(three.removed.count == 1)
    }

    @Test("qualifiers and spelling do not make another package") func identity() {
        let result = difference(bill(["pkg:deb/debian/a@1?arch=amd64"]), bill(["pkg:deb/Debian/A@1?distro=debian-12"]))
        #expect(result.isEmpty)
        #expect(difference(bill(["pkg:npm/a@1"]), bill(["pkg:npm/A@1"])).added.count == 1)
    }

    @Test("components without a purl match by kind, group and name") func fallback() {
        let result = difference(bill(["plain"]), bill(["plain", "other"]))
        #expect(result.added.map(\.name) == ["other"])
        #expect(result.unchangedCount == 1)
    }

    @Test("two spellings of one version are no change") func spellings() {
        let result = difference(bill(["pkg:npm/a@1"]), bill(["pkg:npm/a@01"]))
        #expect(result.isEmpty)
        #expect(result.unchangedCount == 1)
    }

    @Test("licences are compared with and without a new version") func licences() {
        let old = bill(["pkg:npm/a@1", "pkg:npm/b@1"], licences: ["pkg:npm/a@1": ["MIT"], "pkg:npm/b@1": ["MIT"]])
        let new = bill(["pkg:npm/a@1", "pkg:npm/b@2"], licences: ["pkg:npm/a@1": ["GPL-3.0-only"], "pkg:npm/b@2": []])
        let result = difference(old, new)
        #expect(result.licenceChanged.map(\.new.name) == ["a", "b"])
        #expect(result.upgraded.map(\.new.name) == ["b"])
        #expect(result.unchangedCount == 0)
    }

    @Test("another distribution is a change") func system() {
        #expect(!difference(bill([], system: "debian"), bill([], system: "ubuntu")).isEmpty)
        #expect(difference(bill([], system: "debian"), bill([], system: "debian")).isEmpty)
    }

    @Test("the canonical form is a payload and keeps no order of the input") func canonical() throws {
        let old = ["pkg:npm/a@1", "pkg:npm/b@1", "pkg:npm/c@1"]
        let new = ["pkg:npm/a@2", "pkg:npm/d@1", "pkg:npm/c@1"]
        let forms = try (0..<4).map { _ in
            try CanonicalJSON.payload(difference(bill(old.shuffled()), bill(new.shuffled())).canonical)
        }
        #expect(Set(forms).count == 1)
        let text = String(decoding: forms[0], as: UTF8.self)
        #expect(text.contains(#""upgraded":[{"component":"pkg:npm/a","new":"2","old":"1"}]"#))
        #expect(
            text.contains(
                #""counts":{"added":1,"changed":0,"downgraded":0,"licenceChanged":0,"removed":1,"unchanged":1,"upgraded":1}"#
            ))
    }

    private func random() -> BillOfMaterials {
        let urls = (0..<Int.random(in: 0...12)).map { _ in
            "pkg:npm/\(["a", "b", "c", "d"].randomElement() ?? "a")@\(["1", "2", "3", "x", "y"].randomElement() ?? "1")"
        }
        let licences = Dictionary(urls.map { ($0, Bool.random() ? ["MIT"] : []) }) { first, _ in first }
        return bill(urls, licences: licences, system: Bool.random() ? "debian" : nil)
    }

    @Test("equal inventories differ in nothing") func reflexive() {
        for _ in 0..<300 {
            let bill = random()
            let result = difference(bill, bill)
            #expect(result.isEmpty)
            #expect(result.unchangedCount == bill.components.count)
        }
    }

    @Test("the difference seen from the other side is its mirror image") func mirrored() {
        for _ in 0..<500 {
            let (left, right) = (random(), random())
            let (there, back) = (difference(left, right), difference(right, left))
            func swapped(_ changes: [SBOMDifference.Change]) -> [String] {
                changes.map { "\($0.new.rawPackageURL ?? "")>\($0.old.rawPackageURL ?? "")" }.sorted()
            }
            #expect(there.added.map(\.rawPackageURL) == back.removed.map(\.rawPackageURL))
            #expect(there.removed.map(\.rawPackageURL) == back.added.map(\.rawPackageURL))
            #expect(urls(there.upgraded).sorted() == swapped(back.downgraded))
            #expect(urls(there.downgraded).sorted() == swapped(back.upgraded))
            #expect(urls(there.changed).sorted() == swapped(back.changed))
            #expect(urls(there.licenceChanged).sorted() == swapped(back.licenceChanged))
            #expect(there.unchangedCount == back.unchangedCount)
            #expect(there.isEmpty == back.isEmpty)
        }
    }

    @Test("a mirrored relation mirrors back", arguments: [VersionRelation.older, .same, .newer, .unknown])
    func relation(_ relation: VersionRelation) {
        #expect(relation.mirrored.mirrored == relation)
    }
}
