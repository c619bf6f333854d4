/// Why bytes are not taken as a VEX document.
///
/// A document is taken whole or not at all, so that nothing rests on the half that could be read.
package struct VEXError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// No JSON, or none of the formats that are read.
        case form = "vex.form"
        /// A version of its format that is not known.
        case version = "vex.version"
        /// A member is missing or of the wrong type.
        case member = "vex.member"
        /// A status that is none of the format's.
        case status = "vex.status"
        /// A justification that is none of the format's.
        case justification = "vex.justification"
        /// "Not affected" without a justification or an impact statement.
        case reason = "vex.reason"
        /// "Affected" without an action statement, where the format demands one.
        case action = "vex.action"
        /// No time, or one that can't be read.
        case time = "vex.time"
        /// No statement is given to write; OpenVEX wants one at least.
        case empty = "vex.empty"
    }

    package let code: Code
    /// One clause: what is wrong.
    package let message: String
    /// The 1-based place in the document's list of statements or vulnerabilities; nothing when it concerns the whole.
    package let place: Int?

    package init(_ code: Code, _ message: String, at place: Int? = nil) {
        self.code = code
        self.message = message
        self.place = place
    }

    package var description: String { "\(code.rawValue): \(message)\(place.map { " (statement \($0))" } ?? "")" }
}
