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
                let products: [String?] = document.version == .v2_0 ? [nil] : document.parties(of: item)
                let isNew = products.map { product in
                    seen.insert(Involvement(party: party, time: moment, product: product.map(ByteKey.init))).inserted
                }
                return isNew.allSatisfy { $0 }
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
    /// Nothing when it is for the whole vulnerability.
    let product: ByteKey?
}

extension CSAFDocument {
    /// The products that an involvement is for; one nothing when it is for the whole vulnerability.
    fileprivate func parties(of item: CSAFNode) -> [String?] {
        item["product_ids"].isPresent || item["group_ids"].isPresent ? products(of: item) : [nil]
    }
}
