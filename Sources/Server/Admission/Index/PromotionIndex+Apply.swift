import Artifacts
import Documents
import Ledger

extension PromotionIndex {
    /// Takes in one event; events come in the order of the ledger.
    mutating func apply(_ event: IndexEvent) {
        switch event.content {
        case .decided(let decision): decide(decision, event)
        case .adopted(let release, let environment, let until):
            let (row, place) = place(of: release, in: environment)
            rows[row].places[place].adopted = (event.index, event.at, until)
            rows[row].places[place].revoked = nil
        case .revoked(let release, let environment): revoke(release, environment, event)
        case .deployed(let release, let environment): note(release, environment) { $0.retired = nil }
        case .retired(let release, let environment):
            note(release, environment) { $0.retired = (event.index, event.at) }
        case .held(let hold):
            holds.removeAll { $0.hold.isAboutTheSame(as: hold) }
            holds.append(Held(hold: hold, index: event.index, at: event.at))
        case .granted(let grant):
            // The images of a release nobody decided about are not known; without them there is nothing to let through.
            guard let row = rowIDs[grant.release].map({ Int($0) }),
                rows[row].release.project.utf8.elementsEqual(grant.project.utf8)
            else { return }
            rows[row].grants.removeAll { $0.grant.environment.utf8.elementsEqual(grant.environment.utf8) }
            rows[row].grants.append(Granted(grant: grant, index: event.index, at: event.at))
        case .distrusted(let keyID, let since, let from):
            distrusts.append(
                Distrust(
                    keyID: keyID, since: since, from: from ?? firstPromotion(since: since) ?? event.index,
                    index: event.index, at: event.at))
        }
    }

    private mutating func decide(_ decision: IndexEvent.Decision, _ event: IndexEvent) {
        let (row, place) = place(of: decision.release, in: decision.environment)
        let line = Int(rows[row].places[place].line)
        rows[row].places[place].last = (decision.outcome, event.index, event.at)
        rows[row].places[place].revoked = nil
        guard let digest = Digest(.sha256, hex: decision.release.digest.hex) else { return }
        switch decision.outcome {
        case .promoted:
            lines[line].apply(.promotes(digest), index: event.index, at: event.at)
            rows[row].places[place].promotion = Promotion(
                index: event.index, at: event.at, waivedUntil: decision.waivedUntil, keyID: decision.keyID)
            rows[row].places[place].retired = nil
        case .rejected:
            lines[line].apply(.takesBack(digest), index: event.index, at: event.at)
            rows[row].places[place].promotion = nil
        case .pending, .notEnforced: break
        }
    }

    private mutating func revoke(_ release: DigestKey, _ environment: String?, _ event: IndexEvent) {
        guard let row = rowIDs[release].map({ Int($0) }), let digest = Digest(.sha256, hex: release.hex) else { return }
        let wanted = environment.map { environmentID($0) }
        for place in rows[row].places.indices {
            if let wanted, wanted != rows[row].places[place].environment { continue }
            lines[Int(rows[row].places[place].line)].apply(.takesBack(digest), index: event.index, at: event.at)
            rows[row].places[place].promotion = nil
            rows[row].places[place].revoked = (event.index, event.at)
        }
        rows[row].grants.removeAll { granted in
            environment.map { granted.grant.environment.utf8.elementsEqual($0.utf8) } ?? true
        }
    }

    private mutating func note(_ release: DigestKey, _ environment: String, _ change: (inout Place) -> Void) {
        guard let row = rowIDs[release].map({ Int($0) }), let wanted = environmentID(environment),
            let place = rows[row].places.firstIndex(where: { $0.environment == wanted })
        else { return }
        change(&rows[row].places[place])
    }

    private func firstPromotion(since: Timestamp) -> UInt64? {
        rows.flatMap { $0.places.compactMap(\.promotion) }.filter { $0.at >= since }.map(\.index).min()
    }

    /// The release's place in an environment, made when it is the first time.
    private mutating func place(of release: IndexedRelease, in environment: String) -> (row: Int, place: Int) {
        let row = row(of: release)
        let environmentID = environmentID(environment) ?? addEnvironment(environment)
        if let place = rows[row].places.firstIndex(where: { $0.environment == environmentID }) { return (row, place) }
        let key = Array("\(release.project)\0\(release.name)\0\(environment)".utf8)
        let line = lineIDs[key] ?? UInt32(truncatingIfNeeded: lines.count)
        if Int(line) == lines.count {
            lines.append(StandingPromotions())
            lineIDs[key] = line
        }
        rows[row].places.append(Place(environment: environmentID, line: line))
        return (row, rows[row].places.count - 1)
    }

    private mutating func addEnvironment(_ name: String) -> UInt32 {
        environments.append(name)
        return UInt32(truncatingIfNeeded: environments.count - 1)
    }

    private mutating func row(of release: IndexedRelease) -> Int {
        let row: Int
        var known: [DigestKey] = []
        if let found = rowIDs[release.digest] {
            row = Int(found)
            known = rows[row].release.images
        } else {
            row = rows.count
            rowIDs[release.digest] = UInt32(truncatingIfNeeded: row)
            rows.append(Row(release: release))
        }
        // A later decision may know images that an earlier one could not find; the digest binds both to the same release.
        let new = release.images.filter { !known.contains($0) }
        if !known.isEmpty, !new.isEmpty {
            let old = rows[row].release
            rows[row].release = IndexedRelease(
                project: old.project, name: old.name, version: old.version, digest: old.digest, images: known + new)
        } else if known.isEmpty {
            rows[row].release = release
        }
        for image in new {
            links.append(Link(release: UInt32(truncatingIfNeeded: row), next: images[image] ?? Link.end))
            images[image] = UInt32(truncatingIfNeeded: links.count - 1)
        }
        return row
    }
}

extension IndexEvent.Hold {
    func isAboutTheSame(as other: IndexEvent.Hold) -> Bool {
        let hasSameEnvironment =
            switch (environment, other.environment) {
            case (nil, nil): true
            case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
            default: false
            }
        return hasSameEnvironment && release == other.release && project.utf8.elementsEqual(other.project.utf8)
    }
}
