package import Documents
import Engine

/// Decides about requests: a pure function of the policy, the promotion index and the time.
///
/// What is asked: every image of an object that makes pods is pinned by digest and promoted to the namespace's environment.
/// What is let through without asking, because it starts nothing: DELETE, CONNECT, objects without images (a Scale makes pods,
/// and each of them is a CREATE of its own), and an UPDATE that brings no image that was not there. Whatever is not understood is refused. Nothing is
/// written, asked or remembered, so that `dryRun` has no meaning of its own.
package struct AdmissionJudge: Sendable {
    package let policy: AdmissionPolicy

    package init(policy: AdmissionPolicy) { self.policy = policy }

    package func decide(
        _ review: AdmissionReview, index: PromotionIndex, at now: Timestamp
    ) -> AdmissionDecision {
        switch review {
        case .request(let request): decide(request, index: index, at: now)
        case .refused(let uid, let error): AdmissionDecision(uid: uid, refusedBy: error)
        }
    }

    package func decide(
        _ request: AdmissionRequest, index: PromotionIndex, at now: Timestamp
    ) -> AdmissionDecision {
        let scope = policy.namespaces(for: request.namespace)
        var decision = AdmissionDecision(
            request, environment: scope?.environment,
            mode: scope?.enforcement.effective(at: now).mode ?? (policy.unmapped == .allow ? .audit : .enforce))
        if request.isDryRun { decision.annotations.append(("dry-run", "true")) }
        guard let object = Self.judged(request) else { return decision }
        switch WorkloadImages(
            of: object, group: request.group, kind: request.kind, resources: policy.resources)
        {
        case .nothing: return decision
        case .unreadable(let route, let message):
            decision.violations.append(
                AdmissionViolation(
                    rule: "admission/workload-unreadable", route: route,
                    message: "\(route) can't be judged: \(message)",
                    remedy: "Write the field as the Kubernetes API has it."))
        case .unknownKind(let route):
            decision.violations.append(
                AdmissionViolation(
                    rule: "admission/unknown-workload-kind", route: route,
                    message: "\(request.kind) is no kind that is known, and \(route) looks like an image",
                    remedy: "Add the kind and the paths of its images to `resources` of the admission policy."))
        case .images(let all):
            let before = Self.images(before: request, policy.resources)
            let new = before.map { old in all.filter { image in !old.contains { image.isSame(as: $0) } } } ?? all
            if new.isEmpty {
                decision.annotations.append(("unchanged-images", "true"))
            } else {
                // A pod's own images run already; a template's will run together in the next pod.
                let images = request.kind == "Pod" && request.group.isEmpty ? new : all
                judge(images, in: scope, index, at: now, &decision)
            }
        }
        if let scope, let lint = scope.lint { LintJudgement(lint: lint).judge(request, object, &decision) }
        return decision
    }

    /// The object when it has to be looked at; nothing for what starts nothing.
    private static func judged(_ request: AdmissionRequest) -> SourceNode? {
        guard request.operation == .create || request.operation == .update else { return nil }
        // A subresource is judged by the object it comes with: a Scale has no image, a status none that was not there.
        return request.object
    }

    /// The images of the object as it is stored; nothing when there is none, or it can't be read.
    private static func images(
        before request: AdmissionRequest, _ resources: [CustomResource]
    ) -> [WorkloadImage]? {
        guard request.operation == .update, let old = request.oldObject,
            case .images(let images) = WorkloadImages(
                of: old, group: request.group, kind: request.kind, resources: resources)
        else { return nil }
        return images
    }

    private func judge(
        _ images: [WorkloadImage], in scope: AdmissionPolicy.Namespaces?, _ index: PromotionIndex, at now: Timestamp,
        _ decision: inout AdmissionDecision
    ) {
        guard let scope else {
            decision.violations.append(
                AdmissionViolation(
                    rule: "admission/namespace-unmapped",
                    message: "the namespace belongs to no environment",
                    remedy: "Name it under `namespaces` of the admission policy."))
            return
        }
        let age = index.age(at: now)
        decision.annotations.append(("index-age", age.map { "\($0)s" } ?? "unknown"))
        decision.annotations.append(("index-size", String(index.head.size)))
        if age.map({ $0 > policy.maximumAge }) ?? true {
            let shown =
                age.map { "is \($0) seconds old, more than the \(policy.maximumAge) that are allowed" }
                ?? "has no age that this clock can tell"
            if policy.stale == .refuse {
                decision.violations.append(
                    AdmissionViolation(
                        rule: "admission/index-stale", message: "the promotion index \(shown)",
                        remedy: "Bring the ledger back, or give the webhook a newer snapshot."))
            } else {
                decision.notes.append("the promotion index \(shown)")
            }
        }
        let judgement = ImageJudgement(index: index, scope: scope, pages: policy.pages, now: now)
        decision.images += images.count
        for image in images { judgement.judge(image, &decision) }
    }
}
