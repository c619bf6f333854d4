import Documents

/// The versions of the Common Security Advisory Framework that are read.
package enum CSAFVersion: String, Sendable, Hashable, CaseIterable {
    case v2_0 = "2.0"
    case v2_1 = "2.1"

    /// The version that a document names; nothing when it names none of these.
    init?(of document: JSONValue) {
        let named = document["document"]?["csaf_version"]?.string ?? ""
        guard let version = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(named.utf8) }) else {
            return nil
        }
        self = version
    }
}
