package import Artifacts
package import Documents
import Findings

/// What would run: stages in an order that respects their needs, with options read and parameters filled in.
package struct Plan: Sendable {
    package struct Step: Sendable {
        package let use: Pipeline.StageUse
        package let descriptor: StageDescriptor
        package let prepared: PreparedStage
        /// Why the stage will not run; nothing when it will.
        package let skipped: String?

        package var name: String { use.name.value }
    }

    package let pipeline: String
    package let path: String
    /// Every step after all it needs; otherwise as written.
    package let steps: [Step]
    package let policies: [Policy]
    package let requires: [Pipeline.Requirement]
    /// Parameter values by name, sorted.
    package let parameters: [(name: String, value: JSONValue)]
    /// SHA-256 over the pipeline, fragments and policies as read and the parameters.
    package let contentDigest: Digest
    /// SHA-256 over the policies alone, in the order they are named.
    package let policiesDigest: Digest
}
