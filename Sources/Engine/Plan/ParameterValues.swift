import Documents

/// The values of a pipeline's parameters: from the trust policy, else from the release where allowed, else the default.
struct ParameterValues {
    /// By full name as placeholders use it: `parameters.profile`, `release.version`.
    let values: [String: SourceNode.Value]
    /// By bare name, sorted.
    let listed: [(name: String, value: JSONValue)]
    /// Whether every required parameter has a value.
    let isComplete: Bool

    init(
        declarations: [ParameterDeclaration], gate: TrustPolicy.Gate?, release: Release?, problems: inout [Diagnostic]
    ) {
        var values: [String: SourceNode.Value] = [:]
        var listed: [(name: String, value: JSONValue)] = []
        var complete = true
        for declaration in declarations {
            let trusted = gate?.parameters?[declaration.name]
            let released = declaration.isFromRelease ? release?.parameters?[declaration.name] : nil
            guard let node = trusted ?? released ?? declaration.defaultValue else {
                values["parameters.\(declaration.name)"] = .null
                guard declaration.isRequired else { continue }
                complete = false
                if gate != nil || release != nil {
                    problems.append(
                        Diagnostic(
                            "pipeline.parameter-missing", "the parameter '\(declaration.name)' has no value",
                            at: declaration.span, fix: "Give it under 'parameters' in the gate of the trust policy."))
                }
                continue
            }
            if let problem = declaration.problem(with: node) {
                problems.append(
                    Diagnostic(
                        "pipeline.parameter", "the parameter '\(declaration.name)' \(problem)", at: node.span))
            }
            values["parameters.\(declaration.name)"] = node.value
            listed.append((declaration.name, node.jsonValue))
        }
        problems += Self.unknown(in: gate?.parameters, declarations: declarations, what: "trust policy")
        problems += Self.unknown(
            in: release?.parameters, declarations: declarations.filter(\.isFromRelease), what: "release")
        values["release.project"] = release.map { .string($0.project) } ?? .null
        values["release.name"] = release.map { .string($0.name) } ?? .null
        values["release.version"] = release.map { .string($0.version) } ?? .null
        self.values = values
        self.listed = listed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        isComplete = complete
    }

    private static func unknown(in node: SourceNode?, declarations: [ParameterDeclaration], what: String)
        -> [Diagnostic]
    {
        let names = declarations.map(\.name)
        return (node?.members ?? []).filter { member in
            !names.contains { $0.utf8.elementsEqual(member.key.utf8) }
        }.map { member in
            Diagnostic(
                "pipeline.unknown-parameter", "the \(what) may not give the parameter '\(member.key)'",
                at: member.keySpan,
                fix: DidYouMean.suggestion(for: member.key, among: names).map { "Did you mean '\($0)'?" }
                    ?? "Remove it, or declare it in the pipeline.")
        }
    }
}
