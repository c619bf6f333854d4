import Artifacts
import Documents

/// Judges one image of an object for one environment.
struct ImageJudgement {
    let index: PromotionIndex
    let scope: AdmissionPolicy.Namespaces
    let pages: String?
    let now: Timestamp

    func judge(_ image: WorkloadImage, _ decision: inout AdmissionDecision) {
        guard let text = image.reference, let reference = ImageReference(text) else {
            decision.violations.append(
                AdmissionViolation(
                    rule: "admission/image-unreadable", route: image.route,
                    message: image.reference.map { "\(image.title) has the image \"\($0)\", which is no reference" }
                        ?? "\(image.title) has no image",
                    remedy: "Write the image as registry/repository@sha256:…."))
            return
        }
        guard let digest = reference.digest else {
            decision.violations.append(
                AdmissionViolation(
                    rule: "admission/image-not-pinned", route: image.route,
                    message: "\(image.title) names \(text) without a digest",
                    remedy: "Add the digest that was promoted: \(reference.name)@sha256:…."))
            return
        }
        let answer = index.answer(
            image: DigestKey(digest), environment: scope.environment, projects: scope.projects, terms: scope.terms,
            at: now)
        switch answer.standing {
        case .live: note(answer, &decision)
        case .granted:
            note(answer, &decision)
            decision.notes.append(
                "\(image.title) runs by break-glass until \(shown(answer.until)): \(title(answer)) was not promoted to \(scope.environment)"
            )
        case .recentlySuperseded:
            note(answer, &decision)
            decision.notes.append(
                "\(image.title) is of \(title(answer)), which a newer release has taken the place of; it is admitted until \(shown(answer.until))"
            )
        case .adoptedForNow:
            note(answer, &decision)
            decision.notes.append(
                "\(image.title) is of \(title(answer)), which was adopted and never promoted; it is admitted until \(shown(answer.until))"
            )
        default: decision.violations.append(violation(image, text, answer))
        }
    }

    /// Which decision let the image in.
    private func note(_ answer: PromotionAnswer, _ decision: inout AdmissionDecision) {
        guard let release = index.release(at: answer.release), let entry = answer.entry else { return }
        let key = answer.standing == .granted ? "break-glass" : "promotion"
        let value = "\(release.title) entry \(entry)"
        if let place = decision.annotations.firstIndex(where: { $0.key == key }) {
            let known = decision.annotations[place].value
            guard !known.contains(value) else { return }
            decision.annotations[place].value = "\(known), \(value)"
        } else {
            decision.annotations.append((key, value))
        }
    }

    private func violation(_ image: WorkloadImage, _ text: String, _ answer: PromotionAnswer) -> AdmissionViolation {
        let environment = scope.environment
        let release = title(answer)
        let entry = answer.entry.map { " (entry \($0))" } ?? ""
        let promote = "Promote the release with 'sluice run --environment \(environment)'\(page(answer))."
        let (rule, why, remedy): (String, String, String) =
            switch answer.standing {
            case .unknown:
                (
                    "image-unknown", "no release in the ledger has it",
                    "Promote a release that has this image, or name the image that was promoted."
                )
            case .elsewhere: ("image-not-promoted", "\(release) was never decided there", promote)
            case .otherProject:
                (
                    "image-other-project", "\(release) is of a project that may not run here",
                    "Run it in a namespace of its project, or add the project to the namespace's `projects`."
                )
            case .pending:
                ("image-not-promoted", "\(release) is pending\(entry)", "Give the missing approvals\(page(answer)).")
            case .rejected:
                (
                    "image-rejected", "\(release) was rejected\(entry)",
                    "See 'sluice explain' for the shortest way to green\(page(answer))."
                )
            case .notEnforced:
                (
                    "image-not-promoted", "\(release) was promoted by a gate that does not enforce\(entry)",
                    "Let the gate enforce, then run it again\(page(answer))."
                )
            case .revoked: ("image-revoked", "\(release) was revoked\(entry)", promote)
            case .held:
                (
                    "image-held", "\(release) is on hold until \(shown(answer.until))\(entry)",
                    "Wait for the end of the hold, or have it ended by whoever signed it\(page(answer))."
                )
            case .superseded:
                (
                    "image-superseded", "a newer release has taken the place of \(release)\(entry)",
                    "Deploy the newer release, or promote this one again to go back\(page(answer))."
                )
            case .waiverEnded:
                (
                    "waiver-ended", "\(release) rests on a waiver that ended at \(shown(answer.until))\(entry)",
                    "Mend what was waived, or sign a new waiver, and run the gate again\(page(answer))."
                )
            case .distrusted:
                (
                    "key-compromised", "\(release) was promoted by a key that is not believed any more\(entry)",
                    promote
                )
            case .adopted:
                ("image-not-promoted", "\(release) was adopted and never promoted\(entry)", promote)
            case .live, .granted, .recentlySuperseded, .adoptedForNow:
                ("image-not-promoted", "it is admitted", promote)
            }
        return AdmissionViolation(
            rule: "admission/\(rule)", route: image.route,
            message: "\(image.title): \(text) is not promoted to \(environment): \(why)", remedy: remedy)
    }

    private func title(_ answer: PromotionAnswer) -> String {
        index.release(at: answer.release)?.title ?? "an unknown release"
    }

    private func shown(_ time: Timestamp?) -> String { time?.description ?? "further notice" }

    private func page(_ answer: PromotionAnswer) -> String {
        guard let pages, let release = index.release(at: answer.release) else { return "" }
        return "; see \(pages)/releases/\(release.digestText)"
    }
}
