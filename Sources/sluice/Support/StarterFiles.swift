/// The files `sluice init` writes.
struct StarterFiles {
    let project: String
    let environment: String
    let ref: String
    /// The repository's folder, absolute: the trust policy lies elsewhere.
    let repository: String
    /// The line of an SSH public key.
    let publicKey: String?

    /// Path and text of the files that belong into the repository.
    var repositoryFiles: [(String, String)] {
        [("pipelines/\(environment).yaml", pipeline), ("policies/starting.yaml", policy)]
    }

    var trust: String {
        """
        # What the gated can't change. Only this file says which pipeline, stages, roles and keys hold.
        apiVersion: sluice/v1alpha1
        kind: TrustPolicy
        metadata:
          name: \(project)
        spec:
          roles: roles.yaml
          changes:
            - { role: release-manager, count: 1 }
          gates:
            - project: \(project)
              environment: \(environment)
              repository: "\(repository)"
              ref: \(ref)
              pipeline: pipelines/\(environment).yaml
              mandatoryStages:
                - { name: sbom-diff, uses: sbom/diff }
                - { name: objects, uses: kubernetes/lint }
                - { name: sign-off, uses: approval/quorum }

        """
    }

    var roles: String {
        let key = publicKey.map { "\"\($0)\"" } ?? ""
        return """
            # Who is who. Quorums count people, however many keys they have.
            apiVersion: sluice/v1alpha1
            kind: Roles
            metadata:
              name: \(project)
            spec:
              people:
                - name: first-release-manager
                  identities: []
                  keys: [\(key)]
                  roles:
                    - { role: release-manager, projects: [\(project)] }

            """
    }

    private var pipeline: String {
        """
        apiVersion: sluice/v1alpha1
        kind: Pipeline
        metadata:
          name: \(environment)
        spec:
          stages:
            - name: sbom-diff
              uses: sbom/diff
            - name: objects
              uses: kubernetes/lint
              with: { profile: baseline }
            - name: sign-off
              uses: approval/quorum
              needs: [sbom-diff, objects]
              with:
                require:
                  - { role: release-manager, count: 1 }
          policies: [policies/starting.yaml]

        """
    }

    private var policy: String {
        """
        # A finding that no rule addresses never passes: say for each kind what it does.
        apiVersion: sluice/v1alpha1
        kind: Policy
        metadata:
          name: starting
        spec:
          rules:
            - name: component-changes-are-told
              match: { findings: ["sbom/*"] }
              severity: informational
            - name: objects-must-be-safe
              match: { findings: ["kubernetes/pod-security/*", "kubernetes/image-*", "kubernetes/unreadable-workload"] }
              severity: blocking
            - name: hardening-warns
              match: { findings: ["kubernetes/*"] }
              severity: warning
            - name: rejection-blocks
              match: { findings: ["approval/rejected"] }
              severity: blocking
          tests:
            - name: a privileged container blocks
              finding: { rule: kubernetes/pod-security/privileged, severity: high, artifact: objects }
              expect: blocking

        """
    }
}
