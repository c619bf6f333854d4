package import Documents

/// The stages a release must go through for one environment, as written in git.
package struct Pipeline: Sendable {
    package struct StageUse: Sendable {
        package let name: Located<String>
        package let uses: Located<String>
        package let needs: [Located<String>]
        /// The options, with parameters already filled in once the pipeline is resolved.
        package let with: SourceNode?
        /// Seconds until the stage counts as errored.
        package let timeout: Span
        /// The least whole percent that must have been examined; 100 unless the pipeline says otherwise.
        package let completeness: Int
        /// A CEL condition over `parameters`, `release` and `environment`; without one the stage always runs.
        package let when: Located<String>?
        package let span: SourceSpan
    }

    package struct Requirement: Sendable {
        package let environment: Located<String>
        /// How long the release must have been live there.
        package let soak: Span?
    }

    package let name: String
    package let parameters: [ParameterDeclaration]
    package let requires: [Requirement]
    package let includes: [Located<String>]
    package let stages: [StageUse]
    package let policies: [Located<String>]
}
