package import Inventory

/// Why an advisory matches a component or does not: every record of the flaw, every entry, event by event.
package struct AdvisoryExplanation: Sendable {
    /// What one `affected` entry makes of the component.
    package struct Entry: Sendable {
        package enum Verdict: String, Sendable {
            case affected
            case notAffected = "not-affected"
            case undecided
            /// Another ecosystem, release or package.
            case otherPackage = "other-package"
        }

        package let ecosystem: String
        package let package: String
        package let verdict: Verdict
        /// One sentence for each range and list, in the order of the record.
        package let steps: [String]
    }

    package struct Record: Sendable {
        package let id: String
        package let isWithdrawn: Bool
        package let entries: [Entry]
    }

    /// The records that have the id or an alias of it, in the order of their ids.
    package let records: [Record]
    /// Under which names and in which versions the component was looked for: `openssl 3.0.11-1 in Debian:12`.
    package let query: [String]
    /// Why the component can't be looked for, or not with certainty; nothing when it can.
    package let unexamined: UnexaminedReason?

    /// Whether a match rests on one of the records.
    package func isAbout(_ match: VulnerabilityMatch) -> Bool {
        records.contains { record in match.records.contains { $0.utf8.elementsEqual(record.id.utf8) } }
    }

    package var isAffected: Bool {
        records.contains { record in !record.isWithdrawn && record.entries.contains { $0.verdict == .affected } }
    }
}

extension AdvisorySnapshot {
    /// Tells what becomes of one component under one advisory.
    /// - Parameter id: The id of a record, or any id of its alias closure.
    /// - Throws: `AdvisoryError`: `damaged` when a record can't be read.
    package func explain(
        _ id: String, for component: Component, operatingSystem: OperatingSystem? = nil
    ) throws(AdvisoryError) -> AdvisoryExplanation {
        do throws(SnapshotDamage) {
            return try explanation(id, PackageQuery.of(component, operatingSystem: operatingSystem))
        } catch {
            throw AdvisoryError(.damaged, "a record of the snapshot can't be read")
        }
    }

    private func explanation(
        _ id: String, _ query: Result<PackageQuery, PackageQuery.Refusal>
    ) throws(SnapshotDamage) -> AdvisoryExplanation {
        let known = try? query.get()
        var records: [AdvisoryExplanation.Record] = []
        for number in try numbers(ofFlaw: id) {
            let record = try record(number)
            var entries: [AdvisoryExplanation.Entry] = []
            for affected in record.affected { entries.append(try Self.entry(affected, known)) }
            records.append(.init(id: record.id, isWithdrawn: record.isWithdrawn, entries: entries))
        }
        var unexamined = known?.defect
        if case .failure(let refusal) = query { unexamined = refusal.reason }
        if known?.stranger != nil { unexamined = .uncovered }
        let place = known.map { $0.selector.base } ?? ""
        return AdvisoryExplanation(
            records: records, query: (known?.names ?? []).map { "\($0.text) \($0.installed.text) in \(place)" },
            unexamined: unexamined)
    }

    private static func entry(
        _ affected: StoredAffected, _ query: PackageQuery?
    ) throws(SnapshotDamage) -> AdvisoryExplanation.Entry {
        let (ecosystem, package) = try affected.package()
        let wanted = PackageName.normalised(package, ecosystem: ecosystem)
        let name = query?.names.first { $0.text.utf8.elementsEqual(wanted.utf8) }
        guard let query, let name, query.selector.accepts(ecosystem), query.stranger == nil else {
            let why =
                query == nil
                ? "the component can't be looked for"
                : query?.stranger.map { "the package is not the distribution's: \($0)" }
                    ?? "it speaks of another ecosystem or package"
            return .init(ecosystem: ecosystem, package: package, verdict: .otherPackage, steps: [why])
        }
        var steps: [String] = []
        for range in try affected.ranges() {
            steps.append(
                range.defect.map { "a range that can't be evaluated: \($0)" }
                    ?? AdvisoryGround.range(range).clause(for: name.installed))
        }
        switch try query.verdict(of: affected, on: name) {
        case .affected(let ground):
            if case .listed = ground { steps.append(ground.clause(for: name.installed)) }
            return .init(ecosystem: ecosystem, package: package, verdict: .affected, steps: steps)
        case .undecided(let reason):
            return .init(ecosystem: ecosystem, package: package, verdict: .undecided, steps: steps + [reason])
        case .notAffected:
            let listed = try affected.listedCount()
            if listed > 0 { steps.append("none of the \(listed) versions listed by name is it") }
            return .init(ecosystem: ecosystem, package: package, verdict: .notAffected, steps: steps)
        }
    }

    /// The records that have an id, or belong to the closure that has it; withdrawn ones by their own id only.
    private func numbers(ofFlaw id: String) throws(SnapshotDamage) -> [Int] {
        var numbers: Set<Int> = []
        var number = try firstRecord(withID: id)
        while number < records, try self.id(ofRecord: number).utf8.elementsEqual(id.utf8) {
            numbers.insert(number)
            if let closure = try closure(ofRecord: number) { numbers.formUnion(try self.closure(closure).records) }
            number += 1
        }
        if numbers.isEmpty {
            for number in 0..<closureCount {
                let closure = try closure(number)
                if closure.ids.contains(where: { $0.utf8.elementsEqual(id.utf8) }) {
                    numbers.formUnion(closure.records)
                }
            }
        }
        return numbers.sorted()
    }
}
