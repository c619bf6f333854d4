import Documents
import Engine
import Testing

@Suite("Retention policy") struct RetentionPolicyTests {
    private func policy(_ rules: String) throws -> RetentionPolicy {
        let text = """
            apiVersion: sluice/v1alpha1
            kind: RetentionPolicy
            metadata: { name: acme }
            spec:
              rules:
            \(rules)
            """
        return try RetentionPolicy(document: YAMLReader.read(SourceText(name: "policy", bytes: Array(text.utf8))))
    }

    @Test("the rule that keeps longest holds, and what no rule is about is told apart") func terms() throws {
        let policy = try policy(
            """
                - { project: "acme-*", evidence: [artifacts, sources], keep: 30d }
                - { project: acme-web, environment: production, keep: 400d }
                - { project: acme-web, environment: production, evidence: [acts], keep: forever }
            """)
        #expect(policy.name == "acme")
        #expect(policy.term(.artifacts, project: "acme-api", environment: "production") == .seconds(30 * 86400))
        #expect(policy.term(.artifacts, project: "acme-web", environment: "staging") == .seconds(30 * 86400))
        #expect(policy.term(.artifacts, project: "acme-web", environment: "production") == .seconds(400 * 86400))
        #expect(policy.term(.results, project: "acme-web", environment: "production") == .seconds(400 * 86400))
        #expect(policy.term(.acts, project: "acme-web", environment: "production") == .forever)
        #expect(policy.term(.results, project: "acme-api", environment: "production") == .unaddressed)
        #expect(policy.term(.artifacts, project: "other", environment: "production") == .unaddressed)
    }

    @Test(
        "a policy that says nothing, or something else, is refused",
        arguments: [
            "    []", "    - {}", "    - { keep: 0d }", "    - { keep: never }", "    - { keep: 30 }",
            "    - { keep: 30d, evidence: [] }", "    - { keep: 30d, evidence: [sboms] }",
            "    - { keep: 30d, project: \"\" }", "    - { keep: 30d, enviroment: production }",
        ])
    func refused(_ rules: String) { #expect(throws: Diagnostics.self) { try policy(rules) } }
}
