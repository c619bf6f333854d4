/// What makes a record unusable.
struct RecordFault: Error, Sendable {
    let message: String

    init(_ message: String) { self.message = message }
}
