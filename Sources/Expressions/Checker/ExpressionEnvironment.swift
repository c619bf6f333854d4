/// What an expression may mention: variables with their types, and object types with their fields.
///
/// ```swift
/// ExpressionEnvironment(
///     variables: ["finding": .object("Finding")],
///     types: ["Finding": ["rule": .string, "severity": .string, "details": .dyn]])
/// ```
package struct ExpressionEnvironment: Sendable {
    /// The variables by name; a name may have dots.
    package let variables: [String: ExpressionType]
    /// The fields of each object type.
    ///
    /// A field that is not there is an error wherever it is selected.
    package let types: [String: [String: ExpressionType]]
    /// Names are looked up in this name space first, then in those around it; empty for none.
    package let container: String
    /// Whether types and names are checked when an expression is compiled.
    ///
    /// Without the check, a mistake surfaces only when the evaluation reaches it. Policies are always checked.
    package let isChecked: Bool

    package init(
        variables: [String: ExpressionType], types: [String: [String: ExpressionType]] = [:], container: String = "",
        isChecked: Bool = true
    ) {
        self.variables = variables
        self.types = types
        self.container = container
        self.isChecked = isChecked
    }

    /// The names a written name can stand for, the innermost name space first.
    func candidates(_ name: String, isAbsolute: Bool) -> [String] {
        guard !isAbsolute, !container.isEmpty else { return [name] }
        var spaces = container.split(separator: ".")
        var names: [String] = []
        while !spaces.isEmpty {
            names.append(spaces.joined(separator: ".") + "." + name)
            spaces.removeLast()
        }
        return names + [name]
    }
}
