import Documents

/// A vulnerable range of one package, as GitHub's advisories state it, and the events of OSV that it becomes.
struct GitHubRange {
    /// One event of an OSV range.
    struct Event: Hashable {
        let name: String
        let version: String
    }

    /// In the order of the text; a range without a lower end has no `introduced` event.
    let events: [Event]

    /// - Parameters:
    ///   - text: Comparators with commas between, `>= 1.0, < 1.2`; the empty text holds for every version.
    ///   - patched: The first version that is not vulnerable any more; nothing when there is none.
    ///   - isSemantic: Whether the ecosystem's versions are those of Semantic Versioning.
    /// - Throws: `RecordFault` for a text that is no range, or one with alternatives or exclusions.
    init(_ text: String, patched: String?, isSemantic: Bool) throws(RecordFault) {
        let alternatives: [[VersionConstraint]]
        do throws(VersError) {
            alternatives = try RelationList.alternatives(text)
        } catch {
            throw RecordFault("its range \(text) can't be read: \(error)")
        }
        guard alternatives.count == 1 else { throw RecordFault("its range \(text) has alternatives") }
        var events: [Event] = []
        for constraint in alternatives[0] {
            let version = constraint.version
            switch constraint.comparator {
            case .greaterOrEqual: events.append(Event(name: "introduced", version: version))
            case .greater:
                events.append(Event(name: "introduced", version: Self.successor(of: version, isSemantic: isSemantic)))
            case .less: events.append(Event(name: "fixed", version: version))
            // The first patched version says more than the last vulnerable one, which others may follow.
            case .lessOrEqual:
                events.append(Event(name: patched == nil ? "last_affected" : "fixed", version: patched ?? version))
            case .equal:
                events.append(Event(name: "introduced", version: version))
                events.append(Event(name: "last_affected", version: version))
            case .notEqual: throw RecordFault("its range \(text) has an exclusion")
            }
        }
        self.events = events
    }

    /// An early version after one that is itself not vulnerable.
    ///
    /// OSV has no event for "after": the next patch version, or a further number where versions may have more than three.
    private static func successor(of version: String, isSemantic: Bool) -> String {
        guard isSemantic, let release = ReleaseNumbers(Substring(version)), release.rest.isEmpty,
            release.numbers.count >= 3
        else { return version + ".1" }
        return release.raised(at: 2)
    }
}
