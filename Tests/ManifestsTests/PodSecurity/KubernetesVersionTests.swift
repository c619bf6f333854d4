import Manifests
import Testing

@Suite("Kubernetes versions") struct KubernetesVersionTests {
    @Test("minor versions and `latest` are read, and ordered by number")
    func reading() {
        #expect(KubernetesVersion("1.33") == .one(33))
        #expect(KubernetesVersion("v1.0") == .one(0))
        #expect(KubernetesVersion("latest") == .latest)
        #expect(KubernetesVersion.one(9) < .one(10))
        #expect(KubernetesVersion.one(999) < .latest)
        #expect(KubernetesVersion.one(33).description == "1.33")
    }

    @Test(
        "everything else is refused",
        arguments: ["", "1", "1.", "vv1.3", "2.0", "1.33.1", "1.-3", "1.3x", "1.03", "1.9999"])
    func refused(text: String) {
        #expect(KubernetesVersion(text) == nil)
    }
}
