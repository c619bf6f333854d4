import Engine

/// An external program that answers a text, or fails, and remembers nothing.
struct ScriptedProgram: ProgramRunner {
    let answer: @Sendable (ProgramRequest) throws(StageFailure) -> [UInt8]

    init(_ text: String) { answer = { _ in Array(text.utf8) } }

    init(_ answer: @escaping @Sendable (ProgramRequest) throws(StageFailure) -> [UInt8]) { self.answer = answer }

    func run(_ request: ProgramRequest) async throws(StageFailure) -> [UInt8] { try answer(request) }
}
