/// How a finding relates to the baseline, the live promoted release of the same name.
package enum FindingClass: String, Sendable, Hashable, CaseIterable {
    /// Came with this release.
    case introduced
    /// The baseline has it too.
    case preexisting
    /// The baseline has the same subject unchanged, but its judge did not know of this yet.
    case newlyDisclosed
    /// The baseline has it, this release no longer.
    case fixed
}
