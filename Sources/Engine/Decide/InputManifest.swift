package import Artifacts
package import Documents

/// Everything the evaluator read, by name and digest; the SHA-256 of its canonical form is the input digest.
///
/// With the evidence store it is all that replay needs.
package struct InputManifest: Sendable {
    package let question: EvaluationQuestion
    /// Kinds and revisions of every plugin in the plan, sorted by kind.
    package let plugins: [(kind: String, revision: Int)]
    /// The content digest of the resolved pipeline.
    package let content: Digest
    package let parameters: [(name: String, value: JSONValue)]
    /// Sorted by name.
    package let inputs: [(name: String, digest: Digest)]

    package func encoded() throws(CanonicalJSONError) -> [UInt8] {
        try CanonicalJSON.payload([
            "acts": .array(question.acts.map { .string($0.description) }), "content": .string(content.description),
            "environment": .string(question.environment),
            "inputs": .array(
                inputs.map { ["digest": .string($0.digest.description), "name": .string($0.name)] }),
            "parameters": .object(parameters.map { .init($0.name, $0.value) }),
            "pipeline": question.pin.canonical,
            "plugins": .array(
                plugins.map { ["kind": .string($0.kind), "revision": .integer(Int64($0.revision))] }),
            "releaseSignature": .bool(question.hasReleaseSignature),
            "time": [
                "at": .string(question.time.instant.description), "source": .string(question.time.source.rawValue),
            ],
            "version": 1,
        ])
    }

    /// Reads what `encoded` wrote.
    package init(_ bytes: [UInt8]) throws(InputError) {
        func malformed(_ what: String) -> InputError {
            InputError("replay.manifest-malformed", "the input manifest has no usable '\(what)'")
        }
        guard let value = try? JSONReader.value(bytes), value["version"]?.integer == 1 else {
            throw malformed("version")
        }
        guard let environment = value["environment"]?.string else { throw malformed("environment") }
        guard let at = value["time"]?["at"]?.string.flatMap({ Timestamp($0) }),
            let source = value["time"]?["source"]?.string.flatMap({ EvaluationTime.Source(rawValue: $0) })
        else { throw malformed("time") }
        guard let pin = PipelinePin(canonical: value["pipeline"]) else { throw malformed("pipeline") }
        guard let content = value["content"]?.string.flatMap({ Digest($0) }) else { throw malformed("content") }
        guard let signed = value["releaseSignature"]?.bool else { throw malformed("releaseSignature") }
        func list<T>(_ key: String, _ read: (JSONValue) -> T?) throws(InputError) -> [T] {
            guard let array = value[key]?.array else { throw malformed(key) }
            let read = array.compactMap(read)
            guard read.count == array.count else { throw malformed(key) }
            return read
        }
        let acts = try list("acts") { $0.string.flatMap { Digest($0) } }
        inputs = try list("inputs") { item in
            guard let name = item["name"]?.string, let digest = item["digest"]?.string.flatMap({ Digest($0) }) else {
                return nil
            }
            return (name: name, digest: digest)
        }
        plugins = try list("plugins") { item in
            guard let kind = item["kind"]?.string,
                let revision = item["revision"]?.integer.flatMap({ Int(exactly: $0) })
            else { return nil }
            return (kind: kind, revision: revision)
        }
        parameters = (value["parameters"]?.members ?? []).map { (name: $0.key, value: $0.value) }
        self.content = content
        question = EvaluationQuestion(
            environment: environment, time: EvaluationTime(at, source: source), pin: pin, acts: acts,
            hasReleaseSignature: signed)
    }

    init(
        question: EvaluationQuestion, plan: Plan, inputs: [(name: String, digest: Digest)]
    ) {
        self.question = question
        var revisions: [String: Int] = [:]
        for step in plan.steps { revisions[step.descriptor.kind] = step.descriptor.revision }
        plugins = revisions.map { (kind: $0.key, revision: $0.value) }
            .sorted { $0.kind.utf8.lexicographicallyPrecedes($1.kind.utf8) }
        content = plan.contentDigest
        parameters = plan.parameters
        self.inputs = inputs
    }
}
