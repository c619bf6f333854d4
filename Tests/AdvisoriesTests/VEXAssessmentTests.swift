import Advisories
import Artifacts
import Documents
import Inventory
import Testing

@Suite("What VEX says about matches") struct VEXAssessmentTests {
    private static let digest = "sha256:" + String(repeating: "ab", count: 32)
    private static let source = VEXSource(issuer: "vendor", isSigned: true, location: "vex.json")

    /// Two components with one flaw each of two names.
    private static func matches() throws -> [VulnerabilityMatch] {
        try Fixture.snapshot(
            Fixture.record("GHSA-1", "npm", "lib", "introduced 0", more: #","aliases":["CVE-1"]"#),
            Fixture.record("GHSA-2", "npm", "other", "introduced 0", more: #","aliases":["CVE-2"]"#)
        ).match([Fixture.component("pkg:npm/lib@1.0.0"), Fixture.component("pkg:npm/other@2.0.0")]).matches
    }

    private static func subject(_ image: String = "registry.example/team/app:1.2@" + digest) throws -> VEXSubject {
        VEXSubject(image: try #require(ImageReference(image)), digests: [])
    }

    private static func statement(
        _ name: String = "CVE-1", _ product: String? = "pkg:oci/app", parts: [String] = [],
        _ status: VEXStatus = .notAffected, _ time: String = "2024-01-01"
    ) throws -> VEXStatement {
        func identity(_ text: String) -> VEXIdentity {
            PackageURL(text).map { VEXIdentity(packageURLs: [$0]) }
                ?? Digest(text).map { VEXIdentity(digests: [$0]) } ?? VEXIdentity(names: [text])
        }
        return VEXStatement(
            vulnerability: name,
            products: product.map { [VEXProduct(identity($0), subcomponents: parts.map(identity))] } ?? [],
            status: status, justification: .componentNotPresent,
            timestamp: try #require(Timestamp(time + "T00:00:00Z")))
    }

    private static func assess(
        _ statements: [(VEXStatement, VEXSource)], image: String = "registry.example/team/app:1.2@" + digest
    ) throws -> VEXAssessment {
        let documents = statements.map { statement, source in
            (VEXDocument(format: .openVEX, id: "d", author: nil, statements: [statement]), source)
        }
        return VEXAssessment(
            of: try matches(), in: try subject(image), by: documents,
            at: try #require(Timestamp("2025-01-01T00:00:00Z")))
    }

    @Test(
        "a product fits the artifact by purl, digest or name",
        arguments: [
            ("pkg:oci/app", true), ("pkg:oci/app@\(digest)", true), ("pkg:oci/other-name@\(digest)", true),
            ("pkg:oci/app?repository_url=registry.example/team/app&tag=1.2", true),
            ("pkg:oci/app?repository_url=registry.example/team", true), (digest, true),
            ("registry.example/team/app:1.2", true), ("registry.example/team/app", true), ("pkg:npm/lib@1.0.0", true),
            ("pkg:npm/lib", true), ("pkg:oci/app?tag=1.3", false), ("pkg:oci/app?arch=arm64", false),
            ("pkg:oci/app@sha256%3A" + String(repeating: "cd", count: 32), false), ("pkg:oci/ap", false),
            ("registry.example/team/app:1.3", false), ("app", false), ("pkg:npm/lib@1.0.1", false),
            ("pkg:npm/lib@1.0.0#sub", false), ("pkg:npm/other", false), ("pkg:npm/lib@1.0.0?os=linux", false),
        ])
    func products(product: String, applies: Bool) throws {
        let assessment = try Self.assess([(Self.statement("CVE-1", product), Self.source)])
        #expect((assessment.answers[0] != nil) == applies)
        #expect(assessment.answers[1] == nil)
        #expect(assessment.applications == [[applies ? 1 : 0]])
        #expect(assessment.neverApplied.count == (applies ? 0 : 1))
    }

    @Test("a part must fit the component, and its product the artifact")
    func parts() throws {
        for (product, part, applies) in [
            ("pkg:oci/app", "pkg:npm/lib", true), ("pkg:oci/app", "pkg:npm/lib@1.0.0", true),
            ("pkg:oci/app", "pkg:npm/other", false), ("pkg:oci/another", "pkg:npm/lib", false),
            // The product is a component, not the artifact: whether the part is in it can't be told.
            ("pkg:npm/other", "pkg:npm/lib", false),
        ] {
            let assessment = try Self.assess([(Self.statement("GHSA-1", product, parts: [part]), Self.source)])
            #expect((assessment.answers[0] != nil) == applies, "\(product) \(part)")
        }
        let whole = try #require(try Self.assess([(Self.statement(), Self.source)]).answers[0])
        #expect(whole.isOfWholeProduct && whole.settles && whole.documentID == "d" && whole.source == Self.source)
        let part = try #require(
            try Self.assess([(Self.statement(parts: ["pkg:npm/lib"]), Self.source)]).answers[0])
        #expect(!part.isOfWholeProduct)
    }

    @Test("a statement without a product, or about another vulnerability, applies to nothing")
    func nothing() throws {
        let assessment = try Self.assess([
            (Self.statement("CVE-1", nil), Self.source), (Self.statement("CVE-9"), Self.source),
        ])
        #expect(assessment.answers.allSatisfy { $0 == nil })
        #expect(assessment.neverApplied.map(\.document) == [0, 1])
    }

    @Test("a bare image name is Docker Hub's") func hub() throws {
        for purl in ["pkg:oci/nginx?repository_url=index.docker.io/library/nginx", "pkg:oci/nginx?tag=1.27"] {
            let assessment = try Self.assess([(Self.statement("CVE-1", purl), Self.source)], image: "nginx:1.27")
            #expect(assessment.answers[0] != nil)
        }
    }

    @Test("of one issuer the latest statement counts, of equally late ones the least favourable")
    func order() throws {
        let statements = try [
            Self.statement(.init("CVE-1"), "pkg:oci/app", .notAffected, "2024-02-01"),
            Self.statement("GHSA-1", "pkg:npm/lib", .affected, "2024-01-01"),
        ]
        for list in [statements, statements.reversed()] {
            let answer = try Self.assess(list.map { ($0, Self.source) }).answers[0]
            #expect(answer?.statement.status == .notAffected)
        }
        let tied = try [VEXStatus.fixed, .underInvestigation, .notAffected].map {
            try Self.statement("CVE-1", "pkg:oci/app", $0)
        }
        for list in [tied, tied.reversed()] {
            let assessment = try Self.assess(list.map { ($0, Self.source) })
            #expect(assessment.answers[0]?.statement.status == .underInvestigation)
            #expect(assessment.applications == [[1], [1], [1]])
        }
    }

    @Test("where issuers disagree the least favourable counts, and a name alone is not its signer")
    func issuers() throws {
        let old = try Self.statement("CVE-1", "pkg:oci/app", .affected, "2023-01-01")
        let new = try Self.statement("CVE-1", "pkg:oci/app", .notAffected, "2024-01-01")
        for other in [
            VEXSource(issuer: "someone", isSigned: true, location: "b"),
            VEXSource(issuer: "vendor", isSigned: false, location: "b"),
        ] {
            #expect(try Self.assess([(old, Self.source), (new, other)]).answers[0]?.statement.status == .affected)
        }
        #expect(try Self.assess([(old, Self.source), (new, Self.source)]).answers[0]?.settles == true)
    }

    @Test("a statement from after the moment of judging does not count yet")
    func future() throws {
        let assessment = try Self.assess([
            (Self.statement("CVE-1", "pkg:oci/app", .notAffected, "2025-01-02"), Self.source)
        ])
        #expect(assessment.answers[0] == nil && assessment.neverApplied.count == 1)
    }
}
