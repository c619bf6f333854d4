/// The documents most tests judge by.
enum Documentation {
    static let pipeline = """
        apiVersion: sluice/v1alpha1
        kind: Pipeline
        metadata:
          name: container-production
        spec:
          stages:
            - name: signatures
              uses: test/examine
            - name: vulnerabilities
              uses: test/examine
              completeness: 90
            - name: objects
              uses: test/examine
            - name: sign-off
              uses: test/approve
              needs: [signatures, vulnerabilities, objects]
          policies: [policies/baseline.yaml]
        """

    static let policy = """
        apiVersion: sluice/v1alpha1
        kind: Policy
        metadata:
          name: baseline
        spec:
          rules:
            - name: no-critical
              match: { findings: ["vulnerability/*"] }
              expression: finding.severity == 'critical'
              severity: blocking
              message: Critical vulnerabilities may not go to production.
            - name: other-vulnerabilities
              match: { findings: ["vulnerability/*"] }
              severity: warning
        """

    static let roles = """
        apiVersion: sluice/v1alpha1
        kind: Roles
        metadata:
          name: people
        spec:
          people:
            - name: ann
              identities: [ann@acme.example]
            - name: sam
              keys:
                - \(SignedWaiver.key)
              roles:
                - { role: security, projects: ["*"] }
        """

    static func release(createdBy: String) -> String {
        """
        apiVersion: sluice/v1alpha1
        kind: Release
        metadata:
          name: storefront
          project: acme
          version: 2.4.2
        spec:
          createdBy: "\(createdBy)"
          artifacts:
            - name: image
              type: image
              digest: sha256:1111111111111111111111111111111111111111111111111111111111111111
        """
    }

    static func trust(enforcement: String) -> String {
        """
        apiVersion: sluice/v1alpha1
        kind: TrustPolicy
        metadata:
          name: acme
        spec:
          roles: roles.yaml
          gates:
            - project: acme
              environment: production
              repository: git+https://git.example/acme/gates
              ref: refs/heads/main
              pipeline: pipelines/production.yaml
              mandatoryStages: [sign-off]
              waiverRoles: [security]
        \(enforcement)
        """
    }
}

/// Waivers for the finding CVE-2026-0007, signed once by `ssh-keygen -Y sign -n sluice.waiver.v1`.
enum SignedWaiver {
    static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKnp21XlmnF59/2BOLe+M1j9NZWg+EmalXg6zzVoYkwT sam"

    /// In force until 2026-12-24.
    static let valid = bundle(
        project: "acme",
        signature: """
            U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgqenbVeWacXn3/YE4t74zWP01la
            D4SZqVeDrPNWhiTBMAAAAQc2x1aWNlLndhaXZlci52MQAAAAAAAAAGc2hhNTEyAAAAUwAA
            AAtzc2gtZWQyNTUxOQAAAEDoUDMnvDg5LuN6DID7T1ZKybabAgOM3+RsNjSoeeXWXeYI7M
            kaK4WC+oXE2Nyu/L5S0QDpJ7bkUW2VltMLCiED
            """)

    /// The same for another project.
    static let outOfScope = bundle(
        project: "another",
        signature: """
            U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgqenbVeWacXn3/YE4t74zWP01la
            D4SZqVeDrPNWhiTBMAAAAQc2x1aWNlLndhaXZlci52MQAAAAAAAAAGc2hhNTEyAAAAUwAA
            AAtzc2gtZWQyNTUxOQAAAEA/h5xQGvyg6hCDzNEhhuk1tdYyeVlHY+K9UHB+gGDPEhgG56
            t/QTwXtYyegXOU945bVxMpYRNHVY3p60VA/nwN
            """)

    private static func bundle(project: String, signature: String) -> String {
        let document =
            #"{\"at\":\"2026-11-01T00:00:00Z\",\"commentDigest\":null,\"environment\":\"production\","#
            + #"\"expires\":\"2026-12-24T00:00:00Z\",\"findings\":[\"8a383f94781d0d0946e431a40d18403fab41c1e086afe24b"#
            + #"6be2e9c86848a6c5\"],\"project\":\""# + project
            + #"\",\"releaseDigest\":null,\"reviewDigest\":null,\"role\":\"security\",\"type\":\"sluice.waiver.v1\","#
            + #"\"verdict\":\"waive\"}"#
        let armored = ["-----BEGIN SSH SIGNATURE-----", signature, "-----END SSH SIGNATURE-----", ""]
            .joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false).joined(separator: #"\n"#)
        return #"{"document":""# + document + #"","signature":""# + armored + #""}"#
    }
}
