import Documents
import Testing

/// A ledger whose evidence lies in a registry.
@Suite("Evidence in a registry", .needsShop, .needs("docker-registry")) struct RegistryEvidenceTests {
    @Test func theRoadWithEvidenceInARegistry() async throws {
        let (shop, registry) = (try await Shop(), try await DockerRegistry(withUsers: true))
        let place = "oci://\(registry.authority)/gate/evidence"
        let make = ["ledger", "init", "--ledger", Shop.ledger, "--evidence", place]
        // The host has to be allowed for everybody who uses the ledger, so naming it here does not do.
        try await shop.sluice(make).expect(.usage, saying: "outbound.host-not-allowed", "outbound.yaml")
        #expect(!shop.folder.exists("ledger.db"))
        try shop.folder.write(registry.settings, to: "home/outbound.yaml")
        try await shop.sluice(make).expect(.usage, saying: "registry.unauthorized")
        try shop.folder.write(registry.login(), to: "user/.docker/config.json")
        try await shop.sluice(make).expect(.success)
        #expect(try shop.folder.text("ledger.db.evidence") == place + "\n")

        try await shop.run().expect(.pending)
        try await shop.approve("alice", "bob")
        try await shop.run().expect(.success)
        try await shop.verify().expect(.success)
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(.success)
        // To a folder and back to another repository.
        try await shop.sluice(["ledger", "copy", "--from", Shop.ledger, "--to", "sqlite:copy.db"]).expect(.success)
        #expect(!shop.folder.files(below: "copy.db.evidence").isEmpty)
        try await shop.sluice(["replay", Shop.release, "--ledger", "sqlite:copy.db"]).expect(.success)
        let back = ["ledger", "copy", "--from", "sqlite:copy.db", "--to", "sqlite:back.db", "--evidence", place + "2"]
        try await shop.sluice(back).expect(.success)
        try await shop.sluice(["replay", Shop.release, "--ledger", "sqlite:back.db"]).expect(.success)
        // Without the registry nothing is taken for missing or for good.
        try shop.folder.write(
            "apiVersion: sluice/v1alpha1\nkind: Outbound\nmetadata: { name: x }\nspec: {}\n", to: "home/outbound.yaml")
        try await shop.sluice(["replay", Shop.release, "--ledger", Shop.ledger]).expect(
            .incomplete, saying: "outbound.host-not-allowed")
    }

    @Test func aFolderOfEvidenceIsNotReplaced() async throws {
        let (shop, registry) = (try await Shop(), try await DockerRegistry())
        try shop.folder.write(registry.settings, to: "home/outbound.yaml")
        try shop.folder.makeFolder("ledger.db.evidence")
        let place = "oci://\(registry.authority)/gate/evidence"
        try await shop.sluice(["ledger", "init", "--ledger", Shop.ledger, "--evidence", place]).expect(
            .usage, saying: "ledger.db.evidence is there already")
        try await shop.sluice(["ledger", "init", "--ledger", Shop.ledger, "--evidence", "oci://x"]).expect(.usage)
    }

    @Test(.needsPostgres) func thePlaceIsNotedInTheDatabase() async throws {
        let (shop, registry) = (try await Shop(), try await DockerRegistry())
        let server = try await PostgresCluster()
        try shop.folder.write(registry.settings, to: "home/outbound.yaml")
        let place = "oci://\(registry.authority)/gate/evidence"
        try await shop.sluice(["ledger", "init", "--ledger", server.secretURL, "--evidence", place]).expect(.success)
        try await shop.run(ledger: server.secretURL).expect(.pending)
        #expect(try await server.ask("SELECT count(*) FROM sluice_evidence.blobs") == "0")
        for person in ["alice", "bob"] {
            try await shop.act("approve", by: person, ledger: server.secretURL).expect(.success)
        }
        try await shop.run(ledger: server.secretURL).expect(.success)
        try await shop.sluice(["replay", Shop.release, "--ledger", server.secretURL]).expect(.success)
        // A database of the form before has no such table.
        try await server.sql("DROP TABLE sluice_evidence.place")
        try await shop.sluice(["replay", Shop.release, "--ledger", server.secretURL]).expect(
            .incomplete, saying: "there is no content")
    }
}
