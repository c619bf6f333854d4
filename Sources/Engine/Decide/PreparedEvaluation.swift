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
        let trust =
            try collect {
                try trustNode.map { node in
                    try inputs.derived("trust:\(inputs.title(of: .trust))", from: .trust) { _ in
                        try TrustPolicy(document: node)
                    }
                }
            } ?? nil
        let rolesNode = try collect { try Self.document(.roles, inputs) }
        let roles =
            try collect {
                try rolesNode.map { node in
                    try inputs.derived("roles:\(inputs.title(of: .roles))", from: .roles) { _ in
                        try Roles(document: node)
                    }
                }
            } ?? nil
        let gate = release.flatMap { release in
            trust?.gate(for: release.project, release: release.name, environment: question.environment)
        }
        if let gate { problems.items += Self.problems(of: question.pin, gate) }
        if let release, trust != nil, gate == nil {
            problems.items.append(
                Diagnostic(
                    "trust.no-gate",
                    "the trust policy has no gate for \(release.project)/\(release.name) in \(question.environment)",
                    at: trustNode?["spec"]?["gates"]?.span, fix: "Add a gate for it, or check --environment."))
        }
        let path =
            gate.flatMap { $0.pipeline.value == question.pin.path ? $0.pipeline : nil } ?? Located(question.pin.path)
        let plan = try collect {
            try Planner(catalog: catalog).plan(
                DefinitionLoader(inputs: inputs).load(path), gate: gate, release: gate == nil ? nil : release,
                environment: question.environment)
        }
        guard let release, let trust, let roles, let trustNode, let rolesNode, let gate, let plan,
            problems.items.isEmpty
        else { throw problems }
        self.plan = plan
        self.release = release
        self.trust = trust
        self.roles = roles
        self.gate = gate
        trustDigest = try inputs.readWithDigest(.trust).digest
        rolesDigest = try inputs.readWithDigest(.roles).digest
        let content = plan.contentDigest
        judgedContent = try inputs.cache.value("judged:\(trustDigest):\(rolesDigest)", of: content) {
            .sha256(
                of: try CanonicalJSON.encode([
                    "pipeline": .string(content.description), "roles": rolesNode.jsonValue,
                    "trust": trustNode.jsonValue,
                ]))
        }
    }

    /// The evaluator holds to the trust policy whoever calls it: no other repository, ref or pipeline judges.
    private static func problems(of pin: PipelinePin, _ gate: TrustPolicy.Gate) -> [Diagnostic] {
        [
            ("repository", pin.repository, gate.repository), ("ref", pin.ref, gate.ref),
            ("pipeline", pin.path, gate.pipeline),
        ].compactMap { what, used, trusted in
            guard !used.utf8.elementsEqual(trusted.value.utf8) else { return nil }
            return Diagnostic(
                "trust.pipeline", "the \(what) '\(used)' is not the one that trust names, '\(trusted.value)'",
                at: trusted.span, fix: "Judge by what the trust policy names, or change the trust policy.")
        }
    }

    private static func document(_ name: InputName, _ inputs: RecordedInputs) throws -> SourceNode {
        let title = inputs.title(of: name)
        return try inputs.derived("document:\(title)", from: name) { bytes in
            try YAMLReader.read(SourceText(name: title, bytes: bytes))
        }
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
