/// What the checker has found out about type variables, and the rule by which one type can stand for another.
///
/// The rule is that of cel-go's checker: `dyn` stands for everything, a variable takes the most general of the types it
/// meets, null stands for objects, times and nullable types.
struct TypeSubstitution {
    /// What each variable stands for, by its number.
    private var found: [ExpressionType?] = []
    /// What variables stood for before each change, so that a failed attempt can be undone.
    private var trail: [(id: Int, before: ExpressionType?)] = []

    mutating func fresh() -> ExpressionType {
        found.append(nil)
        return .variable(found.count - 1)
    }

    private mutating func learn(_ type: ExpressionType, for id: Int) {
        trail.append((id, found[id]))
        found[id] = type
    }

    /// Whether each type can stand for its counterpart; what was learnt is kept only if all can.
    mutating func assign(_ types: [ExpressionType], to wanted: [ExpressionType]) -> Bool {
        guard types.count == wanted.count else { return false }
        let start = trail.count
        for (type, target) in zip(types, wanted) where !isAssignable(type, target) {
            while trail.count > start, let change = trail.popLast() { found[change.id] = change.before }
            return false
        }
        return true
    }

    /// The type with everything known filled in; what is still unknown is `dyn` when `isFinal`.
    func resolved(_ type: ExpressionType, isFinal: Bool = false) -> ExpressionType {
        switch type {
        case .variable(let id): found[id].map { resolved($0, isFinal: isFinal) } ?? (isFinal ? .dyn : type)
        case .list(let element): .list(resolved(element, isFinal: isFinal))
        case .map(let key, let value): .map(resolved(key, isFinal: isFinal), resolved(value, isFinal: isFinal))
        case .type(let inner): .type(resolved(inner, isFinal: isFinal))
        case .nullable(let inner): .nullable(resolved(inner, isFinal: isFinal))
        default: type
        }
    }

    /// The one type of two alternatives; nothing when they have none in common but `dyn`.
    mutating func join(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType? {
        guard assign([first], to: [second]) else { return nil }
        return mostGeneral(first, second)
    }

    private mutating func isAssignable(_ type: ExpressionType, _ target: ExpressionType) -> Bool {
        if case .variable(let id) = target {
            let known = found[id] != nil
            if substitute(type, for: id) { return true }
            if known { return false }
        }
        if case .variable(let id) = type { return substitute(target, for: id) }
        switch (type, target) {
        case (.dyn, _), (_, .dyn): return true
        case (.null, let other), (let other, .null): return TypeSubstitution.acceptsNull(other)
        case (.nullable(let inner), .nullable(let other)): return isAssignable(inner, other)
        case (.nullable(let inner), let other), (let other, .nullable(let inner)): return isAssignable(inner, other)
        case (.type, .type): return true
        case (.list(let element), .list(let other)): return isAssignable(element, other)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return isAssignable(key, otherKey) && isAssignable(value, otherValue)
        default: return type == target
        }
    }

    private static func acceptsNull(_ type: ExpressionType) -> Bool {
        switch type {
        case .null, .nullable, .object, .timestamp, .duration: true
        default: false
        }
    }

    private mutating func substitute(_ type: ExpressionType, for id: Int) -> Bool {
        if type == .variable(id) { return true }
        guard let known = found[id] else {
            guard !occurs(id, in: type) else { return false }
            learn(type, for: id)
            return true
        }
        if type == known { return true }
        guard isAssignable(type, known) else { return false }
        let general = mostGeneral(type, known)
        if !occurs(id, in: general) { learn(general, for: id) }
        return true
    }

    private func occurs(_ id: Int, in type: ExpressionType) -> Bool {
        switch type {
        case .variable(let other): other == id || (found[other].map { occurs(id, in: $0) } ?? false)
        case .list(let element): occurs(id, in: element)
        case .map(let key, let value): occurs(id, in: key) || occurs(id, in: value)
        case .type(let inner), .nullable(let inner): occurs(id, in: inner)
        default: false
        }
    }

    private func mostGeneral(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType {
        isEqualOrMoreGeneral(first, second) ? first : second
    }

    private func isEqualOrMoreGeneral(_ first: ExpressionType, _ second: ExpressionType) -> Bool {
        switch (first, second) {
        case (.dyn, _), (.variable, _): true
        case (_, .dyn), (_, .variable): false
        case (.null, _): false
        case (_, .null): true
        case (.nullable(let inner), .nullable(let other)): isEqualOrMoreGeneral(inner, other)
        case (.nullable, _): true
        case (.list(let element), .list(let other)): isEqualOrMoreGeneral(element, other)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            isEqualOrMoreGeneral(key, otherKey) && isEqualOrMoreGeneral(value, otherValue)
        default: first == second
        }
    }
}
