import Documents
import Testing

/// Mistakes in what people write.
@Suite("Bad definitions", .needsShop) struct BadDefinitionTests {
    @Test func everyMistakeIsTold() async throws {
        let shop = try await Shop()
        let file = "repository/pipelines/production.yaml"
        try shop.replace("uses: sbom/diff", by: "uses: sbom/dif", in: file)
        try shop.replace("profile: restricted", by: "profil: restricted", in: file)
        try shop.replace("sbom-diff, objects]", by: "sbom-diff, object]", in: file)
        try shop.replace("count: 2", by: "count: 0", in: file)
        try shop.replace(
            "    - name: vulnerabilities\n", by: "    - name: vulnerabilities\n      timeot: 3m\n", in: file)
        try shop.replace("[policies/rules.yaml]", by: "[policies/rulez.yaml]", in: file)
        try await shop.commit("Make mistakes")
        try await shop.makeLedger()
        let run = try await shop.run(["--output", "json=report.json", "--verbose"])
        run.expect(.usage)
        for text in ["uses: sbom/dif", "profil: restricted", "object]", "count: 0", "timeot: 3m", "rulez.yaml"] {
            let number = try shop.line(of: text, in: file)
            #expect(run.errors.contains("pipelines/production.yaml:\(number):"), "\(text) at \(number):\n\(run.errors)")
        }
        run.expect(.usage, saying: "sbom/diff", "profile", "timeout", "objects", "error: ", "^")
        run.expect(silentAbout: "stage signatures …")
        #expect(!shop.folder.exists("report.json"))
        #expect(try await shop.entries().isEmpty)
        try await shop.sluice(["validate", "--repository", "repository"]).expect(.usage, saying: "sbom/dif")
        try await shop.sluice(
            ["plan", "--release", Shop.releaseFile, "--environment", "production", "--trust", Shop.trust]
        ).expect(.usage, saying: "sbom/dif")
    }

    @Test(arguments: [
        ("  stages:\n", "  stages: []\n  other:\n", "stages"),
        ("needs: [signatures, vulnerabilities, sbom-diff, objects]", "needs: [sign-off]", "sign-off"),
        ("kind: Pipeline", "kind: Pipelin", "Pipeline"),
        ("sluice/v1alpha1", "sluice/v9", "sluice/v1alpha1"),
        ("  name: production\n", "  name: production\n  name: twice\n", "name"),
        ("uses: sbom/diff", "uses: !custom sbom/diff", "tag"),
        ("  policies:", "\tpolicies:", "production.yaml:"),
        ("spec:", "spec: &a\n  x: *a\nspec:", "production.yaml:"),
        ("apiVersion", "---\n---\napiVersion", "production.yaml:"),
    ])
    func oneMistake(old: String, new: String, words: String) async throws {
        let shop = try await Shop()
        try shop.replace(old, by: new, in: "repository/pipelines/production.yaml")
        try await shop.commit()
        try await shop.makeLedger()
        try await shop.run().expect(.usage, saying: words, "pipelines/production.yaml:")
        #expect(try await shop.entries().isEmpty)
    }

    @Test func policyThatDoesNotCompile() async throws {
        let shop = try await Shop()
        try shop.replace("finding.severity in [", by: "finding.severity im [", in: "repository/policies/rules.yaml")
        try await shop.commit()
        try await shop.makeLedger()
        try await shop.run().expect(.usage, saying: "policies/rules.yaml:9:")
    }

    @Test func findingWithoutARuleIsNoPass() async throws {
        let shop = try await Shop()
        try shop.folder.write(ShopFiles.sbom(requests: "2.31.0"), to: "release/sbom.json")
        try await shop.createRelease()
        try shop.replace("[\"vulnerability/*\"]", by: "[\"other/*\"]", in: "repository/policies/rules.yaml")
        try await shop.commit()
        try await shop.makeLedger()
        let run = try await shop.run()
        #expect([ExitCode.rejected, .incomplete].map(\.rawValue).contains(run.code), "\(run.text)")
    }

    @Test(arguments: [
        ("  gates:", "  gate:", "gates"), ("refs/heads/main", "main", "refs/heads/main"),
        ("repository: ../repository", "repository: ../nowhere", "trust.yaml:"),
        ("refs/heads/main", "refs/heads/none", "refs/heads/none"),
        ("pipelines/production.yaml", "pipelines/none.yaml", "pipelines/none.yaml"),
        ("pipelines/production.yaml", "../operator/trust.yaml", "trust.yaml"),
        ("[signatures, vulnerabilities, objects, sign-off]", "[]", "mandatory stages"),
        ("roles: roles.yaml", "roles: none.yaml", "none.yaml"),
    ])
    func trustWithAMistake(old: String, new: String, words: String) async throws {
        let shop = try await Shop()
        try shop.replace(old, by: new, in: Shop.trust)
        try await shop.makeLedger()
        try await shop.run().expect(.usage, saying: words)
        #expect(try await shop.entries().isEmpty)
    }

    @Test(arguments: [
        ("type: \"sbom\"", "type: \"sbon\"", "sbom"), ("subject: \"objects\"", "subject: \"object\"", "objects"),
        ("version: \"1.0.0\"", "versoin: \"1.0.0\"", "version"),
        ("artifacts:", "artifacts: []\n  other:", "release.yaml:"),
        ("digest: \"sha256:", "digest: \"sha255:", "release.yaml:"),
        ("kind: \"Release\"", "kind: \"Relase\"", "Release"),
    ])
    func releaseWithAMistake(old: String, new: String, words: String) async throws {
        let shop = try await Shop()
        try shop.replace(old, by: new, in: Shop.releaseFile)
        try await shop.makeLedger()
        try await shop.run().expect(.usage, saying: words, "release.yaml:")
        #expect(try await shop.entries().isEmpty)
    }

    @Test func releaseThatIsNotThere() async throws {
        let shop = try await Shop()
        try await shop.makeLedger()
        try await shop.run(release: "release/none.yaml").expect(.usage, saying: "release/none.yaml")
        try await shop.run(release: "release").expect(.usage, saying: "release")
    }
}
