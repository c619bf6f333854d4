package import Engine

extension StageCatalog {
    /// Every stage that ships with the engine.
    ///
    /// A new stage adds one line here.
    package static func builtin() throws(DuplicateKind) -> StageCatalog {
        try StageCatalog([
            StageDescriptor(ApprovalQuorum.self),
            StageDescriptor(ExternalProgram.self),
            StageDescriptor(KubernetesLint.self),
            StageDescriptor(SBOMDiff.self),
            StageDescriptor(SignatureVerify.self),
            StageDescriptor(VulnerabilityScan.self),
        ])
    }
}
