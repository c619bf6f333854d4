/// The suites that can be run.
enum ConformanceSuites {
    /// Every suite, by name.
    ///
    /// A new suite adds one line here.
    static let all: [any ConformanceSuite.Type] = [
        CVSSVectorSuite.self,
        CELSpecSuite.self,
        Ed25519Suite.self,
        EPSSSuite.self,
        JSONTestSuite.self,
        JSONCanonicalizationSuite.self,
        PodSecurityAdmissionSuite.self,
        SSHSignatureSuite.self,
        WycheproofSuite.self,
        YAMLTestSuite.self,
        VersionOrderingSuite.self,
        OSVAffectedSuite.self,
        CSAFValidatorSuite.self,
        CycloneDXSuite.self,
        OpenVEXSuite.self,
        PackageURLSuite.self,
        SPDXDocumentsSuite.self,
        MerkleProofSuite.self,
        NotesAndTilesSuite.self,
        GitHubAdvisorySuite.self,
        TrivySuite.self,
        VersSpecSuite.self,
        VersionConstraintsSuite.self,
    ].sorted { $0.name < $1.name }
}
