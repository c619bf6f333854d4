package import Documents

/// CISA's catalogue of vulnerabilities that are known to be exploited.
package struct KEVCatalogue: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let cve: String
        package let name: String
        package let dateAdded: CalendarDate
        /// The day until which CISA wants it remedied; nothing when the entry has none.
        package let dueDate: CalendarDate?
        /// Whether it is known to be used in ransomware campaigns; false when CISA has no confirmation.
        package let isUsedByRansomware: Bool
        package let requiredAction: String
    }

    /// `2025.08.25`.
    package let version: String
    package let released: Timestamp
    /// Sorted by the bytes of the CVE, each once.
    package let entries: [Entry]

    /// The entry of a CVE; nothing when it is not known to be exploited.
    package func entry(for cve: String) -> Entry? { SortedNames.find(cve, in: entries) { $0.cve } }

    /// The earliest entry that any of the names has, such as a vulnerability's aliases.
    package func earliest(of names: some Sequence<String>) -> Entry? {
        names.lazy.compactMap(entry).min { $0.dateAdded < $1.dateAdded }
    }

    /// Reads the catalogue's JSON.
    /// - Throws: `AdvisoryFeedError` with the place of the entry that is wrong; also when the catalogue holds another number
    ///   of entries than it says.
    package static func read(_ bytes: [UInt8]) throws(AdvisoryFeedError) -> KEVCatalogue {
        let catalogue = try JSONFeed.value(bytes)
        guard let list = catalogue["vulnerabilities"]?.array, let version = catalogue["catalogVersion"]?.string else {
            throw AdvisoryFeedError(.form, "there is no 'catalogVersion' or no list 'vulnerabilities'")
        }
        guard let released = catalogue["dateReleased"]?.string.flatMap({ Timestamp($0) }) else {
            throw AdvisoryFeedError(.date, "'dateReleased' is no moment")
        }
        guard !list.isEmpty, catalogue["count"]?.integer == Int64(list.count) else {
            throw AdvisoryFeedError(.incomplete, "it holds \(list.count) entries, which is not its 'count'")
        }
        var entries: [Entry] = []
        for (index, value) in list.enumerated() { entries.append(try entry(value, at: index + 1)) }
        entries.sort { $0.cve.precedesInBytes($1.cve) }
        if let twice = SortedNames.repeated(in: entries, by: { $0.cve }) {
            throw AdvisoryFeedError(.duplicate, "\(twice) has two entries")
        }
        return KEVCatalogue(version: version, released: released, entries: entries)
    }

    private static func entry(_ value: JSONValue, at place: Int) throws(AdvisoryFeedError) -> Entry {
        guard let cve = value["cveID"]?.string, CVEName.isValid(cve.utf8) else {
            throw AdvisoryFeedError(.entry, "'cveID' is no CVE", at: place)
        }
        guard let added = value["dateAdded"]?.string.flatMap({ CalendarDate($0) }) else {
            throw AdvisoryFeedError(.entry, "'dateAdded' of \(cve) is no day", at: place)
        }
        var due: CalendarDate?
        if let text = value["dueDate"]?.string {
            guard let day = CalendarDate(text) else {
                throw AdvisoryFeedError(.entry, "'dueDate' of \(cve) is no day", at: place)
            }
            due = day
        }
        let ransomware = value["knownRansomwareCampaignUse"]?.string ?? "Unknown"
        let isUsedByRansomware = ransomware.utf8.elementsEqual("Known".utf8)
        guard isUsedByRansomware || ransomware.utf8.elementsEqual("Unknown".utf8) else {
            throw AdvisoryFeedError(.entry, "'knownRansomwareCampaignUse' of \(cve) has an unknown word", at: place)
        }
        return Entry(
            cve: cve, name: value["vulnerabilityName"]?.string ?? "", dateAdded: added, dueDate: due,
            isUsedByRansomware: isUsedByRansomware, requiredAction: value["requiredAction"]?.string ?? "")
    }
}
