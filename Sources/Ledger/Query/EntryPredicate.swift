/// What a filter asks, in a form that a database can be asked too.
///
/// A list is asked by `element`: some element of it fulfils the condition.
package indirect enum EntryPredicate: Sendable, Hashable {
    /// A field of the entry, or of the element that a condition around it goes through.
    package struct Field: Sendable, Hashable {
        package enum Scope: Sendable, Hashable {
            case entry
            /// The element of the list, by the slot of the condition that goes through it.
            case element(list: String, slot: Int)
        }

        package let scope: Scope
        /// Empty for an element that is a plain text.
        package let name: String

        package init(scope: Scope, name: String) {
            self.scope = scope
            self.name = name
        }
    }

    package enum Comparison: String, Sendable, Hashable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    package enum Match: Sendable, Hashable { case starts, ends, contains }

    package enum Constant: Sendable, Hashable {
        case text(String)
        case number(Int64)
    }

    case always(Bool)
    case not(EntryPredicate)
    case all([EntryPredicate])
    case any([EntryPredicate])
    case flag(Field)
    case compare(Field, Comparison, Constant)
    case compareFields(Field, Comparison, Field)
    case oneOf(Field, [Constant])
    /// The text is not empty.
    case match(Field, Match, String)
    case element(list: String, slot: Int, EntryPredicate)
}

extension EntryPredicate {
    /// Counts the parts down; false when there are more than `left`.
    func fits(in left: inout Int) -> Bool {
        left -= 1
        guard left >= 0 else { return false }
        switch self {
        case .always, .flag, .compare, .compareFields, .match: return true
        case .oneOf(_, let constants):
            left -= constants.count / 8
            return left >= 0
        case .not(let inner), .element(_, _, let inner): return inner.fits(in: &left)
        case .all(let parts), .any(let parts):
            for part in parts where !part.fits(in: &left) { return false }
            return true
        }
    }
}
