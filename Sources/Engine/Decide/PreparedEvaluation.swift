package import Artifacts
package import Documents
package import Governance

/// Release, trust, roles and plan, read from the recorded inputs and checked; nothing has run yet.
package struct PreparedEvaluation: Sendable {
    package let question: EvaluationQuestion
    package let release: Release
    package let trust: TrustPolicy
    package let roles: Roles
    package let gate: TrustPolicy.Gate
    package let plan: Plan
    /// Content of pipeline, policies, parameters, roles and trust together: what approvers judge.
    package let judgedContent: Digest
    package let trustDigest: Digest
    package let rolesDigest: Digest

    init(_ question: EvaluationQuestion, inputs: RecordedInputs, catalog: StageCatalog) throws {
        self.question = question
        var problems = Diagnostics()
        func collect<T>(_ body: () throws -> T) throws -> T? {
            do {
                return try body()
            } catch let error as Diagnostics {
                problems.items += error.items
                return nil
            }
        }
        let release = try collect { try Release(document: Self.document(.release, inputs)) }
        let trustNode = try collect { try Self.document(.trust, inputs) }
        let trust = try collect { try trustNode.map { try TrustPolicy(document: $0) } } ?? nil
        let rolesNode = try collect { try Self.document(.roles, inputs) }
        let roles = try collect { try rolesNode.map { try Roles(document: $0) } } ?? nil
        guard let release, let trust, let roles, let trustNode, let rolesNode, problems.items.isEmpty else {
            throw problems
        }
        guard
            let gate = trust.gate(
                for: release.project, release: release.name, environment: question.environment)
        else {
            throw Diagnostics(
                Diagnostic(
                    "trust.no-gate",
                    "the trust policy has no gate for \(release.project)/\(release.name) in \(question.environment)",
                    at: trustNode["spec"]?["gates"]?.span, fix: "Add a gate for it, or check --environment."))
        }
        let path = question.pin.path == gate.pipeline.value ? gate.pipeline : Located(question.pin.path)
        let loaded = try DefinitionLoader(inputs: inputs).load(path)
        plan = try Planner(catalog: catalog).plan(
            loaded, gate: gate, release: release, environment: question.environment)
        self.release = release
        self.trust = trust
        self.roles = roles
        self.gate = gate
        judgedContent = .sha256(
            of: try CanonicalJSON.encode([
                "pipeline": .string(plan.contentDigest.description), "roles": rolesNode.jsonValue,
                "trust": trustNode.jsonValue,
            ]))
        trustDigest = .sha256(of: try inputs.read(.trust))
        rolesDigest = .sha256(of: try inputs.read(.roles))
    }

    private static func document(_ name: InputName, _ inputs: RecordedInputs) throws -> SourceNode {
        try YAMLReader.read(SourceText(name: inputs.title(of: name), bytes: try inputs.read(name)))
    }
}

extension Roles {
    /// Reads a `Roles` document.
    package init(document node: SourceNode) throws(Diagnostics) {
        let document = try DocumentHeader.read(node, kind: "Roles")
        guard let spec = document.spec else {
            throw Diagnostics(Diagnostic("roles.no-spec", "the roles have no spec", at: node.span))
        }
        try self.init(spec: spec)
    }
}
