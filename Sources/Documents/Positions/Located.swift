/// A value together with the place in the document it was read from; no span when it is a default.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let span: SourceSpan?

    package init(_ value: Value, at span: SourceSpan? = nil) {
        self.value = value
        self.span = span
    }
}
