import Expressions

/// Turns a checked filter into a predicate, or says which part has no form in a database.
struct FilterTranslator {
    private enum Operand {
        case field(EntryPredicate.Field, QueryField.Kind)
        case constant(ExpressionValue)
    }

    /// The lists that macros around this place go through, by slot.
    private var lists: [Int: String] = [:]

    static func translate(_ outline: ExpressionOutline) throws -> EntryPredicate {
        let predicate = try FilterTranslator().predicate(outline)
        // Conditions that are compared with each other stand twice in the predicate.
        var left = FilterTranslator.maximumSize
        guard predicate.fits(in: &left) else {
            throw FilterRefusal(
                message: "the filter has more than \(maximumSize) parts", range: outline.range,
                fix: "Ask several smaller questions.")
        }
        return predicate
    }

    private static let maximumSize = 800

    private func predicate(_ outline: ExpressionOutline) throws -> EntryPredicate {
        switch outline.node {
        case .constant(let value):
            guard let bool = value.bool else { throw refusal(outline, "this is no condition") }
            return .always(bool)
        case .and(let left, let right): return .all([try predicate(left), try predicate(right)])
        case .or(let left, let right): return .any([try predicate(left), try predicate(right)])
        case .not(let operand): return .not(try predicate(operand))
        case .conditional(let condition, let then, let otherwise):
            let condition = try predicate(condition)
            return .any([
                .all([condition, try predicate(then)]), .all([.not(condition), try predicate(otherwise)]),
            ])
        case .compare(let comparison, let left, let right):
            return try compare(comparison, left, right, outline)
        case .membership(let element, let list): return try membership(element, list, outline)
        case .quantified(let isAll, let subject, let slot, let predicate):
            return try quantified(isAll, subject, slot, predicate)
        case .call(let name, let operands): return try match(name, operands, outline)
        case .variable, .field, .element:
            guard case .field(let field, .flag) = try operand(outline) else {
                throw refusal(outline, "this is no condition")
            }
            return .flag(field)
        case .list, .unsupported: throw refusal(outline, "this can't be asked of the index")
        }
    }

    // MARK: comparisons

    private func compare(
        _ comparison: ExpressionOutline.Comparison, _ left: ExpressionOutline, _ right: ExpressionOutline,
        _ whole: ExpressionOutline
    ) throws -> EntryPredicate {
        if let flags = try flags(comparison, left, right, whole) { return flags }
        switch (try operand(left), try operand(right)) {
        case (.field(let field, let kind), .constant(let value)):
            return try compare(field, kind, comparison, value, right)
        case (.constant(let value), .field(let field, let kind)):
            return try compare(field, kind, comparison.mirrored, value, left)
        case (.field(let first, let kind), .field(let second, let other)):
            guard kind == other, kind != .flag else {
                throw refusal(whole, "fields of different types are not compared")
            }
            return .compareFields(first, Self.comparison(comparison), second)
        case (.constant, .constant): throw refusal(whole, "this compares no field")
        }
    }

    /// `live == true`, and conditions that are compared with each other.
    private func flags(
        _ comparison: ExpressionOutline.Comparison, _ left: ExpressionOutline, _ right: ExpressionOutline,
        _ whole: ExpressionOutline
    ) throws -> EntryPredicate? {
        guard isCondition(left), isCondition(right) else { return nil }
        let same: Bool
        switch comparison {
        case .equal: same = true
        case .notEqual: same = false
        default: throw refusal(whole, "conditions have no order here")
        }
        let (first, second) = (try predicate(left), try predicate(right))
        let equal = EntryPredicate.any([.all([first, second]), .all([.not(first), .not(second)])])
        return same ? equal : .not(equal)
    }

    private func isCondition(_ outline: ExpressionOutline) -> Bool {
        switch outline.node {
        case .constant(let value): return value.bool != nil
        case .and, .or, .not, .compare, .membership, .quantified: return true
        case .call(let name, _): return ["startsWith", "endsWith", "contains", "matches"].contains(name)
        case .variable(let name): return QueryCatalog.field(name)?.kind == .flag
        default: return false
        }
    }

    private func compare(
        _ field: EntryPredicate.Field, _ kind: QueryField.Kind, _ comparison: ExpressionOutline.Comparison,
        _ value: ExpressionValue, _ place: ExpressionOutline
    ) throws -> EntryPredicate {
        if kind == .time, case .timestamp(let time) = value, time.nanoseconds != 0 {
            // Entries have whole seconds.
            switch comparison {
            case .equal: return .always(false)
            case .notEqual: return .always(true)
            case .less, .lessOrEqual: return .compare(field, .lessOrEqual, .number(time.seconds))
            case .greater, .greaterOrEqual: return .compare(field, .greater, .number(time.seconds))
            }
        }
        return .compare(field, Self.comparison(comparison), try constant(value, kind, place))
    }

    private static func comparison(_ comparison: ExpressionOutline.Comparison) -> EntryPredicate.Comparison {
        switch comparison {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }

    private func constant(_ value: ExpressionValue, _ kind: QueryField.Kind, _ place: ExpressionOutline) throws
        -> EntryPredicate.Constant
    {
        switch (kind, value) {
        case (.text, .string(let text)):
            guard !text.utf8.contains(0) else { throw refusal(place, "a text with a zero byte is in no entry") }
            return .text(text)
        case (.number, .int(let number)): return .number(number)
        case (.number, .uint(let number)):
            guard let number = Int64(exactly: number) else { throw refusal(place, "the number is too large") }
            return .number(number)
        case (.time, .timestamp(let time)) where time.nanoseconds == 0: return .number(time.seconds)
        default: throw refusal(place, "a field of type \(kind) is not compared with this")
        }
    }

    // MARK: lists

    private func membership(_ element: ExpressionOutline, _ list: ExpressionOutline, _ whole: ExpressionOutline) throws
        -> EntryPredicate
    {
        if case .variable(let name) = list.node, let known = QueryCatalog.list(name) {
            guard let text = known.field("") else {
                throw refusal(
                    whole, "the elements of '\(name)' are no plain texts",
                    fix: "Write \(name).exists(x, x.\(known.fields.first?.name ?? "") == …).")
            }
            // No macro has this slot: slots count from 0.
            let slot = -1 - lists.count
            let field = EntryPredicate.Field(scope: .element(list: name, slot: slot), name: text.name)
            let condition: EntryPredicate
            switch try operand(element) {
            case .constant(let value): condition = .compare(field, .equal, try constant(value, .text, element))
            case .field(let other, .text): condition = .compareFields(field, .equal, other)
            case .field: throw refusal(element, "this is no text")
            }
            return .element(list: name, slot: slot, condition)
        }
        guard case .field(let field, let kind) = try operand(element), kind != .flag else {
            throw refusal(element, "'in' asks for a field on its left")
        }
        guard case .constant(.list(let values)) = list.node else {
            throw refusal(list, "'in' asks for a list of constants, or for a list of the entry")
        }
        var constants: [EntryPredicate.Constant] = []
        for value in values {
            if kind == .time, case .timestamp(let time) = value, time.nanoseconds != 0 { continue }
            constants.append(try constant(value, kind, list))
        }
        return constants.isEmpty ? .always(false) : .oneOf(field, constants)
    }

    private func quantified(
        _ isAll: Bool, _ subject: ExpressionOutline, _ slot: Int, _ predicate: ExpressionOutline
    ) throws -> EntryPredicate {
        guard case .variable(let name) = subject.node, QueryCatalog.list(name) != nil else {
            throw refusal(subject, "macros go through the lists of the entry alone")
        }
        var inner = self
        inner.lists[slot] = name
        let condition = try inner.predicate(predicate)
        return isAll
            ? .not(.element(list: name, slot: slot, .not(condition))) : .element(list: name, slot: slot, condition)
    }

    // MARK: texts

    private func match(_ name: String, _ operands: [ExpressionOutline], _ whole: ExpressionOutline) throws
        -> EntryPredicate
    {
        let kind: EntryPredicate.Match
        switch name {
        case "startsWith": kind = .starts
        case "endsWith": kind = .ends
        case "contains": kind = .contains
        case "matches":
            throw refusal(whole, "regular expressions can't be asked of the index")
        default: throw refusal(whole, "'\(name)' can't be asked of the index")
        }
        guard operands.count == 2, case .field(let field, .text) = try operand(operands[0]),
            case .constant(.string(let text)) = operands[1].node
        else { throw refusal(whole, "'\(name)' asks a field for a constant text") }
        guard !text.utf8.contains(0) else { throw refusal(whole, "a text with a zero byte is in no entry") }
        return text.isEmpty ? .always(true) : .match(field, kind, text)
    }

    // MARK: operands

    private func operand(_ outline: ExpressionOutline) throws -> Operand {
        switch outline.node {
        case .constant(let value): return .constant(value)
        case .variable(let name):
            guard let field = QueryCatalog.field(name) else {
                throw refusal(outline, "'\(name)' is a list", fix: "Ask '\(name).exists(x, …)'.")
            }
            return .field(EntryPredicate.Field(scope: .entry, name: name), field.kind)
        case .element(let slot):
            guard let list = lists[slot], let field = QueryCatalog.list(list)?.field("") else {
                throw refusal(outline, "an element is asked by one of its fields")
            }
            return .field(EntryPredicate.Field(scope: .element(list: list, slot: slot), name: ""), field.kind)
        case .field(let owner, let name):
            guard case .element(let slot) = owner.node, let list = lists[slot],
                let field = QueryCatalog.list(list)?.field(name)
            else { throw refusal(outline, "this is no field of the index") }
            return .field(EntryPredicate.Field(scope: .element(list: list, slot: slot), name: name), field.kind)
        case .call(let name, _): throw refusal(outline, "the result of '\(name)' can't be asked of the index")
        default: throw refusal(outline, "this can't be asked of the index")
        }
    }

    private func refusal(_ outline: ExpressionOutline, _ message: String, fix: String? = nil) -> FilterRefusal {
        FilterRefusal(message: message, range: outline.range, fix: fix ?? "Can be asked: \(QueryCatalog.abilities)")
    }
}
