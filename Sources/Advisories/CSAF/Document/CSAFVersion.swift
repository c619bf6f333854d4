/// The versions of the Common Security Advisory Framework that are read.
package enum CSAFVersion: String, Sendable, Hashable, CaseIterable {
    case v2_0 = "2.0"
    case v2_1 = "2.1"
}
