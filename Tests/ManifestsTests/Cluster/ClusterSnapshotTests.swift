import Artifacts
import Manifests
import Testing

/// What a cluster runs, read from kubectl's JSON.
@Suite("Cluster snapshots") struct ClusterSnapshotTests {
    private static func digest(_ letter: Character) -> String { "sha256:" + String(repeating: letter, count: 64) }

    private static func pod(_ name: String, phase: String = "Running", spec: String, status: String = "") -> String {
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"\(name)","namespace":"shop"},"spec":{\(spec)},
         "status":{"phase":"\(phase)"\(status.isEmpty ? "" : ",")\(status)}}
        """
    }

    private static func list(_ items: String..., kind: String = "List", metadata: String = "") -> [UInt8] {
        Array(
            "{\"apiVersion\":\"v1\",\"kind\":\"\(kind)\",\"metadata\":{\(metadata)},\"items\":[\(items.joined(separator: ","))]}"
                .utf8)
    }

    @Test("status and spec, init and ephemeral containers") func pods() throws {
        let snapshot = try ClusterSnapshot(
            Self.list(
                Self.pod(
                    "web-1",
                    spec: """
                        "containers":[{"name":"web","image":"registry.example/web:1"}],
                        "initContainers":[{"name":"init","image":"registry.example/init@\(Self.digest("b"))"}],
                        "ephemeralContainers":[{"name":"debug","image":"registry.example/debug:latest"}]
                        """,
                    status: """
                        "containerStatuses":[{"name":"web","imageID":"docker-pullable://registry.example/web@\(Self.digest("a"))"}],
                        "initContainerStatuses":[{"name":"init","imageID":"registry.example/init@\(Self.digest("c"))"}],
                        "ephemeralContainerStatuses":[{"name":"debug","imageID":"sha256:\(String(repeating: "d", count: 64))"}]
                        """)))
        #expect(snapshot.objects == 1)
        #expect(snapshot.images.map(\.container) == ["debug", "init", "web"])
        #expect(snapshot.images.map(\.object) == Array(repeating: "Pod/shop/web-1", count: 3))
        // The id of a configuration is no artifact's digest.
        #expect(snapshot.images[0].digests.isEmpty)
        #expect(snapshot.images[1].digests.map(\.description) == [Self.digest("b"), Self.digest("c")])
        #expect(snapshot.images[2].digests.map(\.description) == [Self.digest("a")])
    }

    @Test("pods that have ended and workloads without pods run nothing") func ended() throws {
        let template = #""template":{"spec":{"containers":[{"name":"old","image":"old@\#(Self.digest("e"))"}]}}"#
        let snapshot = try ClusterSnapshot(
            Self.list(
                Self.pod(
                    "job-1", phase: "Succeeded", spec: #""containers":[{"name":"j","image":"j@\#(Self.digest("f"))"}]"#),
                #"{"kind":"ReplicaSet","metadata":{"name":"old","namespace":"shop"},"spec":{"replicas":0,\#(template)}}"#,
                #"{"kind":"CronJob","metadata":{"name":"night"},"spec":{"suspend":true,"jobTemplate":{"spec":{\#(template)}}}}"#,
                #"{"kind":"ConfigMap","metadata":{"name":"settings"}}"#))
        #expect(snapshot.objects == 3)
        #expect(snapshot.images.isEmpty)
    }

    @Test("a template's tag counts only when no pod tells its digest") func tags() throws {
        func deployment(_ image: String) -> String {
            #"{"kind":"Deployment","metadata":{"name":"web","namespace":"shop"},"spec":{"template":{"spec":{"containers":[{"name":"web","image":"\#(image)"}]}}}}"#
        }
        let pod = Self.pod(
            "web-1", spec: #""containers":[{"name":"web","image":"web:1"}]"#,
            status: #""containerStatuses":[{"name":"web","imageID":"web@\#(Self.digest("a"))"}]"#)
        #expect(try ClusterSnapshot(Self.list(pod, deployment("web:1"))).images.count == 1)
        let other = try ClusterSnapshot(Self.list(pod, deployment("web:2"))).images
        #expect(other.map(\.reference) == ["web:2", "web:1"])
        #expect(other[0].digests.isEmpty)
        #expect(
            try ClusterSnapshot(Self.list(deployment("web@\(Self.digest("b"))"))).images.map(\.digests.count) == [1])
    }

    @Test(
        "what is no complete list is an error, never an empty cluster",
        arguments: [
            "", "null", "[]", "{}", #"{"kind":"Pod","metadata":{"name":"a"}}"#, #"{"kind":"List"}"#,
            #"{"kind":"List","items":[]}"#, #"{"kind":"List","items":[{"kind":"Service","metadata":{"name":"s"}}]}"#,
            #"{"kind":"List","items":[7]}"#, #"{"kind":"List","items":[{"kind":"Pod","metadata":{}}]}"#,
            #"{"kind":"List","items":[{"kind":"Pod","metadata":{"name":"a"},"spec":{}}]}"#,
            #"{"kind":"List","items":[{"kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a"}]}}]}"#,
            #"{"kind":"PodList","metadata":{"continue":"abc"},"items":[{"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a"}]}}]}"#,
        ])
    func refused(text: String) {
        #expect(throws: ClusterSnapshot.Failure.self) { try ClusterSnapshot(Array(text.utf8)) }
    }

    @Test("a typed list, as the API gives it") func typed() throws {
        let bytes = Self.list(
            #"{"metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a@\#(Self.digest("a"))"}]}}"#,
            kind: "PodList")
        #expect(try ClusterSnapshot(bytes).images.map(\.object) == ["Pod/default/a"])
    }
}
