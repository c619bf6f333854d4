import Documents
import Engine
import Testing

@Suite("Expectations of a ledger") struct LedgerExpectationsTests {
    private func mistakes(_ spec: String) -> [String] {
        let text = "apiVersion: sluice/v1alpha1\nkind: LedgerExpectations\nmetadata: { name: acme }\nspec:\n\(spec)\n"
        do {
            _ = try LedgerExpectations(
                document: try YAMLReader.read(SourceText(name: "e.yaml", bytes: Array(text.utf8))))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    @Test("an allowance names kinds, and what else it restricts") func good() {
        #expect(mistakes("  allow:\n    - { kinds: [approval] }").isEmpty)
        #expect(
            mistakes(
                "  keys: [ab]\n  allow:\n    - { kinds: [decision], projects: [acme-*], environments: [p], verdicts: [promoted] }"
            ).isEmpty)
    }

    @Test(
        "nothing is expected by itself, and every other form is a mistake",
        arguments: [
            ("  keys: [ab]", "options.missing-key"), ("  allow: []", "expectations.empty"),
            ("  allow:\n    - { projects: [a] }", "options.missing-key"),
            ("  allow:\n    - { kinds: [decisions] }", "expectations.kind"),
            ("  allow:\n    - { kinds: [decision], verdicts: [passed] }", "expectations.verdict"),
            ("  allow:\n    - { kinds: [decision], projects: [] }", "expectations.empty"),
            ("  allow:\n    - { kinds: [decision], project: [a] }", "options.unknown-key"),
            ("  allow:\n    - { kinds: [decision] }\n  allowed: 1", "options.unknown-key"),
        ]) func bad(spec: String, id: String)
    {
        #expect(mistakes(spec).contains(id), "\(mistakes(spec))")
    }
}
