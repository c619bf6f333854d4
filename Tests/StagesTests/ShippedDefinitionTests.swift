import Artifacts
import Documents
import Engine
import Findings
import Stages
import Testing

@Suite("the pipelines and policies we ship") struct ShippedDefinitionTests {
    /// The repository's own files as definitions.
    private struct Definitions: InputSource {
        func bytes(of name: InputName) throws(InputError) -> [UInt8] {
            let path = name.text.replacing("definition:", with: "")
            guard let bytes = try? RepositoryFiles.bytes(path) else {
                throw InputError("input.missing", "there is no \(path)")
            }
            return bytes
        }

        func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? { nil }
    }

    private struct Forgetful: ContentStore {
        func store(_ bytes: [UInt8]) -> Digest { .sha256(of: bytes) }
        func bytes(of digest: Digest) throws -> [UInt8] {
            throw ContentStoreError(.missing, digest: digest, message: "nothing is kept")
        }
        func contains(_ digest: Digest) -> Bool { false }
    }

    private static let pipelines = (try? RepositoryFiles.names(in: "pipelines", ending: ".yaml")) ?? []
    private static let policies = (try? RepositoryFiles.names(in: "policies", ending: ".yaml")) ?? []

    private func load(_ name: String) throws -> LoadedPipeline {
        let loader = DefinitionLoader(inputs: RecordedInputs(source: Definitions(), store: Forgetful()))
        return try loader.load(Located("pipelines/\(name)"))
    }

    private func policy(_ name: String) throws -> Policy {
        let text = SourceText(name: name, bytes: try RepositoryFiles.bytes("policies/\(name)"))
        return try Policy(document: YAMLReader.read(text), path: "policies/\(name)")
    }

    @Test("are there") func present() {
        #expect(Self.pipelines == ["container-production.yaml", "container-staging.yaml", "library-release.yaml"])
        #expect(Self.policies.count >= 4)
    }

    @Test("every pipeline can be planned", arguments: pipelines) func plans(_ name: String) throws {
        let plan = try Planner(catalog: .builtin()).plan(try load(name), gate: nil, release: nil, environment: nil)
        #expect(!plan.steps.isEmpty)
        #expect(!plan.policies.isEmpty)
    }

    @Test("every policy passes its own tests, and has some", arguments: policies) func tests(_ name: String) throws {
        let policy = try policy(name)
        #expect(!policy.tests.isEmpty)
        #expect(PolicyExamples.failures(in: policy).map(\.message).isEmpty)
    }

    @Test("what the stages of a pipeline can find is addressed by its policies", arguments: pipelines)
    func addressed(_ name: String) throws {
        let found: [String: [String]] = [
            "signature/verify": ["signature/missing", "signature/invalid"],
            "vulnerability/scan": ["vulnerability/known", "vulnerability/malicious", "vulnerability/notice"],
            "sbom/diff": ["added", "removed", "upgraded", "downgraded", "changed"].map { "sbom/component-\($0)" }
                + ["sbom/licence-changed"],
            "kubernetes/lint": ["kubernetes/pod-security/privileged", "kubernetes/image-pinned", "kubernetes/other"],
            "approval/quorum": ["approval/rejected"], "exec": ["exec/any"],
        ]
        let loaded = try load(name)
        let judge = PolicyJudge(
            policies: loaded.policies, environment: "production", time: .epoch, release: nil, baseline: nil)
        for stage in loaded.stages {
            for rule in try #require(found[stage.uses.value], "\(stage.uses.value) is not known here") {
                for severity in Severity.allCases {
                    for findingClass in FindingClass.allCases {
                        let finding = Finding(rule: rule, severity: severity, artifact: "a", message: "m")
                        #expect(
                            try judge.judge(finding, class: findingClass, stage: Self.stageFacts) != nil,
                            "\(rule) \(severity) \(findingClass)")
                    }
                }
            }
        }
    }

    private static let stageFacts: JSONValue = ["name": "s", "uses": "u", "examined": 1, "total": 1, "percent": 100]

    @Test("a rejection and a bad signature block everywhere they can occur", arguments: pipelines)
    func blocking(_ name: String) throws {
        let judge = PolicyJudge(
            policies: try load(name).policies, environment: "production", time: .epoch, release: nil, baseline: nil)
        for rule in ["signature/missing", "signature/invalid", "approval/rejected", "vulnerability/malicious"] {
            let finding = Finding(rule: rule, severity: .unknown, artifact: "a", message: "m")
            #expect(
                try judge.judge(finding, class: .preexisting, stage: Self.stageFacts)?.effect == .blocking, "\(rule)")
        }
    }
}
