/// One thing a rule objects to.
struct CSAFViolation: Sendable {
    /// The offending value, or the missing one.
    let node: CSAFNode
    /// What is wrong there, in one clause.
    let message: String
    /// What to do, when the rule's own remedy doesn't say it.
    let remedy: String?

    init(_ message: String, at node: CSAFNode, remedy: String? = nil) {
        self.node = node
        self.message = message
        self.remedy = remedy
    }
}
