extension CSAFRule {
    /// A party is involved in one way at any time.
    static let multipleInvolvement = CSAFRule(
        "6.1.24", "Multiple Definition in Involvements", remedy: "Keep one involvement of the party at this time."
    ) { document in
        document.vulnerabilities.flatMap { vulnerability -> [CSAFViolation] in
            var seen: Set<Involvement> = []
            return vulnerability["involvements"].items.flatMap { item -> [CSAFViolation] in
                guard let party = item["party"].key, let date = item["date"].string else { return [] }
                let moment = CSAFMoment(date).map(Involvement.Time.known) ?? .unreadable(ByteKey(date))
                return seen.insert(Involvement(party: party, time: moment)).inserted
                    ? [] : [CSAFViolation("the party is already involved at this time", at: item)]
            }
        }
    }

    /// An involvement says when it was.
    static let missingInvolvementDate = CSAFRule(
        "6.2.7", "Missing Date in Involvements", remedy: "Add the date of the involvement."
    ) { document in
        document.vulnerabilities.flatMap { $0["involvements"].items }.map { $0["date"] }.filter { !$0.isPresent }.map {
            CSAFViolation("the involvement has no date", at: $0)
        }
    }
}

private struct Involvement: Hashable {
    enum Time: Hashable {
        case known(CSAFMoment)
        case unreadable(ByteKey)
    }

    let party: ByteKey
    let time: Time
}
