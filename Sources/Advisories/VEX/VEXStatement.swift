package import Documents

/// One claim about what a vulnerability is to products at one time, from whichever format.
package struct VEXStatement: Sendable, Hashable {
    /// The vulnerability's main name and its other names, each once.
    package let vulnerability: String
    package let aliases: [String]
    /// None when the document names none; such a statement applies to nothing.
    package let products: [VEXProduct]
    package let status: VEXStatus
    package let justification: VEXJustification?
    /// Why it is not affected, in words.
    package let impact: String?
    /// What to do about it, in words.
    package let action: String?
    /// How the status was found.
    package let notes: String?
    /// When it was so: the statement's own time or its document's.
    package let timestamp: Timestamp
    package let lastUpdated: Timestamp?
    /// The 1-based place in the document's list of statements or vulnerabilities.
    package let place: Int

    package init(
        vulnerability: String, aliases: [String] = [], products: [VEXProduct], status: VEXStatus,
        justification: VEXJustification? = nil, impact: String? = nil, action: String? = nil, notes: String? = nil,
        timestamp: Timestamp, lastUpdated: Timestamp? = nil, place: Int = 1
    ) {
        self.vulnerability = vulnerability
        self.aliases = aliases
        self.products = products
        self.status = status
        self.justification = justification
        self.impact = impact
        self.action = action
        self.notes = notes
        self.timestamp = timestamp
        self.lastUpdated = lastUpdated
        self.place = place
    }

    /// When the statement was last true to its author's knowledge; the later one of two overrides.
    package var time: Timestamp { max(timestamp, lastUpdated ?? timestamp) }

    package var names: [String] { [vulnerability] + aliases }

    /// The statement itself, when it gives the reason that "not affected" needs in every format.
    func checked() throws(VEXError) -> VEXStatement {
        if status == .notAffected, justification == nil, impact == nil {
            throw VEXError(
                .reason, "\(vulnerability) is not affected, without a justification or an impact statement", at: place)
        }
        return self
    }
}
