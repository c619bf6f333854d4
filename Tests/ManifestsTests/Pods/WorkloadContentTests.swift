import Findings
import Manifests
import Testing

@Suite("Finding pod templates") struct WorkloadContentTests {
    /// Where the containers of the first object stand.
    private func routes(_ yaml: String) throws -> [String]? {
        guard case .templates(let templates) = try Samples.objects(yaml).first?.content else { return nil }
        return templates.flatMap { $0.containers.map(\.field.route.description) }
    }

    @Test(
        "every kind that makes pods is known, in every version of its group",
        arguments: [
            ("v1", "ReplicationController", "spec.template.spec"), ("apps/v1", "Deployment", "spec.template.spec"),
            ("apps/v1beta2", "StatefulSet", "spec.template.spec"), ("apps/v1", "DaemonSet", "spec.template.spec"),
            ("extensions/v1beta1", "ReplicaSet", "spec.template.spec"), ("batch/v1", "Job", "spec.template.spec"),
        ])
    func controllers(apiVersion: String, kind: String, route: String) throws {
        let yaml = """
            apiVersion: \(apiVersion)
            kind: \(kind)
            metadata: { name: web }
            spec:
              template:
                spec:
                  initContainers: [{ name: migrate }]
                  containers: [{ name: app }]
                  ephemeralContainers: [{ name: shell }]
            """
        #expect(
            try routes(yaml) == [
                "\(route).initContainers[0]", "\(route).containers[0]", "\(route).ephemeralContainers[0]",
            ])
    }

    @Test("pods, pod templates and cron jobs keep theirs elsewhere") func others() throws {
        #expect(
            try routes("{apiVersion: v1, kind: Pod, spec: {containers: [{name: app}]}}") == ["spec.containers[0]"])
        #expect(
            try routes("{apiVersion: v1, kind: PodTemplate, template: {spec: {containers: [{name: app}]}}}")
                == ["template.spec.containers[0]"])
        let cron =
            "{apiVersion: batch/v1, kind: CronJob, spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: app}]}}}}}}"
        #expect(try routes(cron) == ["spec.jobTemplate.spec.template.spec.containers[0]"])
    }

    @Test("templates in an object of an unknown kind are all found") func unknownKind() throws {
        let yaml = """
            apiVersion: serving.example.org/v1
            kind: Service
            metadata: { name: web }
            spec:
              template:
                metadata:
                  annotations: { container.apparmor.security.beta.kubernetes.io/app: unconfined }
                spec:
                  containers: [{ name: app }]
                  extra:
                    pods:
                      - initContainers: [{ name: hidden }]
            """
        #expect(
            try routes(yaml) == [
                "spec.template.spec.containers[0]", "spec.template.spec.extra.pods[0].initContainers[0]",
            ])
        #expect(
            try Samples.security("apparmor-profile", yaml) == [
                #"spec.template.metadata.annotations["container.apparmor.security.beta.kubernetes.io/app"]"#
            ])
    }

    @Test("a list of names is no list of containers") func names() throws {
        #expect(try routes("{apiVersion: example.org/v1, kind: Widget, spec: {containers: [app, db]}}") == nil)
    }

    @Test("a Deployment of another group is not taken for the one we know") func foreignGroup() throws {
        let yaml = "{apiVersion: example.org/v1, kind: Deployment, pods: {containers: [{name: app}]}}"
        #expect(try routes(yaml) == ["pods.containers[0]"])
    }
}
