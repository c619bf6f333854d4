import Documents

extension PromotionIndex {
    /// The fewest events that make an index with the same answers.
    ///
    /// First what happened to releases, then grants, holds and keys, each in the order of the ledger: of what was said about a
    /// release before it was granted anything, only the newest is left, and that may be younger than the grant.
    var events: [IndexEvent] {
        var releases: [IndexEvent] = []
        var events: [IndexEvent] = []
        for row in rows {
            for place in row.places { releases += self.events(of: place, row.release) }
            events += row.grants.map { IndexEvent(index: $0.index, at: $0.at, content: .granted($0.grant)) }
        }
        events += holds.map { IndexEvent(index: $0.index, at: $0.at, content: .held($0.hold)) }
        events += distrusts.map {
            IndexEvent(
                index: $0.index, at: $0.at, content: .distrusted(keyID: $0.keyID, since: $0.since, from: $0.from))
        }
        return Self.ordered(releases) + Self.ordered(events)
    }

    /// Several places can have been revoked by one entry; the order among those means nothing, but is always the same.
    private static func ordered(_ events: [IndexEvent]) -> [IndexEvent] {
        events.enumerated().sorted { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }.map(\.element)
    }

    private func events(of place: Place, _ release: IndexedRelease) -> [IndexEvent] {
        let environment = environments[Int(place.environment)]
        var events: [IndexEvent] = []
        func add(_ index: UInt64, _ at: Timestamp, _ content: IndexEvent.Content) {
            events.append(IndexEvent(index: index, at: at, content: content))
        }
        func decided(_ outcome: IndexEvent.Outcome, _ promotion: Promotion? = nil) -> IndexEvent.Content {
            .decided(
                IndexEvent.Decision(
                    release: release, environment: environment, outcome: outcome,
                    waivedUntil: promotion?.waivedUntil, keyID: promotion?.keyID ?? ""))
        }
        if let promotion = place.promotion { add(promotion.index, promotion.at, decided(.promoted, promotion)) }
        if let last = place.last, last.index != place.promotion?.index {
            add(last.index, last.at, decided(last.outcome))
        }
        if let adopted = place.adopted {
            add(adopted.index, adopted.at, .adopted(release, environment: environment, until: adopted.until))
        }
        if let revoked = place.revoked {
            add(revoked.index, revoked.at, .revoked(release: release.digest, environment: environment))
        }
        if let retired = place.retired {
            add(retired.index, retired.at, .retired(release: release.digest, environment: environment))
        }
        return events
    }
}
