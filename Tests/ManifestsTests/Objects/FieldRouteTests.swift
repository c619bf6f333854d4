import Manifests
import Testing

@Suite("Routes") struct FieldRouteTests {
    @Test("plain keys are joined by dots, indexes stand in brackets, other keys in brackets and quotes")
    func description() {
        let containers = FieldRoute.key(.key(.root, "spec"), "containers")
        #expect(FieldRoute.root.description.isEmpty)
        #expect(FieldRoute.key(.index(containers, 0), "image").description == "spec.containers[0].image")
        #expect(
            FieldRoute.key(.key(.root, "annotations"), "example.org/a\"b").description
                == #"annotations["example.org/a\"b"]"#)
    }
}
