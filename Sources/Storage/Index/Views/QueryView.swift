package import Advisories
package import Documents
package import Ledger

/// A question that is kept: what it is called, what it asks for, and how it is answered.
package struct QueryView: Sendable {
    package struct Argument: Sendable {
        package enum Kind: String, Sendable { case text, time, flag }

        package let name: String
        package let kind: Kind
        package let isRequired: Bool
        package let meaning: String

        init(_ name: String, _ meaning: String, kind: Kind = .text, required: Bool = false) {
            self.name = name
            self.kind = kind
            isRequired = required
            self.meaning = meaning
        }
    }

    package let name: String
    package let summary: String
    package let arguments: [Argument]
    /// Whether the answer needs an advisory snapshot.
    package let needsSnapshot: Bool
    let answer: @Sendable (IndexQuestions, Request) throws -> QueryPage

    init(
        _ name: String, _ summary: String, arguments: [Argument], needsSnapshot: Bool = false,
        answer: @escaping @Sendable (IndexQuestions, Request) throws -> QueryPage
    ) {
        self.name = name
        self.summary = summary
        self.arguments = arguments
        self.needsSnapshot = needsSnapshot
        self.answer = answer
    }

    /// What one run of a view is asked.
    package struct Request: Sendable {
        /// Checked by `QueryView.check`.
        package var arguments: [String: String]
        package var since: Timestamp?
        package var until: Timestamp?
        package var limit: Int
        /// The cursor of the page before.
        package var after: Int64?
        /// The moment that counts as now.
        package var now: Timestamp
        package var snapshot: AdvisorySnapshot?

        package init(
            arguments: [String: String] = [:], since: Timestamp? = nil, until: Timestamp? = nil, limit: Int = 100,
            after: Int64? = nil, now: Timestamp, snapshot: AdvisorySnapshot? = nil
        ) {
            self.arguments = arguments
            self.since = since
            self.until = until
            self.limit = limit
            self.after = after
            self.now = now
            self.snapshot = snapshot
        }

        func text(_ name: String) -> String? { arguments[name] }
        func time(_ name: String) -> Timestamp? { arguments[name].flatMap { Timestamp($0) } }
        var range: RangeSQL { RangeSQL(since: since, until: until, before: after) }
    }

    /// Answers one page.
    /// - Throws: `ViewError` for arguments that are not the view's, and what reading the index throws.
    package func page(_ questions: IndexQuestions, _ request: Request) throws -> QueryPage {
        try check(request)
        return try answer(questions, request)
    }

    /// - Throws: `ViewError`.
    package func check(_ request: Request) throws(ViewError) {
        for name in request.arguments.keys.sorted() where !arguments.contains(where: { $0.name == name }) {
            let known = arguments.map(\.name)
            throw ViewError(
                "the view '\(self.name)' has no argument '\(name)'",
                fix: DidYouMean.suggestion(for: name, among: known).map { "Did you mean '\($0)'?" }
                    ?? (known.isEmpty ? "It has none." : "Use one of: \(known.joined(separator: ", "))."))
        }
        for argument in arguments {
            guard let value = request.arguments[argument.name] else {
                if argument.isRequired {
                    throw ViewError(
                        "the view '\(name)' needs '\(argument.name)': \(argument.meaning)",
                        fix: "Add --arg \(argument.name)=…")
                }
                continue
            }
            let isGood: Bool
            switch argument.kind {
            case .text: isGood = !value.isEmpty
            case .time: isGood = Timestamp(value) != nil
            case .flag: isGood = value == "true" || value == "false"
            }
            guard isGood else {
                throw ViewError(
                    "'\(argument.name)' is no \(argument.kind.rawValue): '\(value)'",
                    fix: argument.kind == .time
                        ? "Write it as 2026-11-23T12:00:00Z." : argument.kind == .flag ? "Write true or false." : nil)
            }
        }
        if needsSnapshot, request.snapshot == nil {
            throw ViewError("the view '\(name)' needs an advisory snapshot", fix: "Add --snapshot FOLDER.")
        }
    }

    /// Every view there is.
    package static let all: [QueryView] = [
        .releases, .component, .affected, .approvals, .liveOn, .undecided, .leadTime, .approvalLatency, .waiverDebt,
        .blockRate,
    ]

    package static func named(_ name: String) -> QueryView? { all.first { $0.name == name } }
}

/// A question that can't be asked so.
package struct ViewError: Error, Sendable {
    package let message: String
    package let fix: String?

    init(_ message: String, fix: String? = nil) {
        self.message = message
        self.fix = fix
    }
}
