import Documents

/// How dates are written and stand to each other: tests 6.1.37, 6.1.45, 6.1.49, 6.1.51 to 6.1.53, 6.1.62, 6.2.33, 6.2.41.
extension CSAFRule {
    /// A date-time is one by the rules of section 2.2.
    static let dateAndTime = CSAFRule(
        "6.1.37", "Date and Time", in: [.v2_1], remedy: "Write the time as 2024-01-24T10:00:00Z."
    ) { document in
        document.dates.filter { $0.string != nil && $0.moment == nil }.map {
            CSAFViolation("'\($0.string ?? "")' is no date and time", at: $0)
        }
    }

    /// A public document is not released before what it discloses.
    static let inconsistentDisclosureDate = CSAFRule(
        "6.1.45", "Inconsistent Disclosure Date", in: [.v2_1], remedy: "Correct the disclosure date or add a revision."
    ) { document in
        guard document.isReleased, document.label.is("CLEAR") else { return [] }
        return document.newerThanHistory(document.vulnerabilities.map { $0["disclosure_date"] })
    }

    /// A released document has no SSVC selection from after its newest revision.
    static let inconsistentSSVCTimestamp = CSAFRule(
        "6.1.49", "Inconsistent SSVC Timestamp", in: [.v2_1], remedy: "Correct the timestamp or add a revision."
    ) { document in
        document.isReleased ? document.newerThanHistory(document.contents.map { $0["ssvc_v2"]["timestamp"] }) : []
    }

    /// A released document has no EPSS value from after its newest revision.
    static let inconsistentEPSSTimestamp = CSAFRule(
        "6.1.51", "Inconsistent EPSS Timestamp", in: [.v2_1], remedy: "Correct the timestamp or add a revision."
    ) { document in
        document.isReleased ? document.newerThanHistory(document.contents.map { $0["epss"]["timestamp"] }) : []
    }

    /// A released document knows of no exploitation from after its newest revision.
    static let inconsistentExploitationDates = CSAFRule(
        "6.1.52", "Inconsistent First Known Exploitation Dates", in: [.v2_1],
        remedy: "Correct the dates or add a revision."
    ) { document in
        guard document.isReleased else { return [] }
        return document.newerThanHistory(document.exploitations.flatMap { [$0["date"], $0["exploitation_date"]] })
    }

    /// Nobody knows of an exploitation before it happened.
    static let inconsistentExploitationDate = CSAFRule(
        "6.1.53", "Inconsistent Exploitation Date", in: [.v2_1], remedy: "Correct one of the two dates."
    ) { document in
        document.exploitations.compactMap { item in
            guard let known = item["date"].moment, let happened = item["exploitation_date"].moment, known < happened
            else { return nil }
            return CSAFViolation("the exploitation is newer than its record", at: item["exploitation_date"])
        }
    }

    /// A vulnerability is discovered before its document is released and before it is disclosed.
    static let inconsistentDiscoveryDate = CSAFRule(
        "6.1.62", "Inconsistent Discovery Date", in: [.v2_1], remedy: "Correct the date or add a revision."
    ) { document in
        let dates = document.vulnerabilities.map { $0["discovery_date"] }
        let late = document.vulnerabilities.compactMap { vulnerability -> CSAFViolation? in
            guard let discovered = vulnerability["discovery_date"].moment,
                let disclosed = vulnerability["disclosure_date"].moment, disclosed < discovered
            else { return nil }
            return CSAFViolation(
                "the vulnerability is disclosed before it is discovered", at: vulnerability["discovery_date"])
        }
        return (document.isReleased ? document.newerThanHistory(dates) : []) + late
    }

    /// A document has a revision from after each disclosure that has happened.
    static let disclosureDateNewerThanRevision = CSAFRule(
        "6.2.33", "Disclosure Date Newer than Revision History", in: [.v2_1],
        remedy: "Add a revision, or correct the disclosure date."
    ) { document in
        document.newerThanHistory(
            document.vulnerabilities.map { $0["disclosure_date"] }.filter { node in
                guard let examinedAt = document.examinedAt, let date = node.moment else { return true }
                return date.timestamp < examinedAt
            })
    }

    /// The newest EPSS value of a vulnerability is at most 15 days older than the newest revision.
    static let oldEPSSTimestamp = CSAFRule(
        "6.2.41", "Old EPSS Timestamp", in: [.v2_1], remedy: "Add the current EPSS value."
    ) { document in
        guard document.isReleased, let newest = RevisionHistory(document).newestDate else { return [] }
        return document.vulnerabilities.compactMap { vulnerability in
            let stamps = document.metrics(of: vulnerability).map { document.content(of: $0)["epss"]["timestamp"] }
            let youngest = stamps.compactMap { node in node.moment.map { (node: node, moment: $0) } }.max {
                $0.moment < $1.moment
            }
            guard let youngest, newest.timestamp.secondsSince(youngest.moment.timestamp) > 15 * 86400 else {
                return nil
            }
            return CSAFViolation(
                "the newest EPSS value is more than 15 days older than the newest revision", at: youngest.node)
        }
    }
}

extension CSAFDocument {
    /// The contents of every vulnerability's metrics.
    var contents: [CSAFNode] { vulnerabilities.flatMap { metrics(of: $0).map(content(of:)) } }

    fileprivate var exploitations: [CSAFNode] { vulnerabilities.flatMap { $0["first_known_exploitation_dates"].items } }

    fileprivate func newerThanHistory(_ dates: [CSAFNode]) -> [CSAFViolation] {
        guard let newest = RevisionHistory(self).newestDate else { return [] }
        return dates.compactMap { node in
            guard let date = node.moment, newest < date else { return nil }
            return CSAFViolation("the date is newer than the newest revision", at: node)
        }
    }

    /// Every value that is a date-time by the schema.
    fileprivate var dates: [CSAFNode] {
        let dated = ["flags", "involvements", "remediations", "threats"]
        return [
            tracking["current_release_date"], tracking["generator"]["date"], tracking["initial_release_date"],
        ] + tracking["revision_history"].items.map { $0["date"] }
            + vulnerabilities.flatMap { vulnerability in
                [vulnerability["disclosure_date"], vulnerability["discovery_date"]]
                    + dated.flatMap { vulnerability[$0].items.map { $0["date"] } }
            } + exploitations.flatMap { [$0["date"], $0["exploitation_date"]] }
            + contents.flatMap { [$0["epss"]["timestamp"], $0["ssvc_v2"]["timestamp"]] }
    }
}
