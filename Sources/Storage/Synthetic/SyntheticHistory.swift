package import Artifacts
import Documents
import Findings
package import Ledger

/// A made-up past of many releases, the same for the same seed: for measuring and for tests, never read by a command.
///
/// Releases of several projects and names go to two environments. Some are pending first and approved, some rejected, judged
/// in audit mode, judged at a given time, judged again, revoked, deployed without a decision, retired; SBOMs are shared by
/// neighbouring versions, components by all.
package struct SyntheticHistory: Sendable {
    package struct Shape: Sendable {
        package var releases: Int
        package var names: Int
        /// SBOM documents in all.
        package var inventories: Int
        package var componentsPerInventory: Int
        /// Distinct package names that SBOMs draw from.
        package var packages: Int
        /// Whether all that happens besides plain promotions is left out.
        package var isPlain: Bool

        package init(
            releases: Int, names: Int, inventories: Int, componentsPerInventory: Int, packages: Int,
            isPlain: Bool = false
        ) {
            self.releases = releases
            self.names = names
            self.inventories = inventories
            self.componentsPerInventory = componentsPerInventory
            self.packages = packages
            self.isPlain = isPlain
        }
    }

    package static let people = ["ann", "bob", "carol", "dave", "eve"]
    package static let environments = ["staging", "production"]
    /// 2026-01-01T00:00:00Z: when the past begins.
    package static let start: Int64 = 1_767_225_600

    package let shape: Shape
    package private(set) var size: UInt64 = 0
    private var random: SeededSource
    private var number = 0
    private let pools: Pools

    package init(_ shape: Shape, seed: UInt64) {
        self.shape = shape
        random = SeededSource(seed)
        pools = Pools()
    }

    /// The digest of a text: how everything here gets its digest.
    package static func digest(_ text: String) -> Digest { .sha256(of: Array(text.utf8)) }

    /// The SBOM that a release ships.
    package func inventory(of release: Int) -> Int {
        let perName = max(1, shape.inventories / shape.names)
        let name = release % shape.names
        return (name * perName + release / shape.names / 3 % perName) % shape.inventories
    }

    package static func inventoryDigest(_ number: Int) -> Digest { digest("inventory \(number)") }

    /// The entries about the next releases, in the order of the ledger; empty when all are told.
    package mutating func next(_ count: Int) -> [IndexedEntry] {
        var entries: [IndexedEntry] = []
        for _ in 0..<min(count, shape.releases - number) {
            tell(number, &entries)
            number += 1
        }
        return entries
    }

    // MARK: one release

    private mutating func tell(_ release: Int, _ entries: inout [IndexedEntry]) {
        let identity = ReleaseIdentity(
            name: "app-\(release % shape.names)", version: "1.\(release / shape.names).0",
            digest: Self.digest("release \(release)"))
        let project = "team-\(release % shape.names % 5)"
        func decide(
            _ environment: String, _ verdict: DecisionBody.Verdict, mode: DecisionBody.Enforcement.Mode = .enforce,
            source: EntryTime.Source = .clock
        ) {
            entries.append(
                decision(
                    release, project, identity, environment, verdict, enforcement: mode, source: source))
        }
        if shape.isPlain { return decide("production", .promoted) }
        let chance = random.below(100)
        if chance < 12 { decide("staging", .promoted) }
        if (5..<14).contains(chance) {
            decide("production", .pending)
            for _ in 0..<(1 + random.below(2)) { entries.append(act(release, project, identity, "production")) }
        }
        switch random.below(100) {
        case 0..<12: decide("production", .rejected)
        case 12..<15: decide("production", .promoted, mode: .audit)
        case 15..<17: decide("production", .promoted, source: .given)
        case 17..<20:
            decide("production", .promoted)
            decide("production", .rejected)
        case 20..<22:
            decide("production", .promoted)
            entries.append(event(.revoked, project, identity, random.below(2) == 0 ? "production" : nil))
            if random.below(3) == 0 { decide("production", .promoted) }
        default: decide("production", .promoted)
        }
        if random.below(100) < 9 { entries.append(event(.deployed, project, identity, "production")) }
        if random.below(100) < 2 { entries.append(event(.retired, project, identity, "production")) }
        if random.below(400) == 0 { entries.append(event(.adopted, project, identity, "staging")) }
    }

    private mutating func time(_ source: EntryTime.Source = .clock) -> EntryTime {
        let seconds = Self.start + Int64(size) * 60 + Int64(random.below(60))
        return EntryTime(at: Timestamp(secondsSinceEpoch: seconds) ?? .epoch, source: source)
    }

    private mutating func place() -> UInt64 {
        defer { size += 1 }
        return size
    }

    private mutating func decision(
        _ release: Int, _ project: String, _ identity: ReleaseIdentity, _ environment: String,
        _ verdict: DecisionBody.Verdict, enforcement mode: DecisionBody.Enforcement.Mode, source: EntryTime.Source
    ) -> IndexedEntry {
        let time = time(source)
        let index = place()
        let review = Self.digest("review \(release) \(environment)")
        let input = Self.digest("input \(index)")
        let body = pools.body(
            &random, project: project, release: identity, environment: environment, verdict: verdict, review: review,
            input: input, time: time, mode: mode, inventory: inventory(of: release))
        var fields = LedgerFields(kind: .decision, clientID: input, time: time)
        fields.project = project
        fields.name = identity.name
        fields.version = identity.version
        fields.releaseDigest = identity.digest
        fields.environment = environment
        fields.verdict = verdict
        fields.reviewDigest = review
        fields.inputDigest = input
        return IndexedEntry(index: index, fields: fields, decision: body)
    }

    private mutating func act(_ release: Int, _ project: String, _ identity: ReleaseIdentity, _ environment: String)
        -> IndexedEntry
    {
        let time = time()
        let index = place()
        let kind: EntryKind = random.below(10) == 0 ? .rejection : .approval
        var fields = LedgerFields(kind: kind, clientID: Self.digest("act \(index)"), time: time)
        fields.project = project
        fields.releaseDigest = identity.digest
        fields.environment = environment
        fields.reviewDigest = Self.digest("review \(release) \(environment)")
        fields.principal = Self.people[random.below(Self.people.count)]
        fields.documentDigest = Self.digest("document \(index)")
        return IndexedEntry(
            index: index, fields: fields, act: .init(role: "release-manager", signedAt: time.at, expires: nil))
    }

    private mutating func event(
        _ kind: EntryKind, _ project: String, _ identity: ReleaseIdentity, _ environment: String?
    ) -> IndexedEntry {
        let time = time()
        let index = place()
        var fields = LedgerFields(kind: kind, clientID: Self.digest("event \(index)"), time: time)
        fields.project = project
        fields.name = identity.name
        fields.version = identity.version
        fields.releaseDigest = identity.digest
        fields.environment = environment
        return IndexedEntry(index: index, fields: fields)
    }
}
