/// What a program left behind when it ended by itself.
package struct ProcessResult: Sendable {
    /// The exit status, 0 to 255.
    package let status: Int32
    /// All of standard output; never cut.
    package let output: [UInt8]
    /// The last 4 KiB of standard error as text, with control characters but line feeds and tabs replaced.
    package let errorTail: String
    /// Wall time from start to end.
    package let duration: Duration

    /// This result when the status is 0; an `exited` error, with the tail of standard error, for any other.
    package func succeeded(_ name: String) throws(ProcessError) -> ProcessResult {
        guard status == 0 else {
            throw ProcessError(.exited(status: status), "\(name) ended with status \(status)\(Self.quoted(errorTail))")
        }
        return self
    }

    /// The text that follows an error's sentence: nothing for an empty tail.
    static func quoted(_ tail: String) -> String { tail.isEmpty ? "" : ": \(tail)" }

    /// The last part of standard error in a form that is safe to print.
    static func tail(of bytes: [UInt8]) -> String {
        let limit = 4096
        let text = String(decoding: bytes.suffix(limit), as: UTF8.self)
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n" && scalar != "\t": scalars.append("\u{FFFD}")
            case .format: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        var end = scalars.endIndex
        while end > scalars.startIndex {
            let before = scalars.index(before: end)
            guard scalars[before] == "\n" else { break }
            end = before
        }
        return String(scalars[..<end])
    }
}
