import Artifacts
import Documents
import Engine
import Findings
import Stages
import Testing

@Suite("sbom/diff") struct SBOMDiffTests {
    private func bench(_ components: [String], before: [String]? = nil) -> StageBench {
        var bench = StageBench()
        bench.addImage("image")
        bench.add("sbom", .sbom, SBOM.cycloneDX(components), of: "image")
        if let before { bench.addBaseline("sbom", .sbom, SBOM.cycloneDX(before), of: "image") }
        return bench
    }

    private func changes(_ result: StageResult) -> [String] {
        result.findings.map { "\($0.rule.dropFirst(5)) \($0.subject ?? "")" }.sorted()
    }

    @Test("without a baseline it passes, and says why") func noBaseline() async throws {
        let result = try await bench(["pkg:pypi/a@1"]).run(SBOMDiff.self)
        #expect(result.completeness == Completeness(examined: 1, of: 1))
        #expect(result.notes == ["no-baseline"])
        #expect(result.findings.isEmpty && result.differenceDigest == nil)
    }

    @Test("a release without an SBOM examined nothing, baseline or not") func noSBOM() async throws {
        var bench = StageBench()
        bench.addImage("image")
        #expect(try await bench.run(SBOMDiff.self).completeness.examined == 0)
        bench.addBaseline("sbom", .sbom, SBOM.cycloneDX(["pkg:pypi/a@1"]), of: "image")
        #expect(try await bench.run(SBOMDiff.self).completeness.examined == 0)
    }

    @Test("added, removed, upgraded, downgraded and licence changed") func differences() async throws {
        let result = try await bench(
            ["pkg:pypi/added@1", "pkg:pypi/up@2", "pkg:pypi/down@1", "pkg:pypi/same@1", "pkg:pypi/licence@1 MIT"],
            before: [
                "pkg:pypi/removed@1", "pkg:pypi/up@1", "pkg:pypi/down@2", "pkg:pypi/same@1",
                "pkg:pypi/licence@1 GPL-2.0-only",
            ]
        ).run(SBOMDiff.self)
        #expect(
            changes(result) == [
                "component-added pkg:pypi/added", "component-downgraded pkg:pypi/down",
                "component-removed pkg:pypi/removed", "component-upgraded pkg:pypi/up",
                "licence-changed pkg:pypi/licence",
            ])
        #expect(result.completeness == Completeness(examined: 1, of: 1))
        #expect(result.products.map(\.digest) == [result.differenceDigest].compactMap { $0 })
    }

    @Test("no difference is a difference document too, the same each time") func same() async throws {
        let one = try await bench(["pkg:pypi/a@1"], before: ["pkg:pypi/a@1"]).run(SBOMDiff.self)
        let two = try await bench(["pkg:pypi/a@1"], before: ["pkg:pypi/a@1"]).run(SBOMDiff.self)
        #expect(one.findings.isEmpty)
        #expect(one.differenceDigest != nil && one.differenceDigest == two.differenceDigest)
    }

    @Test("an image that is new since the baseline brings all its components, and approvers see it") func newImage()
        async throws
    {
        var bench = bench(["pkg:pypi/a@1"], before: ["pkg:pypi/a@1"])
        let before = try await bench.run(SBOMDiff.self).differenceDigest
        bench.addImage("sidecar")
        bench.add("sidecar-sbom", .sbom, SBOM.cycloneDX(["pkg:pypi/b@1"]), of: "sidecar")
        let result = try await bench.run(SBOMDiff.self)
        #expect(changes(result) == ["component-added pkg:pypi/b"])
        #expect(result.notes == ["no-baseline-sbom: sidecar"])
        #expect(result.differenceDigest != before)
        bench.addImage("third")
        #expect(
            try await bench.run(SBOMDiff.self).completeness
                == Completeness(examined: 2, of: 3, because: [.init("no-sbom", count: 1)]))
    }

    @Test("two SBOMs of one image are each compared with their own predecessor") func twoSBOMs() async throws {
        var bench = bench(["pkg:pypi/a@1"], before: ["pkg:pypi/a@1"])
        bench.add("system", .sbom, SBOM.cycloneDX(["pkg:pypi/b@1"]), of: "image")
        bench.addBaseline("system", .sbom, SBOM.cycloneDX(["pkg:pypi/b@1"]), of: "image")
        #expect(try await bench.run(SBOMDiff.self).findings.isEmpty)
    }

    @Test("baseline bytes that are gone or spoiled end the stage") func spoiledBaseline() async throws {
        var bench = bench(["pkg:pypi/a@1"], before: ["pkg:pypi/a@1"])
        bench.inputs[.baselineArtifact("sbom")] = Array(SBOM.cycloneDX([]).utf8)
        #expect(try await bench.failure(SBOMDiff.self) == "baseline.digest-mismatch")
        bench.inputs[.baselineArtifact("sbom")] = nil
        #expect(try await bench.failure(SBOMDiff.self) == "input.missing")
    }

    @Test("it takes no options") func options() throws {
        #expect(try StageBench.mistakes(SBOMDiff.self, "{ baseline: x }") == ["options.unknown-key"])
    }
}
