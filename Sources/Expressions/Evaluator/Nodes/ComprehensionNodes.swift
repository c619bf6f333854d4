/// What the macros go through.
struct ComprehensionSubject: Sendable {
    let node: any EvaluationNode
    /// The slot of the variable.
    let slot: Int
    let range: Range<Int>

    /// The elements of a list, or the keys of a map.
    func elements(_ frame: inout EvaluationFrame) throws(EvaluationError) -> [ExpressionValue] {
        try frame.charge()
        let value = try node.evaluate(&frame)
        switch value {
        case .list(let elements): return elements
        case .map(let map):
            try frame.charge(map.count)
            return map.entries.map(\.key)
        default:
            throw EvaluationError(
                .noSuchOverload, "a value of type \(value.type.runtimeName) has no elements to go through"
            ).at(range)
        }
    }
}

/// What each element is asked.
struct ComprehensionPredicate: Sendable {
    let node: any EvaluationNode
    let range: Range<Int>

    @inline(__always)
    func holds(_ frame: inout EvaluationFrame) throws(EvaluationError) -> Bool {
        let value = try node.evaluate(&frame)
        guard case .bool(let bool) = value else {
            throw EvaluationError(
                .noSuchOverload, "the condition of this macro gave a value of type \(value.type.runtimeName)"
            ).at(range)
        }
        return bool
    }
}

/// `all` and `exists`: one element that decides is enough, even if others fail.
final class QuantifierNode: EvaluationNode {
    private let subject: ComprehensionSubject
    private let predicate: ComprehensionPredicate
    /// The answer that ends the search: false for `all`, true for `exists`.
    private let decisive: Bool

    init(_ subject: ComprehensionSubject, _ predicate: ComprehensionPredicate, decisive: Bool) {
        self.subject = subject
        self.predicate = predicate
        self.decisive = decisive
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        var failure: EvaluationError?
        for element in try subject.elements(&frame) {
            try frame.charge()
            frame.slots[subject.slot] = element
            do throws(EvaluationError) {
                if try predicate.holds(&frame) == decisive { return .bool(decisive) }
            } catch {
                if error.isFinal { throw error }
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return .bool(!decisive)
    }
}

/// `exists_one`: exactly one element holds; every element is asked, and an error of any is an error of all.
final class ExistsOneNode: EvaluationNode {
    private let subject: ComprehensionSubject
    private let predicate: ComprehensionPredicate

    init(_ subject: ComprehensionSubject, _ predicate: ComprehensionPredicate) {
        self.subject = subject
        self.predicate = predicate
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        var count = 0
        for element in try subject.elements(&frame) {
            try frame.charge()
            frame.slots[subject.slot] = element
            if try predicate.holds(&frame) { count += 1 }
        }
        return .bool(count == 1)
    }
}

/// `map` and `filter`.
final class TransformNode: EvaluationNode {
    private let subject: ComprehensionSubject
    /// Elements that do not fulfil it are left out; nothing takes all.
    private let predicate: ComprehensionPredicate?
    /// What an element becomes; nothing keeps it as it is.
    private let transform: (any EvaluationNode)?

    init(
        _ subject: ComprehensionSubject, _ predicate: ComprehensionPredicate?, transform: (any EvaluationNode)?
    ) {
        self.subject = subject
        self.predicate = predicate
        self.transform = transform
    }

    func evaluate(_ frame: inout EvaluationFrame) throws(EvaluationError) -> ExpressionValue {
        var result: [ExpressionValue] = []
        for element in try subject.elements(&frame) {
            try frame.charge(2)
            frame.slots[subject.slot] = element
            if let predicate, try !predicate.holds(&frame) { continue }
            result.append(try transform?.evaluate(&frame) ?? element)
        }
        return .list(result)
    }
}
