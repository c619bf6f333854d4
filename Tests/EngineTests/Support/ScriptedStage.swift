import Artifacts
import Documents
import Engine
import Findings
import Governance

/// A stage that does what its options say, so that a test's pipeline reads as what happens in it.
struct ScriptedStage: Stage {
    static let kind = "test/report"
    static let revision = 1
    static let summary = "Says what its options say."

    /// Mixes up what the stage finds and when it is done; the result must not show it.
    @TaskLocal static var shuffle: UInt64?

    struct Options: StageOptions {
        let examined: Int
        let total: Int
        let findings: [Finding]
        let subjects: [String]
        let waitingFor: [String]
        /// Artifacts and operator's files it reads.
        let reads: [String]
        let sources: [String]
        let fails: String?
        let hangs: Bool
        let saysNothing: Bool
        /// Asks an external program and takes its answer as the subject of a finding `note/answer`.
        let asks: Bool
        let difference: String?

        static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            var reader = reader
            let examined = reader.optional("examined", default: 1)
            let total = reader.optional("total", default: 1)
            var findings: [Finding] = []
            for node in reader.listElements("findings") {
                if let one = reader.read({ () throws(Diagnostics) in try finding(node) }) { findings.append(one) }
            }
            let subjects = reader.list("subjects", of: String.self)
            let waitingFor = reader.list("waitingFor", of: String.self)
            let reads = reader.list("reads", of: String.self)
            let sources = reader.list("sources", of: String.self)
            let fails = reader.optional("fails", as: String.self)
            let hangs = reader.optional("hangs", default: false)
            let saysNothing = reader.optional("saysNothing", default: false)
            let asks = reader.optional("asks", default: false)
            let difference = reader.optional("difference", as: String.self)
            let found = findings
            return try reader.finish {
                Options(
                    examined: examined.value, total: total.value, findings: found, subjects: subjects.map(\.value),
                    waitingFor: waitingFor.map(\.value), reads: reads.map(\.value), sources: sources.map(\.value),
                    fails: fails?.value, hangs: hangs.value, saysNothing: saysNothing.value, asks: asks.value,
                    difference: difference?.value)
            }
        }

        private static func finding(_ node: SourceNode) throws(Diagnostics) -> Finding {
            var reader = OptionReader(node, context: "finding")
            let rule = reader.required("rule", as: String.self)
            let severity = reader.choice("severity", default: Severity.high)
            let subject = reader.optional("subject", as: String.self)
            let identity = reader.optional("identity", as: String.self)
            let message = reader.optional("message", default: "something is wrong")
            return try reader.finish {
                Finding(
                    rule: rule.value, severity: severity?.value ?? .unknown, artifact: "image", subject: subject?.value,
                    subjectIdentity: identity?.value, message: message.value)
            }
        }
    }

    private let options: Options

    init(_ options: Options) { self.options = options }

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        var random = SeededGenerator(seed: Self.shuffle ?? 0)
        if Self.shuffle != nil {
            for _ in 0..<Int.random(in: 0...20, using: &random) { await Task.yield() }
        }
        if options.hangs { await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in } }
        if let code = options.fails { throw StageFailure(code, "the script says so") }
        for name in options.reads {
            guard let artifact = release.artifact(name) else { throw StageFailure("test.no-artifact", name) }
            _ = try context.bytes(of: artifact)
        }
        for text in options.sources {
            guard let reference = SourceReference(text) else { throw StageFailure("test.no-source", text) }
            _ = try context.files(at: reference)
        }
        var result = StageResult()
        if options.saysNothing { return result }
        result.examined(options.examined, of: options.total)
        result.findings = options.findings
        result.subjects = options.subjects
        result.waitingFor = options.waitingFor
        if options.asks { result.findings.append(try await answer(in: context)) }
        if let text = options.difference { result.differenceDigest = result.keep(Array(text.utf8), as: "difference") }
        if Self.shuffle != nil {
            result.findings.shuffle(using: &random)
            result.subjects.shuffle(using: &random)
        }
        return result
    }

    private func answer(in context: StageContext) async throws(StageFailure) -> Finding {
        guard let program = SourceReference("file:program") else { throw StageFailure("test.program", "none") }
        let answer = try await context.answer(
            of: ProgramRequest(
                stage: context.stage, program: program, digest: .sha256(of: []), arguments: [], request: [],
                timeoutSeconds: 1, memoryMegabytes: 16, outputBytes: 1024))
        return Finding(
            rule: "note/answer", severity: .none, artifact: "image", subject: String(decoding: answer, as: UTF8.self),
            message: "answered")
    }
}

/// The same stage after a change that gives other results.
struct ScriptedStageNext: Stage {
    static let kind = ScriptedStage.kind
    static let revision = 2
    static let summary = ScriptedStage.summary
    private let stage: ScriptedStage

    init(_ options: ScriptedStage.Options) { stage = ScriptedStage(options) }

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        try await stage.evaluate(release, in: context)
    }
}

/// The same stage after such a change, which still has what it was before.
struct ScriptedStageGrown: Stage {
    static let kind = ScriptedStage.kind
    static let revision = 2
    static let oldestRevision = 1
    static let summary = ScriptedStage.summary
    private let stage: ScriptedStage
    private let revision: Int

    init(_ options: ScriptedStage.Options) { self.init(options, revision: Self.revision) }

    init(_ options: ScriptedStage.Options, revision: Int) {
        stage = ScriptedStage(options)
        self.revision = revision
    }

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        var result = try await stage.evaluate(release, in: context)
        if revision > 1 { result.subjects.append("more") }
        return result
    }
}

/// A quorum of managers as a stage, as `approval/quorum` is one.
struct ScriptedQuorum: Stage {
    static let kind = "test/quorum"
    static let revision = 1
    static let summary = "Asks for managers' approvals."
    static let isApproval = true

    struct Options: StageOptions {
        let managers: Int

        static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            var reader = reader
            let managers = reader.optional("managers", default: 1)
            return try reader.finish { Options(managers: managers.value) }
        }
    }

    private let options: Options

    init(_ options: Options) { self.options = options }

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        guard let review = context.review else { throw StageFailure("test.no-review", "none") }
        let tally = Quorum(requirements: [.init(role: "manager", count: options.managers)]).tally(
            review.acts,
            for: .init(
                project: review.project, environment: context.environment, releaseDigest: review.releaseDigest,
                reviewDigest: review.digest, at: context.time.instant), roles: review.roles, authors: review.authors)
        var result = StageResult()
        result.examined(1, of: 1)
        result.approvals = tally.counted.map { .init(principal: $0.person, role: $0.role, document: $0.act.digest) }
        result.waitingFor = tally.missing.map { "\($0.count) by \($0.role)" }
        result.notes = tally.refused.map(\.reason)
        result.findings = tally.rejections.map {
            Finding(rule: "approval/rejected", severity: .high, artifact: "shop", subject: $0.person, message: "no")
        }
        return result
    }
}

extension StageCatalog {
    static func scripted() throws -> StageCatalog {
        try StageCatalog([StageDescriptor(ScriptedStage.self), StageDescriptor(ScriptedQuorum.self)])
    }
}
