import Artifacts
package import Documents
import Governance

/// Reads a pipeline with its fragments and policies through the recorded inputs, so that replay reads the very same bytes.
package struct DefinitionLoader {
    private let inputs: RecordedInputs

    package init(inputs: RecordedInputs) { self.inputs = inputs }

    /// Reads one document of the pinned commit.
    package func document(_ path: Located<String>) throws(Diagnostics) -> SourceNode {
        let (digest, bytes) = try read(path)
        return try inputs.cache.value("document:\(path.value)", of: digest) { () throws(Diagnostics) in
            try YAMLReader.read(SourceText(name: path.value, bytes: bytes))
        }
    }

    private func read(_ path: Located<String>) throws(Diagnostics) -> (digest: Digest, bytes: [UInt8]) {
        do {
            return try inputs.readWithDigest(.definition(path.value))
        } catch {
            throw Diagnostics(Diagnostic(error.code, error.message, at: path.span, fix: error.remedy))
        }
    }

    /// A policy with its expressions compiled.
    private func policy(_ path: Located<String>) throws(Diagnostics) -> Policy {
        let node = try document(path)
        let (digest, _) = try read(path)
        return try inputs.cache.value("policy:\(path.value)", of: digest) { () throws(Diagnostics) in
            try Policy(document: node, path: path.value)
        }
    }

    /// The pipeline, its fragments and its policies, as far as they can be understood.
    ///
    /// Every mistake in any of them stands in the result's `problems`, and planning throws them with its own.
    /// - Throws: `Diagnostics` when the pipeline's own document can't be read as one.
    package func load(_ path: Located<String>) throws(Diagnostics) -> LoadedPipeline {
        let root = try document(path)
        if let kind = root["kind"]?.string, kind != "Pipeline" { _ = try DocumentHeader.read(root, kind: "Pipeline") }
        let (pipeline, found) = Pipeline.read(root)
        var problems = found
        var stages: [Pipeline.StageUse] = []
        var policyPaths: [Located<String>] = []
        var documents: [SourceNode] = [root]
        for include in pipeline.includes {
            do {
                let node = try document(include)
                let fragment = Pipeline.readFragment(node)
                stages += fragment.stages
                policyPaths += fragment.policies
                problems += fragment.problems
                documents.append(node)
            } catch {
                problems += error.items
            }
        }
        stages += pipeline.stages
        policyPaths += pipeline.policies
        var policies: [Policy] = []
        var seen: Set<[UInt8]> = []
        for policyPath in policyPaths where seen.insert(Array(policyPath.value.utf8)).inserted {
            do {
                let policy = try policy(policyPath)
                policies.append(policy)
                documents.append(policy.document)
            } catch {
                problems += error.items
            }
        }
        return LoadedPipeline(
            pipeline: pipeline, path: path.value, stages: stages, policies: policies, problems: problems,
            documents: documents)
    }
}

/// A pipeline with everything it includes, before parameters are filled in.
package struct LoadedPipeline: Sendable {
    package let pipeline: Pipeline
    package let path: String
    /// The stages of the fragments, in order, then the pipeline's own.
    package let stages: [Pipeline.StageUse]
    package let policies: [Policy]
    /// What is wrong in any of the documents; with one, there is no plan.
    package let problems: [Diagnostic]
    /// Pipeline, fragments and policies as they were read, for the content digest.
    let documents: [SourceNode]
}
