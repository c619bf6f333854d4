import Advisories
import Artifacts
import Inventory

/// Short ways to write records and components in tests.
enum Fixture {
    /// A snapshot of the records, each the JSON text of one.
    static func snapshot(_ records: String...) throws -> AdvisorySnapshot { try snapshot(records) }

    static func snapshot(_ records: [String]) throws -> AdvisorySnapshot {
        try AdvisorySnapshot.load([("records.json", Array("[\(records.joined(separator: ","))]".utf8))])
    }

    /// A record with one affected package and one range.
    ///
    /// - Parameter events: As `introduced 0, fixed 1.2`.
    static func record(
        _ id: String, _ ecosystem: String, _ name: String, _ events: String, type: String = "ECOSYSTEM",
        more: String = ""
    ) -> String {
        let list = events.split(separator: ",").map { event in
            let words = event.split(separator: " ").map(String.init)
            return #"{"\#(words[0])":"\#(words[1])"}"#
        }
        return """
            {"id":"\(id)"\(more),"affected":[{"package":{"ecosystem":"\(ecosystem)","name":"\(name)"},\
            "ranges":[{"type":"\(type)","events":[\(list.joined(separator: ","))]}]}]}
            """
    }

    /// A record with one affected package, whose other members are given.
    static func record(_ id: String, _ ecosystem: String, _ name: String, members: String, more: String = "") -> String
    {
        """
        {"id":"\(id)"\(more),"affected":[{"package":{"ecosystem":"\(ecosystem)","name":"\(name)"}\(members)}]}
        """
    }

    static func component(_ url: String, kind: String = "library", role: Component.Role = .package) -> Component {
        let parsed = PackageURL(url)
        return Component(
            kind: kind, name: parsed?.name ?? url, version: parsed?.version, packageURL: parsed, rawPackageURL: url,
            role: role)
    }
}

extension AdvisorySnapshot {
    /// The matches of one component by purl.
    func matches(_ url: String) -> [VulnerabilityMatch] { match([Fixture.component(url)]).matches }

    func reasons(_ url: String) -> [UnexaminedReason] { match([Fixture.component(url)]).unexamined.map(\.reason) }

    /// The smallest record ids of the matches of one component by purl.
    func advisories(_ url: String) -> [String] { matches(url).map(\.advisory) }
}
