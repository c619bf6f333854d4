package import Artifacts

/// Which workloads among a release's objects run which image, and how exposed each is.
///
/// Read from the objects alone, and in doubt for the worse: an object without a namespace may be applied into any, a Gateway
/// that is not there takes every route, a selector that can't be read selects everything. Only `isolated` needs proof.
package struct ExposureMap: Sendable {
    /// One workload and what leads to it.
    package struct Workload: Sendable {
        /// `Deployment shop/web`.
        package let title: String
        package let exposure: WorkloadExposure
        /// Why, one sentence each: `Ingress shop/web → Service shop/web → Deployment shop/web`; at least one.
        package let reasons: [String]
        let images: [ImageReference]
    }

    /// What is known of an image.
    package struct Answer: Sendable {
        /// That of the worst workload.
        package let exposure: WorkloadExposure
        /// The reasons of the worst workloads; at least one.
        package let reasons: [String]
        /// Every workload that runs it, in the order of the objects.
        package let workloads: [String]
    }

    /// In the order of the objects.
    package let workloads: [Workload]

    /// - Parameter objects: All objects of the release together.
    package init(_ objects: [KubernetesObject]) {
        let entrances = ServiceEntrances(objects)
        let denial = IngressDenial(objects)
        workloads = objects.flatMap { object -> [Workload] in
            guard case .templates(let templates) = object.content else { return [] }
            return templates.map { template in
                let workload = ExposedWorkload(object, template)
                let (exposure, reasons) = Self.judge(workload, entrances, denial)
                return Workload(
                    title: object.title, exposure: exposure, reasons: reasons,
                    images: workload.images.compactMap { ImageReference($0) })
            }
        }
    }

    /// How exposed an image is.
    ///
    /// A container that names a digest runs the image with that digest and no other; one that names none runs the image
    /// whose reference has its name and tag.
    /// - Parameters:
    ///   - digests: The image's own; several when it is known by its index and by its manifest.
    ///   - reference: What the image is called; nothing when only digests count.
    package func exposure(of digests: [Digest], reference: String?) -> Answer {
        let name = reference.flatMap { ImageReference($0) }
        let running = workloads.filter { workload in
            workload.images.contains { image in
                if let digest = image.digest { return digests.contains(digest) }
                return name.map { image.isCalled(as: $0) } ?? false
            }
        }
        guard let first = running.first else {
            let reason =
                workloads.isEmpty ? "there is no workload among the objects" : "no workload among the objects runs it"
            return Answer(exposure: .unknown, reasons: [reason], workloads: [])
        }
        let worst = running.reduce(first.exposure) { $1.exposure.isWorse(than: $0) ? $1.exposure : $0 }
        return Answer(
            exposure: worst, reasons: running.filter { $0.exposure == worst }.flatMap(\.reasons),
            workloads: running.map(\.title))
    }

    private static func judge(
        _ workload: ExposedWorkload, _ entrances: ServiceEntrances, _ denial: IngressDenial
    ) -> (WorkloadExposure, [String]) {
        let title = workload.object.title
        let (isSelected, ways) = entrances.ways(to: workload)
        var paths = ways.map { ($0 + [title]).joined(separator: " → ") }
        if let port = workload.nodePort { paths.append("\(port) → \(title)") }
        if workload.isPublicByItself { paths.append("\(title) is published by Knative") }
        let rights = workload.nodeRights.map { "\(title): \($0)" }
        if !paths.isEmpty { return (.exposed, paths + rights) }
        if !rights.isEmpty { return (.privileged, rights) }
        if workload.isJob, !isSelected, let policy = denial.policy(for: workload) {
            return (.isolated, ["\(title): no Service selects it, and \(policy.title) lets nobody in"])
        }
        return (.ordinary, ["\(title): nothing leads to it from outside"])
    }
}

extension ImageReference {
    /// Whether two references name one image: the same repository, and no two different tags.
    func isCalled(as other: ImageReference) -> Bool {
        guard fullName.utf8.elementsEqual(other.fullName.utf8) else { return false }
        guard let tag, let theirs = other.tag else { return true }
        return tag.utf8.elementsEqual(theirs.utf8)
    }

    /// With the registry and the folder that container runtimes fill in.
    private var fullName: String {
        let host = registry ?? "docker.io"
        let isShort = host.utf8.elementsEqual("docker.io".utf8) && !repository.utf8.contains(UInt8(ascii: "/"))
        return "\(host)/\(isShort ? "library/" : "")\(repository)"
    }
}
