/// Why a list of checks is no registry.
package enum PodSecurityRegistryError: Error, Sendable, Hashable {
    case duplicateCheck(String)
    /// Checks belong to `baseline` or `restricted`.
    case wrongLevel(String)
    case noRevisions(String)
    /// A check's revisions must begin with strictly increasing versions.
    case revisionsOutOfOrder(String)
    /// Only restricted checks may replace others, and only baseline checks that exist.
    case illegalOverride(check: String, overridden: String)
}
