/// Whether one commit lies in another's history, as far as the history is here.
package enum Reachability: Sendable, Hashable {
    case yes
    case no
    /// The way was not found, and a commit that could lead to it is missing.
    case unknown(missing: ObjectID)
}
