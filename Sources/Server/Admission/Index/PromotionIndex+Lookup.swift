package import Documents
package import Governance
import Ledger

extension PromotionIndex {
    /// What holds for an image in an environment at a moment: the best of all releases that have the image.
    /// - Parameters:
    ///   - image: The digest that a pod names.
    ///   - projects: Whose releases may run here; everybody's when empty.
    package func answer(
        image: DigestKey, environment: String, projects: [ProjectPattern] = [], terms: PromotionTerms, at now: Timestamp
    ) -> PromotionAnswer {
        guard var link = images[image] else { return .unknown }
        let environment = environmentID(environment)
        var best = PromotionAnswer.unknown
        while link != Link.end {
            let (release, next) = (Int(links[Int(link)].release), links[Int(link)].next)
            let answer = answer(release, environment, projects, terms, now)
            if answer.standing < best.standing { best = answer }
            link = next
        }
        return best
    }

    private func answer(
        _ release: Int, _ environment: UInt32?, _ projects: [ProjectPattern], _ terms: PromotionTerms, _ now: Timestamp
    ) -> PromotionAnswer {
        func made(
            _ standing: PromotionAnswer.Standing, _ entry: UInt64?, until: Timestamp? = nil
        ) -> PromotionAnswer {
            PromotionAnswer(standing: standing, release: release, entry: entry, until: until)
        }
        let project = rows[release].release.project
        guard projects.isEmpty || projects.contains(where: { $0.matches(project) }) else {
            return made(.otherProject, nil)
        }
        guard let environment else { return made(.elsewhere, nil) }
        let hold = holds.isEmpty ? nil : hold(on: release, in: environment, at: now)
        if let granted = grant(to: release, in: environment, terms, now), granted.index >= hold?.index ?? 0 {
            return made(.granted, granted.index, until: Self.end(of: granted, terms))
        }
        guard let place = rows[release].places.first(where: { $0.environment == environment }) else {
            return made(.elsewhere, nil)
        }
        if let hold, hold.hold.release != nil { return made(.held, hold.index, until: hold.hold.until) }
        if let promotion = place.promotion {
            if let hold, hold.index < promotion.index, hold.hold.until.map({ promotion.at < $0 }) ?? true {
                return made(.held, hold.index, until: hold.hold.until)
            }
            if distrusts.contains(where: { $0.covers(promotion) }) { return made(.distrusted, promotion.index) }
            let (standing, until) = standing(of: promotion, place, terms, now)
            return made(standing, promotion.index, until: until)
        }
        if let adopted = place.adopted, place.last == nil, place.revoked == nil {
            let counts = terms.admitsAdopted && now < adopted.until
            return made(counts ? .adoptedForNow : .adopted, adopted.index, until: adopted.until)
        }
        if let revoked = place.revoked { return made(.revoked, revoked.index) }
        switch place.last?.outcome {
        case .rejected: return made(.rejected, place.last?.index)
        case .notEnforced: return made(.notEnforced, place.last?.index)
        case .pending: return made(.pending, place.last?.index)
        // Without a standing promotion it was taken back.
        case .promoted: return made(.revoked, place.last?.index)
        case nil: return made(.elsewhere, nil)
        }
    }

    /// Whether a standing promotion is live, and when that ends or ended.
    private func standing(
        of promotion: Promotion, _ place: Place, _ terms: PromotionTerms, _ now: Timestamp
    ) -> (PromotionAnswer.Standing, Timestamp?) {
        if !terms.admitsEndedWaivers, let until = promotion.waivedUntil, now >= until { return (.waiverEnded, until) }
        let line = lines[Int(place.line)]
        if line.live?.index == promotion.index { return (.live, promotion.waivedUntil) }
        guard let position = line.standing.lastIndex(where: { $0.index == promotion.index }),
            position + 1 < line.standing.count
        else { return (.revoked, nil) }
        let successor = line.standing[position + 1]
        let end = Timestamp(secondsSinceEpoch: successor.at.seconds + terms.supersededSeconds) ?? successor.at
        if let retired = place.retired, retired.index > successor.index { return (.superseded, successor.at) }
        return now < end ? (.recentlySuperseded, end) : (.superseded, end)
    }

    /// The newest hold in force that is about the release, else one that is about all promotions of its project.
    private func hold(on release: Int, in environment: UInt32, at now: Timestamp) -> Held? {
        var found: Held?
        for held in holds {
            guard held.hold.until.map({ now < $0 }) ?? true,
                held.hold.project.utf8.elementsEqual(rows[release].release.project.utf8),
                held.hold.environment.map({ environmentID($0) == environment }) ?? true,
                held.hold.release == nil || held.hold.release == rows[release].release.digest
            else { continue }
            let isNearer = held.hold.release != nil && found?.hold.release == nil
            let isNewer = (held.hold.release == nil) == (found?.hold.release == nil) && held.index > found?.index ?? 0
            if found == nil || isNearer || isNewer { found = held }
        }
        return found
    }

    private func grant(
        to release: Int, in environment: UInt32, _ terms: PromotionTerms, _ now: Timestamp
    ) -> Granted? {
        rows[release].grants.last { granted in
            environmentID(granted.grant.environment) == environment && now < Self.end(of: granted, terms)
        }
    }

    private static func end(of granted: Granted, _ terms: PromotionTerms) -> Timestamp {
        let latest = Timestamp(secondsSinceEpoch: granted.at.seconds + terms.grantSeconds) ?? granted.at
        return min(latest, granted.grant.until)
    }
}

extension PromotionIndex.Distrust {
    func covers(_ promotion: PromotionIndex.Promotion) -> Bool {
        keyID.utf8.elementsEqual(promotion.keyID.utf8) && (promotion.at >= since || promotion.index >= from)
    }
}
