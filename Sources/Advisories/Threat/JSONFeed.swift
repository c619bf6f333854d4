import Documents

/// The JSON of a feed.
enum JSONFeed {
    static func value(_ bytes: [UInt8]) throws(AdvisoryFeedError) -> JSONValue {
        do throws(Diagnostics) {
            return try JSONReader.value(bytes, limits: .manifests)
        } catch {
            throw AdvisoryFeedError(.form, error.items.first?.message ?? "it is no JSON")
        }
    }
}
