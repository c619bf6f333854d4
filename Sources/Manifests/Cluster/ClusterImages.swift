import Artifacts
import Documents

/// Collects the images of pods and workloads.
struct ClusterImages {
    private(set) var objects = 0
    private var images: [ClusterSnapshot.Image] = []
    /// Images of templates that name no digest; they count unless a pod tells the digest of the same reference.
    private var undigested: [ClusterSnapshot.Image] = []

    private static let containerLists = ["containers", "initContainers", "ephemeralContainers"]
    private static let statusLists = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"]

    mutating func read(_ item: JSONValue, listed: String?) throws(ClusterSnapshot.Failure) {
        guard item.members != nil, let kind = item["kind"]?.string ?? listed else {
            throw .malformed("an item is no object of a kind")
        }
        switch kind {
        case "Pod": try pod(item)
        case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job":
            try workload(item, kind: kind, template: item["spec"]?["template"])
        case "CronJob":
            try workload(item, kind: kind, template: item["spec"]?["jobTemplate"]?["spec"]?["template"])
        default: break
        }
    }

    private mutating func pod(_ item: JSONValue) throws(ClusterSnapshot.Failure) {
        let object = try Self.title(item, kind: "Pod")
        objects += 1
        if ["Succeeded", "Failed"].contains(item["status"]?["phase"]?.string ?? "") { return }
        var reported: [String: [Digest]] = [:]
        for list in Self.statusLists {
            for status in item["status"]?[list]?.array ?? [] {
                guard let name = status["name"]?.string else { throw .malformed("\(object): a status has no name") }
                reported[name, default: []] += [Self.digest(ofImageID: status["imageID"]?.string ?? "")].compactMap {
                    $0
                }
            }
        }
        for (name, reference) in try Self.containers(item["spec"], of: object) {
            let digests = (reported[name] ?? []) + [ImageReference(reference)?.digest].compactMap { $0 }
            images.append(
                .init(object: object, container: name, reference: reference, digests: Set(digests).sorted()))
        }
    }

    private mutating func workload(
        _ item: JSONValue, kind: String, template: JSONValue?
    ) throws(ClusterSnapshot.Failure) {
        let object = try Self.title(item, kind: kind)
        objects += 1
        if item["spec"]?["replicas"]?.integer == 0 || item["spec"]?["suspend"]?.bool == true { return }
        if kind == "Job", item["status"]?["completionTime"]?.string != nil { return }
        for (name, reference) in try Self.containers(template?["spec"], of: object) {
            if let digest = ImageReference(reference)?.digest {
                images.append(.init(object: object, container: name, reference: reference, digests: [digest]))
            } else {
                undigested.append(.init(object: object, container: name, reference: reference, digests: []))
            }
        }
    }

    func finished() -> [ClusterSnapshot.Image] {
        let told = images.filter { !$0.digests.isEmpty }
        let untold = undigested.filter { image in
            !told.contains { $0.reference.utf8.elementsEqual(image.reference.utf8) }
        }
        return (images + untold).sorted { left, right in
            [left.object, left.container].lexicographicallyPrecedes([right.object, right.container]) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }
    }

    private static func title(_ item: JSONValue, kind: String) throws(ClusterSnapshot.Failure) -> String {
        guard let name = item["metadata"]?["name"]?.string, !name.isEmpty else {
            throw .malformed("an object of kind \(kind) has no name")
        }
        return "\(kind)/\(item["metadata"]?["namespace"]?.string ?? "default")/\(name)"
    }

    /// Name and image of every container of a pod's spec, init and ephemeral ones too.
    private static func containers(
        _ spec: JSONValue?, of object: String
    ) throws(ClusterSnapshot.Failure) -> [(name: String, reference: String)] {
        var found: [(name: String, reference: String)] = []
        for list in containerLists {
            for container in spec?[list]?.array ?? [] {
                guard let name = container["name"]?.string, let image = container["image"]?.string, !image.isEmpty
                else { throw .malformed("\(object): a container has no name or no image") }
                found.append((name, image))
            }
        }
        guard !found.isEmpty else { throw .malformed("\(object) has no containers") }
        return found
    }

    /// `docker-pullable://registry/name@sha256:…`, `registry/name@sha256:…`; a bare id names an image's configuration, which
    /// is no artifact of a release.
    private static func digest(ofImageID text: String) -> Digest? {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        return Digest(String(text[text.utf8.index(after: at)...]))
    }
}
