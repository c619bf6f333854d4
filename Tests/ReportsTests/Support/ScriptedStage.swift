import Documents
import Engine

/// What the stages of a test say, by name; set around an evaluation.
enum Script {
    @TaskLocal static var answers: [String: Result<StageResult, StageFailure>] = [:]

    static func answer(for stage: String) throws(StageFailure) -> StageResult {
        guard let answer = answers[stage] else { throw StageFailure("test.no-script", "nothing is scripted") }
        return try answer.get()
    }
}

/// A stage that says what the test wrote for it.
struct ScriptedExamination: Stage {
    static let kind = "test/examine"
    static let revision = 1
    static let summary = "Says what a test wants."

    init(_ options: NoOptions) {}

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        try Script.answer(for: context.stage)
    }
}

/// The same as an approval.
struct ScriptedApproval: Stage {
    static let kind = "test/approve"
    static let revision = 1
    static let summary = "Approves what a test wants."
    static let isApproval = true

    init(_ options: NoOptions) {}

    func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        try Script.answer(for: context.stage)
    }
}

struct NoOptions: StageOptions {
    static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> NoOptions {
        try reader.finish { NoOptions() }
    }
}
