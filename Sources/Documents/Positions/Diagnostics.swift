/// Every mistake found in one pass, in the order of the text.
///
/// Thrown only when at least one is an error.
package struct Diagnostics: Error, Sendable {
    package var items: [Diagnostic]

    package init(_ items: [Diagnostic] = []) { self.items = items }
    package init(_ item: Diagnostic) { items = [item] }

    package var hasErrors: Bool { items.contains { $0.level == .error } }

    /// The same mistakes by document name, place and identifier; those without a place come first.
    package var sorted: Diagnostics {
        Diagnostics(
            items.enumerated().sorted { left, right in
                Self.precedes(left.element, right.element) ?? (left.offset < right.offset)
            }.map(\.element))
    }

    /// Nothing when neither stands before the other.
    private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool? {
        guard let leftSpan = left.span, let rightSpan = right.span else {
            return (left.span == nil) == (right.span == nil) ? nil : left.span == nil
        }
        if !leftSpan.text.name.hasSameBytes(as: rightSpan.text.name) {
            return leftSpan.text.name.utf8.lexicographicallyPrecedes(rightSpan.text.name.utf8)
        }
        if leftSpan.range.lowerBound != rightSpan.range.lowerBound {
            return leftSpan.range.lowerBound < rightSpan.range.lowerBound
        }
        return left.id == right.id ? nil : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
}
