import Attestation
import Documents
import Governance
import Testing

@Suite("roles") struct RolesTests {
    private func ids(_ text: String) -> [String] {
        do {
            _ = try Roles(spec: YAMLReader.read(SourceText(name: "roles.yaml", text: text)))
            return []
        } catch {
            return error.items.map(\.id)
        }
    }

    private let alice: String
    private let bob: String

    init() throws {
        alice = try Signer(1).publicKey.line
        bob = try Signer(3).publicKey.line
    }

    @Test("people, keys and roles are read") func read() throws {
        let text = """
            people:
              - name: alice
                identities: [Alice@Example.org]
                keys: ["\(alice) laptop"]
                roles: [{ role: manager, projects: ["shop-*"] }]
            """
        let roles = try Roles(spec: YAMLReader.read(SourceText(name: "roles.yaml", text: text)))
        let person = try #require(roles.person(holding: Signer(1).publicKey))
        #expect(person.name == "alice")
        #expect(person.holds("manager", in: "shop-web"))
        #expect(!person.holds("manager", in: "shop"))
        #expect(!person.holds("Manager", in: "shop-web"))
        #expect(roles.person(identifiedBy: "ALICE@example.ORG")?.name == "alice")
        #expect(roles.person(identifiedBy: "alice")?.name == "alice")
        #expect(roles.person(identifiedBy: "bob") == nil)
    }

    @Test("a key, an identity or a name of two people is refused: one could count as two") func shared() {
        #expect(
            ids("people: [{ name: a, keys: [\"\(alice)\"] }, { name: b, keys: [\"\(alice) other comment\"] }]")
                == ["roles.shared-key"])
        #expect(
            ids("people: [{ name: a, identities: [x@y] }, { name: b, identities: [X@Y] }]") == ["roles.shared-identity"]
        )
        #expect(
            ids("people: [{ name: a, keys: [\"\(alice)\"] }, { name: a, keys: [\"\(bob)\"] }]") == [
                "roles.duplicate-person"
            ])
        #expect(ids("people: [{ name: a, keys: [\"\(alice)\", \"\(alice)\"] }]") == ["roles.shared-key"])
    }

    @Test("nobody may claim another's principal name as an identity") func claimedName() {
        #expect(ids("people: [{ name: bob }, { name: eve, identities: [bob] }]") == ["roles.shared-identity"])
        #expect(ids("people: [{ name: bob, identities: [bob] }]").isEmpty)
    }

    @Test("names that look the same are the same") func lookalikes() {
        #expect(ids("people: [{ name: \"Zo\u{EB}\" }, { name: \"Zoe\u{308}\" }]") == ["roles.duplicate-person"])
        #expect(ids("people: [{ name: bob }, { name: Bob }]") == ["roles.duplicate-person"])
        #expect(ids("people: [{ name: \"\" }]") == ["roles.empty-name"])
    }

    @Test("every mistake is reported in one pass") func mistakes() {
        let text = """
            people:
              - nmae: alice
                keys: [no-key]
                roles: [{ role: manager, project: [shop] }]
              - name: bob
                roles: [{ role: manager, projects: [] }]
            """
        #expect(
            ids(text).sorted() == [
                "options.missing-key", "options.missing-key", "options.missing-key", "options.unknown-key",
                "options.unknown-key", "roles.key",
            ])
    }

    @Test("people or roles that are no list are a mistake, not nobody") func notAList() {
        #expect(ids("people: { name: alice }") == ["options.wrong-type"])
        #expect(ids("people: [{ name: alice, roles: { role: manager, projects: [a] } }]") == ["options.wrong-type"])
        #expect(ids("{}") == ["options.missing-key"])
    }

    @Test("an empty list of people is valid and approves nothing") func empty() { #expect(ids("people: []").isEmpty) }
}
