package import Documents
import Engine
import Findings
import Governance
import Manifests

extension AdmissionPolicy {
    /// Reads the document and reports every mistake in one pass.
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "AdmissionPolicy")
        var spec = OptionReader(document.spec, context: "spec of the admission policy")
        let age = spec.optional("maximumAge", default: Span(seconds: Self.standardAge))
        let stale = spec.choice("stale", default: Choice.refuse)
        let unmapped = spec.choice("unmapped", default: Choice.refuse)
        let pages = spec.optional("pages", as: String.self)
        if let pages, !Self.isAddress(pages.value) {
            spec.report(
                Diagnostic(
                    "admission.pages", "'\(pages.value)' is no address of a server", at: pages.span,
                    fix: "Write it as https://sluice.example.org, without a slash at its end."))
        }
        var namespaces: [Namespaces] = []
        for element in spec.listElements("namespaces", required: true) {
            if let one = spec.read({ () throws(Diagnostics) in try Namespaces(element) }) { namespaces.append(one) }
        }
        var resources: [CustomResource] = []
        for element in spec.listElements("resources") {
            guard let one = spec.read({ () throws(Diagnostics) in try CustomResource(element) }) else { continue }
            if PodKinds.templateRoute(group: one.group, kind: one.kind) != nil {
                spec.report(
                    Diagnostic(
                        "admission.known-kind", "\(one.kind) is known, and can't be described otherwise",
                        at: element.span, fix: "Remove it: every image of it is judged."))
            }
            resources.append(one)
        }
        let (found, custom) = (namespaces, resources)
        self = try spec.finish {
            AdmissionPolicy(
                name: document.metadata["name"] ?? "", maximumAge: age.value.seconds,
                stale: stale?.value ?? .refuse, unmapped: unmapped?.value ?? .refuse, namespaces: found,
                resources: custom, pages: pages?.value)
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        (text.utf8.starts(with: "https://".utf8) || text.utf8.starts(with: "http://".utf8))
            && text.utf8.last != UInt8(ascii: "/") && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}

extension AdmissionPolicy.Namespaces {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "namespaces")
        let names = reader.list("names", of: ProjectPattern.self, required: true)
        let environment = reader.required("environment", as: String.self)
        if let span = environment.span, environment.value.isEmpty {
            reader.report(
                Diagnostic("admission.environment", "an environment has a name", at: span, fix: "Name one."))
        }
        let projects = reader.list("projects", of: ProjectPattern.self)
        let superseded = reader.optional("supersededFor", as: Span.self)
        let waivers = reader.choice("endedWaivers", default: AdmissionPolicy.Choice.refuse)
        let adopted = reader.choice("adopted", default: AdmissionPolicy.Choice.refuse)
        let grants = reader.optional("breakGlassFor", default: Span(seconds: PromotionTerms.strict.grantSeconds))
        var enforcement = TrustPolicy.Enforcement.enforce
        if let node = reader.node("enforcement") {
            enforcement = reader.read({ () throws(Diagnostics) in try .init(node: node) }) ?? .enforce
        }
        var lint: AdmissionPolicy.Lint?
        if let node = reader.node("lint") {
            lint = reader.read({ () throws(Diagnostics) in try AdmissionPolicy.Lint(node) })
        }
        let (enforced, linted) = (enforcement, lint)
        self = try reader.finish {
            AdmissionPolicy.Namespaces(
                names: names.map(\.value), environment: environment.value, projects: projects.map(\.value),
                enforcement: enforced,
                terms: PromotionTerms(
                    supersededSeconds: superseded?.value.seconds ?? 0, admitsEndedWaivers: waivers?.value == .allow,
                    admitsAdopted: adopted?.value == .allow, grantSeconds: grants.value.seconds), lint: linted)
        }
    }
}

extension AdmissionPolicy.Lint {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "lint")
        let profile = reader.choice("profile", default: Profile.restricted)
        let failOn = reader.choice("failOn", default: Severity.high)
        var version = KubernetesVersion.latest
        if let node = reader.node("kubernetes") {
            let text: String? =
                switch node.value {
                case .string(let text), .number(let text): text
                default: nil
                }
            if let read = text.flatMap({ KubernetesVersion($0) }) {
                version = read
            } else {
                reader.report(
                    Diagnostic(
                        "admission.kubernetes", "`kubernetes` is a version such as \"1.33\"", at: node.span,
                        fix: "Write the cluster's version in quotes."))
            }
        }
        let chosen = version
        self = try reader.finish {
            AdmissionPolicy.Lint(
                rules: ManifestLint(level: profile?.value.level ?? .restricted, version: chosen),
                failOn: failOn?.value ?? .high)
        }
    }

    private enum Profile: String, Sendable, CaseIterable {
        case baseline
        case restricted

        var level: PodSecurityLevel { self == .baseline ? .baseline : .restricted }
    }
}

extension CustomResource {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "resource")
        let group = reader.required("group", as: String.self)
        let kind = reader.required("kind", as: String.self)
        let images = reader.list("images", of: ImagePath.self, required: true)
        self = try reader.finish {
            CustomResource(group: group.value, kind: kind.value, images: images.map(\.value))
        }
    }
}
