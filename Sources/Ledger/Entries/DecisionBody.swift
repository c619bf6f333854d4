package import Artifacts
package import Documents

/// What a decision says, in the one form that every later version reads (design sections 6 and 7).
///
/// Every member is always present; what does not apply is null. Digests are SHA-256, written `sha256:<hex>`; counts are
/// integers, times `YYYY-MM-DDThh:mm:ssZ`. Decisions carry counts and digests: the lists they count lie in the evidence
/// store under the digest beside them. Unknown members are refused, so a later form needs another `version`.
package struct DecisionBody: Sendable, Hashable {
    /// The number of this form, the member `version`.
    package static let schemaVersion: Int64 = 1

    package enum Verdict: String, Sendable, CaseIterable {
        /// Allowed into the environment.
        case promoted
        case rejected
        /// Something is missing that only time or a person can give.
        case pending
    }

    package var project: String
    package var release: ReleaseIdentity
    package var environment: String
    package var verdict: Verdict
    /// What approvers judged (design section 6).
    package var reviewDigest: Digest
    /// Over everything the evaluator read; an equal one is the same decision.
    package var inputDigest: Digest
    /// The moment the evaluation counted as.
    package var time: EntryTime
    package var engine: Engine
    package var pipeline: Pipeline
    package var trust: Trust
    /// Of the roles document.
    package var rolesDigest: Digest
    /// Over all policies the pipeline names, resolved.
    package var policiesDigest: Digest
    /// In the order of the plan; at least one for anything but a rejected release that could not be planned.
    package var stages: [Stage]
    /// The release it was compared with; nothing when the environment had none.
    package var baseline: Baseline?
    /// Of the difference between the inventories of baseline and release; nothing when either has none.
    package var sbomDifferenceDigest: Digest?
    package var findings: Findings
    /// What counted as an approval, sorted when written.
    package var approvals: [Approval]
    /// The waivers that were applied, sorted when written.
    package var waivers: [Waiver]
    /// Of the manifest that lists all evidence by digest.
    package var evidenceManifestDigest: Digest
    /// Of the manifest that lists everything the evaluator read by digest.
    package var inputManifestDigest: Digest
    package var enforcement: Enforcement

    package init(
        project: String, release: ReleaseIdentity, environment: String, verdict: Verdict, reviewDigest: Digest,
        inputDigest: Digest, time: EntryTime, engine: Engine, pipeline: Pipeline, trust: Trust, rolesDigest: Digest,
        policiesDigest: Digest, stages: [Stage], baseline: Baseline?, sbomDifferenceDigest: Digest?,
        findings: Findings, approvals: [Approval], waivers: [Waiver], evidenceManifestDigest: Digest,
        inputManifestDigest: Digest, enforcement: Enforcement
    ) {
        self.project = project
        self.release = release
        self.environment = environment
        self.verdict = verdict
        self.reviewDigest = reviewDigest
        self.inputDigest = inputDigest
        self.time = time
        self.engine = engine
        self.pipeline = pipeline
        self.trust = trust
        self.rolesDigest = rolesDigest
        self.policiesDigest = policiesDigest
        self.stages = stages
        self.baseline = baseline
        self.sbomDifferenceDigest = sbomDifferenceDigest
        self.findings = findings
        self.approvals = approvals
        self.waivers = waivers
        self.evidenceManifestDigest = evidenceManifestDigest
        self.inputManifestDigest = inputManifestDigest
        self.enforcement = enforcement
    }

    /// Reads what `canonical` wrote.
    /// - Throws: `ledger.entry-malformed` for an unknown, missing or ill-formed member, another schema version, a list out
    ///   of order, and everything else that would not be written again as the same bytes.
    package init(_ value: JSONValue) throws(LedgerError) {
        try self.init(unchecked: value)
        guard let written = try? CanonicalJSON.payload(canonical), (try? CanonicalJSON.payload(value)) == written else {
            throw LedgerError(.entryMalformed, "the decision does not read back to the same bytes")
        }
    }

    /// Reads the members alone; whoever calls this compares the whole statement with what would be written again.
    init(unchecked value: JSONValue) throws(LedgerError) {
        var reader = try PayloadReader(value, at: "decision")
        guard try reader.count("version") == DecisionBody.schemaVersion else {
            throw PayloadReader.malformed("decision.version", "is not \(DecisionBody.schemaVersion)")
        }
        var stages: [Stage] = []
        for item in try reader.objects("stages") { stages.append(try Stage(item)) }
        var approvals: [Approval] = []
        for item in try reader.objects("approvals") { approvals.append(try Approval(item)) }
        var waivers: [Waiver] = []
        for item in try reader.objects("waivers") { waivers.append(try Waiver(item)) }
        var baseline: Baseline?
        if let item = try reader.optionalObject("baseline") { baseline = try Baseline(item) }
        self.init(
            project: try reader.string("project"), release: try ReleaseIdentity(reader.object("release")),
            environment: try reader.string("environment"), verdict: try reader.choice("verdict"),
            reviewDigest: try reader.digest("reviewDigest"), inputDigest: try reader.digest("inputDigest"),
            time: try EntryTime(reader.object("time")), engine: try Engine(reader.object("engine")),
            pipeline: try Pipeline(reader.object("pipeline")), trust: try Trust(reader.object("trust")),
            rolesDigest: try reader.digest("rolesDigest"), policiesDigest: try reader.digest("policiesDigest"),
            stages: stages, baseline: baseline,
            sbomDifferenceDigest: try reader.optionalDigest("sbomDifferenceDigest"),
            findings: try Findings(reader.object("findings")), approvals: approvals, waivers: waivers,
            evidenceManifestDigest: try reader.digest("evidenceManifestDigest"),
            inputManifestDigest: try reader.digest("inputManifestDigest"),
            enforcement: try Enforcement(reader.object("enforcement")))
        try reader.finish()
    }

    /// The body as a payload; `CanonicalJSON.payload` gives its bytes.
    package var canonical: JSONValue {
        [
            "version": .integer(DecisionBody.schemaVersion), "project": .string(project),
            "release": release.canonical, "environment": .string(environment), "verdict": .string(verdict.rawValue),
            "reviewDigest": .string(reviewDigest.description), "inputDigest": .string(inputDigest.description),
            "time": time.canonical, "engine": engine.canonical, "pipeline": pipeline.canonical,
            "trust": trust.canonical, "rolesDigest": .string(rolesDigest.description),
            "policiesDigest": .string(policiesDigest.description), "stages": .array(stages.map(\.canonical)),
            "baseline": baseline?.canonical ?? .null,
            "sbomDifferenceDigest": .optional(sbomDifferenceDigest?.description), "findings": findings.canonical,
            "approvals": .array(approvals.sorted().map(\.canonical)),
            "waivers": .array(waivers.sorted().map(\.canonical)),
            "evidenceManifestDigest": .string(evidenceManifestDigest.description),
            "inputManifestDigest": .string(inputManifestDigest.description), "enforcement": enforcement.canonical,
        ]
    }
}
