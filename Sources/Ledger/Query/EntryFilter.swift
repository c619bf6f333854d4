package import Documents
package import Expressions

/// A filter over entries: CEL that is checked, and translated for a database.
///
/// `matches` is the meaning; `predicate` gives the same answer for every entry.
package struct EntryFilter: Sendable {
    package let text: String
    package let predicate: EntryPredicate
    private let expression: CompiledExpression

    /// More than this no filter needs; it bounds the statement that is made of it.
    package static let maximumBytes = 16_384

    /// - Throws: Every mistake of types and names, or the first part that can't be asked of a database, each with its place
    ///   and what can be done instead.
    package init(_ text: String) throws(Diagnostics) {
        guard text.utf8.count <= EntryFilter.maximumBytes else {
            throw Diagnostics(
                Diagnostic("filter.too-long", "a filter has at most \(EntryFilter.maximumBytes) bytes"))
        }
        expression = try CompiledExpression(text, in: QueryCatalog.environment, expecting: .bool)
        self.text = text
        do {
            predicate = try FilterTranslator.translate(try expression.outline())
        } catch let error as Diagnostics {
            throw error
        } catch let refusal as FilterRefusal {
            throw expression.diagnostics("filter.not-indexed", refusal.message, at: refusal.range, fix: refusal.fix)
        } catch {
            throw Diagnostics(Diagnostic("filter.not-indexed", "\(error)"))
        }
    }

    /// Whether an entry fulfils the filter, by the expression itself.
    package func matches(_ entry: IndexedEntry) throws(EvaluationError) -> Bool {
        try expression.evaluate(entry.bindings).bool ?? false
    }
}

/// A part of a filter that can't be asked of a database.
struct FilterRefusal: Error {
    let message: String
    let range: Range<Int>
    let fix: String
}
