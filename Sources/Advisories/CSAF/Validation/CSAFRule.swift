/// One numbered test of CSAF, section 6.
///
/// A rule is a value without state. It reads what the document says and guesses nothing; what other rules object to, such
/// as an id that is not defined, it passes over.
package struct CSAFRule: Sendable {
    /// The number of its section in the specification: `6.1.27.9`.
    package let number: String
    /// The title of its section.
    package let title: String
    /// The versions of the specification that have it.
    package let versions: [CSAFVersion]
    /// What to do about a violation that has no remedy of its own.
    package let remedy: String
    /// What the rule can't examine here, such as what only the network knows; nothing when it examines all.
    package let limit: String?
    /// What of one document it can't examine, each in one clause.
    private let unexamined: @Sendable (CSAFDocument) -> [String]
    private let check: @Sendable (CSAFDocument) -> [CSAFViolation]

    init(
        _ number: String, _ title: String, in versions: [CSAFVersion] = CSAFVersion.allCases, remedy: String,
        limit: String? = nil, unexamined: @escaping @Sendable (CSAFDocument) -> [String] = { _ in [] },
        check: @escaping @Sendable (CSAFDocument) -> [CSAFViolation]
    ) {
        self.number = number
        self.title = title
        self.versions = versions
        self.remedy = remedy
        self.limit = limit
        self.unexamined = unexamined
        self.check = check
    }

    package var group: CSAFRuleGroup {
        if number.utf8.starts(with: "6.2.".utf8) { return .recommended }
        return number.utf8.starts(with: "6.3.".utf8) ? .informative : .mandatory
    }

    /// What the rule can't examine in a document of one of its versions.
    package func limits(in document: CSAFDocument) -> [String] {
        [limit].compactMap { $0 } + unexamined(document)
    }

    /// What the rule objects to in a document of one of its versions.
    package func findings(in document: CSAFDocument) -> [CSAFFinding] {
        check(document).map { violation in
            CSAFFinding(
                rule: number, title: title, group: group, pointer: violation.node.pointer.description,
                message: violation.message, remedy: violation.remedy ?? remedy)
        }
    }
}
