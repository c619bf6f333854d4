/// By which rules components are held against records.
package enum MatchingRules: Sendable, Hashable {
    case current
    /// Every package that bears a distribution's name is held against the distribution's advisories, whoever made it.
    case withoutProvenance
}
