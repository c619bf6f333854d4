import Documents
import Findings
import Manifests

/// Manifests as users write them, and what the linter says about them.
enum Samples {
    static func objects(_ yaml: String, name: String = "web.yaml") throws -> [KubernetesObject] {
        try ManifestReader.read(SourceText(name: name, text: yaml))
    }

    static func report(
        _ yaml: String, level: PodSecurityLevel = .restricted, version: KubernetesVersion = .latest
    ) throws -> LintReport {
        try ManifestLint(level: level, version: version).report(on: objects(yaml), artifact: "manifests")
    }

    /// `ROUTE` of every finding of one rule, in order.
    static func routes(
        of rule: String, in yaml: String, level: PodSecurityLevel = .restricted, version: KubernetesVersion = .latest
    ) throws -> [String] {
        try report(yaml, level: level, version: version).findings.filter { $0.rule == rule }.map { $0.route ?? "" }
    }

    /// The routes to which one check of the Pod Security Standards objects.
    static func security(
        _ check: String, _ yaml: String, level: PodSecurityLevel = .restricted, version: KubernetesVersion = .latest
    ) throws -> [String] {
        try routes(of: "kubernetes/pod-security/\(check)", in: yaml, level: level, version: version)
    }

    /// A pod with one container; both texts are indented as they stand in a manifest.
    static func pod(container: String = "", spec: String = "", metadata: String = "") -> String {
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        \(indented(metadata, by: 2))
        spec:
        \(indented(spec, by: 2))
          containers:
            - name: app
              image: registry.example/app:1.2
        \(indented(container, by: 6))
        """
    }

    private static func indented(_ text: String, by count: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: true)
            .map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
    }

    /// A Deployment to which no rule objects, at the restricted profile and the latest version.
    static let hardened = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
        spec:
          template:
            metadata:
              labels: { app: web }
            spec:
              automountServiceAccountToken: false
              securityContext:
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: app
                  image: registry.example/app:1.2@sha256:\(String(repeating: "0123456789abcdef", count: 4))
                  resources:
                    requests: { cpu: 100m, memory: 128Mi }
                    limits: { cpu: 500m, memory: 256Mi }
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop: [ALL]
        """
}
