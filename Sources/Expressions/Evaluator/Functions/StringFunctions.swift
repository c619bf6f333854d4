/// Questions about strings.
enum StringFunctions {
    static let matches = "matches"

    /// The memory of a pattern that is only known when it is evaluated, in bytes.
    private static let patternMemory = 1 << 19

    static let all: [FunctionDeclaration] = [
        FunctionDeclaration(
            "contains", question,
            binary: { (text, part, frame) throws(EvaluationError) in
                try ask("contains", text, part, &frame, ByteString.contains)
            }),
        FunctionDeclaration(
            "startsWith", question,
            binary: { (text, part, frame) throws(EvaluationError) in
                try ask("startsWith", text, part, &frame, ByteString.hasPrefix)
            }),
        FunctionDeclaration(
            "endsWith", question,
            binary: { (text, part, frame) throws(EvaluationError) in
                try ask("endsWith", text, part, &frame, ByteString.hasSuffix)
            }),
        FunctionDeclaration(matches, question + [.function([.string, .string], .bool)], binary: isMatch),
    ]

    private static let question: [FunctionDeclaration.Overload] = [.method([.string, .string], .bool)]

    private static func ask(
        _ name: StaticString, _ text: ExpressionValue, _ part: ExpressionValue, _ frame: inout EvaluationFrame,
        _ answer: (String, String) -> Bool
    ) throws(EvaluationError) -> ExpressionValue {
        guard case .string(let string) = text, case .string(let other) = part else {
            throw .noOverload("\(name)", text, part)
        }
        try frame.charge(reading: string.utf8.count + other.utf8.count)
        return .bool(answer(string, other))
    }

    /// Finds a pattern that is made during evaluation; compiling it costs its size.
    @Sendable private static func isMatch(
        _ text: ExpressionValue, _ pattern: ExpressionValue, _ frame: inout EvaluationFrame
    ) throws(EvaluationError) -> ExpressionValue {
        guard case .string(let string) = text, case .string(let pattern) = pattern else {
            throw .noOverload(matches, text, pattern)
        }
        try frame.charge(reading: string.utf8.count)
        try frame.charge(1 + pattern.utf8.count)
        let regex: LinearRegex
        do throws(LinearRegexError) {
            regex = try LinearRegex(pattern, memory: patternMemory)
        } catch {
            throw EvaluationError(.invalidArgument, error.description)
        }
        try frame.charge(regex.programSize)
        return .bool(regex.isFound(in: string))
    }
}
