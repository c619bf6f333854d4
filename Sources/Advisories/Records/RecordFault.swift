import Documents

/// What makes a record unusable.
package struct RecordFault: Error, Sendable {
    /// One clause: what is wrong.
    let message: String

    init(_ message: String) { self.message = message }

    init(_ fault: JSONCursor.Fault) { message = "it is not JSON: \(fault.message)" }
}
