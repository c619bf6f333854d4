import Foundation
import Testing

/// A release too large for one entry of the log is refused before anything runs.
@Suite("Large releases", .needsShop) struct LargeReleaseTests {
    @Test func aThousandArtifactsAreRefusedByThePlan() async throws {
        let shop = try await Shop()
        let digest = try await shop.tool("sha256sum", ["release/objects.yaml"]).output.prefix(64)
        let more = (0..<1000).map {
            "    - { name: part-\($0), type: manifests, digest: \"sha256:\(digest)\", path: objects.yaml }\n"
        }.joined()
        let text = try shop.folder.text(Shop.releaseFile)
        let list = try #require(text.firstRange(of: "  artifacts:\n"))
        try shop.folder.write(text.replacingCharacters(in: list, with: "  artifacts:\n" + more), to: Shop.releaseFile)
        try await shop.makeLedger()
        try await shop.run().expect(.usage, saying: "plan.entry-too-large", "an entry has at most 65535")
        try await shop.sluice([
            "plan", "--release", Shop.releaseFile, "--environment", "production", "--trust", Shop.trust,
        ]).expect(.usage, saying: "plan.entry-too-large")
        #expect(try await shop.entries().isEmpty)
    }
}
