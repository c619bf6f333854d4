package import Artifacts
package import Documents

/// What a cluster runs, out of `kubectl get pods,deployments,… -o json`.
///
/// Pods say what runs: the digests their status reports and their spec names. A workload adds the images its template names
/// by digest, as long as it asks for at least one pod. Pods that have ended run nothing.
package struct ClusterSnapshot: Sendable {
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case malformed(String)
        /// It can't be told from a wrong question, so it is never "nothing runs".
        case empty(String)

        package var description: String {
            switch self {
            case .malformed(let reason): "the cluster's objects can't be read: \(reason)"
            case .empty(let reason): "the cluster's objects say nothing: \(reason)"
            }
        }
    }

    /// One container of a pod or of a workload's template.
    package struct Image: Sendable, Hashable {
        /// `Pod/shop/web-7d4b9`, with the namespace.
        package let object: String
        package let container: String
        /// The image as the object names it.
        package let reference: String
        /// Every digest the object gives it, sorted; empty when there is none.
        package let digests: [Digest]
    }

    /// Sorted by object and container.
    package let images: [Image]
    /// How many pods and workloads were read.
    package let objects: Int

    /// The smallest record of what was seen: no environment variable, annotation or secret of the cluster.
    package var canonical: JSONValue {
        [
            "images": .array(
                images.map {
                    [
                        "container": .string($0.container),
                        "digests": .array($0.digests.map { .string($0.description) }),
                        "object": .string($0.object), "reference": .string($0.reference),
                    ]
                }), "objects": .integer(Int64(objects)), "version": 1,
        ]
    }

    /// Reads a list of objects.
    /// - Throws: `malformed` for what is no complete list of objects, `empty` for one without pods and workloads.
    package init(_ bytes: [UInt8]) throws(Failure) {
        guard let list = try? JSONReader.value(bytes, limits: .sbom) else {
            throw .malformed("it is not JSON within the limits")
        }
        guard let kind = list["kind"]?.string, kind.utf8.suffix(4).elementsEqual("List".utf8) else {
            throw .malformed("it is no List; write it with 'kubectl get pods,deployments -A -o json'")
        }
        guard let items = list["items"]?.array else { throw .malformed("it has no items") }
        if let more = list["metadata"]?["continue"]?.string, !more.isEmpty {
            throw .malformed("it is one page of several")
        }
        guard !items.isEmpty else { throw .empty("the list has no items") }
        let itemKind = kind.utf8.count > 4 ? String(kind.dropLast(4)) : nil
        var reader = ClusterImages()
        for item in items { try reader.read(item, listed: itemKind) }
        guard reader.objects > 0 else { throw .empty("there is no pod and no workload in it") }
        objects = reader.objects
        images = reader.finished()
    }
}
