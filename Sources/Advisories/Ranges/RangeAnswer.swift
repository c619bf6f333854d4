/// Whether a version lies in a range.
package enum RangeAnswer: Sendable, Hashable {
    case inside
    case outside
    /// The versions have no order, or one of them can't be read.
    case undecided
}
