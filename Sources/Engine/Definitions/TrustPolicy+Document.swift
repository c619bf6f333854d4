package import Documents
import Governance

extension TrustPolicy {
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "TrustPolicy")
        var spec = OptionReader(document.spec, context: "spec of the trust policy")
        let roles = spec.required("roles", as: String.self)
        let ledgerKeys = spec.list("ledgerKeys", of: String.self)
        var changes: [Quorum.Requirement] = []
        for element in spec.listElements("changes") {
            if let one = spec.read({ () throws(Diagnostics) in try Quorum.Requirement(node: element) }) {
                changes.append(one)
            }
        }
        var gates: [Gate] = []
        if let list = spec.node("gates", required: true) {
            for element in list.elements ?? [] {
                if let gate = spec.read({ () throws(Diagnostics) in try Gate(element) }) { gates.append(gate) }
            }
            if list.elements?.isEmpty ?? true {
                spec.report(
                    Diagnostic("trust.no-gates", "gates must be a list with at least one gate", at: list.span))
            }
        }
        let (required, found) = (changes, gates)
        self = try spec.finish {
            TrustPolicy(
                name: document.metadata["name"] ?? "", roles: roles, ledgerKeys: ledgerKeys.map(\.value),
                changes: required, gates: found)
        }
    }
}

extension Quorum.Requirement {
    /// Reads `{ role: R, count: N }`; a count below 1 is an error.
    package init(node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "requirement")
        let role = reader.required("role", as: String.self)
        if let span = role.span, role.value.isEmpty {
            reader.report(
                Diagnostic("quorum.role", "a role has a name", at: span, fix: "Name a role of the roles file."))
        }
        let count = reader.optional("count", default: 1)
        if count.value < 1 || count.value > 100 {
            reader.report(
                Diagnostic(
                    "quorum.count", "count is a number of people from 1 to 100", at: count.span,
                    fix: "A quorum of nobody is no quorum."))
        }
        self = try reader.finish { Quorum.Requirement(role: role.value, count: count.value) }
    }
}

extension TrustPolicy.Gate {
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "gate")
        let project = reader.required("project", as: ProjectPattern.self)
        let release = reader.optional("release", default: ProjectPattern("*"))
        let environment = reader.required("environment", as: ProjectPattern.self)
        let repository = reader.required("repository", as: String.self)
        let ref = reader.required("ref", as: String.self)
        if ref.span != nil, !ref.value.utf8.starts(with: "refs/".utf8) {
            reader.report(
                Diagnostic(
                    "trust.ref", "'\(ref.value)' is not a full ref name", at: ref.span,
                    fix: "Write refs/heads/\(ref.value) for a branch or refs/tags/\(ref.value) for a tag."))
        }
        let pipeline = reader.required("pipeline", as: String.self)
        var mandatory: [TrustPolicy.MandatoryStage] = []
        for element in reader.listElements("mandatoryStages", required: true) {
            if let one = reader.read({ () throws(Diagnostics) in try TrustPolicy.MandatoryStage(element) }) {
                mandatory.append(one)
            }
        }
        if mandatory.isEmpty, let node = node["mandatoryStages"] {
            reader.report(
                Diagnostic(
                    "trust.no-mandatory-stages", "a gate without mandatory stages gates nothing", at: node.span,
                    fix: "Name the stages that every pipeline for this environment must have."))
        }
        let parameters = reader.mapping("parameters")
        let waiverRoles = reader.list("waiverRoles", of: String.self)
        let signers = reader.list("commitSigners", of: String.self)
        var enforcement = TrustPolicy.Enforcement.enforce
        if let node = reader.node("enforcement") {
            enforcement = reader.read({ () throws(Diagnostics) in try .init(node: node) }) ?? .enforce
        }
        let (enforced, stages) = (enforcement, mandatory)
        self = try reader.finish {
            TrustPolicy.Gate(
                project: project.value, release: release.value, environment: environment.value,
                repository: repository, ref: ref, pipeline: pipeline, mandatoryStages: stages,
                parameters: parameters, waiverRoles: waiverRoles.map(\.value),
                commitSigners: signers.map(\.value), enforcement: enforced, span: node.span)
        }
    }
}

extension TrustPolicy.MandatoryStage {
    /// Reads a stage name, or `{ name: N, uses: KIND }`.
    fileprivate init(_ node: SourceNode) throws(Diagnostics) {
        if let name = node.string {
            self.init(name: Located(name, at: node.span), uses: nil)
            return
        }
        var reader = OptionReader(node, context: "mandatory stage")
        let name = reader.required("name", as: String.self)
        let uses = reader.optional("uses", as: String.self)
        self = try reader.finish { .init(name: name, uses: uses?.value) }
    }
}

extension TrustPolicy.Enforcement {
    /// Reads `{ mode: audit, until: 2027-01-01T00:00:00Z }`; every mode but `enforce` needs its end.
    package init(node: SourceNode) throws(Diagnostics) {
        var reader = OptionReader(node, context: "enforcement")
        let mode = reader.choice("mode", default: Mode.enforce)
        let until = reader.optional("until", as: Timestamp.self)
        if let mode, mode.value != .enforce, until == nil {
            reader.report(
                Diagnostic(
                    "trust.enforcement", "enforcement '\(mode.value.rawValue)' needs an end date", at: node.span,
                    fix: "Add 'until: 2027-01-01T00:00:00Z'; from then on the gate enforces."))
        }
        self = try reader.finish { .init(mode: mode?.value ?? .enforce, until: until?.value) }
    }
}

extension Timestamp: OptionValue {
    package static var placeholder: Timestamp { Timestamp.epoch }
    package static var expected: String { "a time such as 2026-11-23T00:00:00Z" }
    package static func read(_ node: SourceNode) -> Timestamp? { node.string.flatMap { Timestamp($0) } }
}
