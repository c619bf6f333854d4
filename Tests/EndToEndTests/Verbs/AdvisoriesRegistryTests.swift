import Documents
import Testing

/// Advisory snapshots in a registry: push, pull, and reading them where advisories are named.
@Suite("Advisories in a registry", .needsShop, .needs("docker-registry")) struct AdvisoriesRegistryTests {
    private static func record(_ number: Int, modified: String = "2026-01-01T00:00:00Z") -> String {
        #"{"id": "CVE-2026-\#(1000 + number)", "modified": "\#(modified)", "affected": [{"package": {"ecosystem": "PyPI", "#
            + #""name": "requests"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}"#
    }

    private func importFeed(_ shop: Shop, records: Range<Int>, into folder: String, _ more: [String] = []) async throws
    {
        let lines = records.map { Self.record($0) }.joined(separator: "\n")
        try shop.folder.write(lines + "\n", to: "feed.jsonl")
        try await shop.sluice(["advisories", "import", "feed.jsonl", "--into", folder] + more).expect(.success)
    }

    private func pushed(_ outcome: Outcome) throws -> String {
        outcome.expect(.success)
        return try #require(outcome.output.split(separator: "\n").first.map(String.init))
    }

    @Test func snapshotsArePushedPulledAndReadByTheirReference() async throws {
        let (shop, registry) = (try await Shop(), try await DockerRegistry(withUsers: true))
        try shop.folder.write(registry.settings, to: "home/outbound.yaml")
        try await importFeed(shop, records: 0..<10, into: "snapshot", ["--sign-key", "keys/release.pem"])
        let tag = "\(registry.authority)/gate/advisories:latest"
        let push = ["advisories", "push", "snapshot", tag]
        try await shop.sluice(push).expect(.errored, saying: "registry.unauthorized", "Log in")
        try shop.folder.write(registry.login(secret: "canary-secret"), to: "user/.docker/config.json")
        let wrong = try await shop.sluice(push + ["--verbose"])
        wrong.expect(.errored, saying: "registry.unauthorized")
        wrong.expect(silentAbout: "canary")
        try shop.folder.write(registry.login(), to: "user/.docker/config.json")
        let pinned = try pushed(try await shop.sluice(push + ["--key", "operator/release.pub"]))
        #expect(pinned.hasPrefix("oci://\(registry.authority)/gate/advisories@sha256:"))
        // The same snapshot is the same artifact.
        #expect(try pushed(try await shop.sluice(push)) == pinned)

        for (reference, folder) in [(pinned, "by-digest"), (tag, "by-tag")] {
            let pull = ["advisories", "pull", reference, "--into", folder, "--key", "operator/release.pub"]
            try await shop.sluice(pull).expect(.success, saying: "10 records in 1 feeds; snapshot 1 of \(folder)")
            #expect(shop.folder.files(below: folder) == shop.folder.files(below: "snapshot"))
            for name in shop.folder.files(below: folder) {
                #expect(try shop.folder.bytes("\(folder)/\(name)") == shop.folder.bytes("snapshot/\(name)"))
            }
        }
        let other = ["advisories", "pull", pinned, "--into", "x", "--key", "operator/other.pub"]
        try await shop.shell(
            "openssl ecparam -name prime256v1 -genkey -noout | openssl ec -pubout -out operator/other.pub")
        try await shop.sluice(other).expect(.errored, saying: "advisories.unsigned")
        #expect(shop.folder.files(below: "x").isEmpty)

        let status = try await shop.sluice(["advisories", "status", tag.withScheme])
        status.expect(.success, saying: "records   10", "\(tag.withScheme) is \(pinned)")
        // At one moment: each finding says since when it is known.
        let scan = [
            "scan", "release/sbom.json", "--effective-time", "2027-01-01T00:00:00Z", "--output", "json", "--advisories",
        ]
        let direct = try await shop.sluice(scan + ["snapshot"])
        let remote = try await shop.sluice(scan + [pinned])
        #expect(try direct.json()["findings"] == remote.json()["findings"])
        #expect(try remote.json()["findings"]?.array?.count == 10)
        try await shop.sluice(scan + ["\(pinned.dropLast(2))00"]).expect(.errored, saying: "registry.not-found")
        try await shop.sluice(["advisories", "pull", "advisories:latest", "--into", "x"]).expect(
            .usage, saying: "registry.wrong-reference")
    }

    @Test func whatShrankOrGoesBackIsRefused() async throws {
        let (shop, registry) = (try await Shop(), try await DockerRegistry())
        let tag = "\(registry.authority)/gate/advisories:latest"
        let pull = ["advisories", "pull", tag, "--into", "pulled"]
        try await importFeed(shop, records: 0..<10, into: "snapshot")
        // Loopback is named on the command line; that it has no TLS has to be allowed all the same.
        try await shop.sluice(["advisories", "push", "snapshot", tag]).expect(.errored, saying: "outbound.tls")
        try shop.folder.write(registry.settings, to: "home/outbound.yaml")
        let first = try pushed(try await shop.sluice(["advisories", "push", "snapshot", tag]))
        try await shop.shell("cp -r snapshot earlier")
        try await shop.sluice(pull).expect(.success)
        try await importFeed(shop, records: 0..<4, into: "snapshot", ["--accept", "PyPI"])
        try await shop.sluice(["advisories", "push", "snapshot", tag]).expect(.success)
        try await shop.sluice(pull).expect(
            .errored, saying: "PyPI has 4 records and had 10 [advisories.shrunk]", "--accept 'PyPI'")
        try await shop.sluice(pull + ["--accept", "PyPI"]).expect(.success, saying: "snapshot 2 of pulled")
        // An older one is refused by the folder, and by the tag that holds a later one.
        try await shop.sluice(["advisories", "pull", first, "--into", "pulled", "--accept", "PyPI"]).expect(
            .errored, saying: "advisories.rolled-back")
        try await shop.sluice(["advisories", "push", "earlier", tag]).expect(.errored, saying: "advisories.rolled-back")
        try await shop.sluice(["advisories", "status", "pulled"]).expect(.success, saying: "records   4")
        // A damaged file is mended by the same snapshot.
        let name = try #require(shop.folder.files(below: "pulled").first { $0.hasSuffix(".advisories") })
        try shop.folder.remove("pulled/\(name)")
        try shop.folder.write("broken", to: "pulled/\(name)")
        try await shop.sluice(pull).expect(.success)
        try await shop.sluice(["advisories", "status", "pulled"]).expect(.success, saying: "records   4")
    }

    @Test func aRunPinsWhatItReadFromTheRegistryAndReplaysWithoutIt() async throws {
        let shop = try await Shop()
        let run: [String]
        do {
            let registry = try await DockerRegistry()
            try shop.folder.write(registry.settings, to: "home/outbound.yaml")
            try await shop.sluice(["advisories", "import", "operator/advisories", "--into", "snapshot"]).expect(
                .success)
            let tag = "\(registry.authority)/gate/advisories:latest"
            let pinned = try pushed(try await shop.sluice(["advisories", "push", "snapshot", tag]))
            try shop.replace("file:advisories", by: tag.withScheme, in: "repository/pipelines/production.yaml")
            try await shop.commit()
            try await shop.makeLedger()
            run = shop.runArguments()
            let pending = try await shop.sluice(run)
            pending.expect(.pending, saying: "\(tag.withScheme) is \(pinned)")
            try await shop.approve("alice", "bob")
            try await shop.sluice(run).expect(.success)
        }
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(.success)
    }
}

extension String {
    fileprivate var withScheme: String { "oci://\(self)" }
}
