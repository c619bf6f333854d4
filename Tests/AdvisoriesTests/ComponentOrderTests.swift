import Advisories
import Inventory
import Testing

@Suite("Order of components") struct ComponentOrderTests {
    @Test(
        arguments: [
            ("pkg:npm/a@1.9.0", "pkg:npm/a@1.10.0", VersionRelation.older),
            ("pkg:deb/debian/a@1:1-1", "pkg:deb/debian/a@2-1", .newer),
            ("pkg:rpm/fedora/a@1-1?epoch=1", "pkg:rpm/fedora/a@2-1", .newer),
            ("pkg:pypi/a@1.0", "pkg:pypi/a@1.0.0", .same),
            ("pkg:pypi/a@1.0", "pkg:pypi/a@one-two", .unknown),
            ("pkg:pypi/a@1.0", "pkg:pypi/a", .unknown),
            ("pkg:npm/a@1.0.0", "pkg:pypi/a@1.0.0", .unknown),
            ("pkg:generic/a@1.0.0", "pkg:generic/a@1.0.0", .unknown),
        ])
    func relation(first: String, second: String, relation: VersionRelation) {
        #expect(ComponentOrder.relation(Fixture.component(first), Fixture.component(second)) == relation)
        #expect(ComponentOrder.relation(Fixture.component(second), Fixture.component(first)) == relation.mirrored)
    }
}
