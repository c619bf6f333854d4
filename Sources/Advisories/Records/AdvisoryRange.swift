/// One range of affected versions, its events sorted by version (OSV schema, "affected[].ranges[].events").
struct AdvisoryRange: Sendable {
    let scheme: VersionScheme?
    /// Ascending; events at equal versions are one step.
    let steps: [RangeStep]
    /// Versions from which on nothing holds any more; empty for no limit.
    private let limits: [Version]
    /// Why the range can't be evaluated; nothing when it can.
    let defect: String?

    /// - Parameters:
    ///   - events: Event name (`introduced`, `fixed`, `last_affected`, `limit`) and version, in any order.
    ///   - scheme: The order of the versions; nothing when there is none.
    init(events: [(name: String, version: String)], scheme: VersionScheme?) {
        self.scheme = scheme
        var steps: [RangeStep] = []
        var limits: [Version] = []
        var isUnlimited = false
        var defect: String? = events.contains { $0.name == "introduced" } ? nil : "it has no introduced event"
        for event in events {
            if event.name == "limit", event.version == "*" {
                isUnlimited = true
                continue
            }
            let isBeginning = event.name == "introduced" && event.version == "0"
            let version = isBeginning ? nil : scheme.flatMap { Version(event.version, by: $0) }
            if !isBeginning, version == nil {
                defect =
                    scheme == nil ? "its versions have no known order" : "its version \(event.version) can't be read"
                continue
            }
            if event.name == "limit" {
                if let version { limits.append(version) }
                continue
            }
            var step = RangeStep(version: version, text: event.version)
            switch event.name {
            case "introduced": step.isIntroduced = true
            case "fixed": step.isFixed = true
            case "last_affected": step.isLastAffected = true
            default:
                defect = "it has an event of an unknown kind"
                continue
            }
            steps.append(step)
        }
        self.steps = Self.merged(steps)
        self.limits = isUnlimited ? [] : limits
        self.defect = defect
    }

    /// Whether it holds for every version there is, so that no version needs to be read.
    var holdsForAll: Bool {
        defect == nil && limits.isEmpty && steps.count == 1 && steps[0].version == nil
    }

    /// Whether an installed version lies in the range; nothing when that can't be told.
    func contains(_ installed: InstalledVersion) -> Bool? {
        if holdsForAll { return true }
        guard defect == nil, let scheme, let version = installed.version(by: scheme) else { return nil }
        if !limits.isEmpty {
            guard limits.contains(where: { installed.order(of: version, against: $0) == .before }) else { return false }
        }
        var isAffected = false
        for step in steps {
            let order = step.version.map { installed.order(of: version, against: $0) } ?? .after
            guard order != .before else { continue }
            let closes = step.isFixed || (step.isLastAffected && order == .after)
            // What ends and begins at one version leaves things as they were before it: an empty interval stays
            // empty, and two that touch stay one.
            if step.isIntroduced != closes { isAffected = step.isIntroduced }
        }
        return isAffected
    }

    /// The fixed versions after the installed one, one for each interval of the range; empty when it can't be told.
    func fixes(after installed: InstalledVersion) -> [String] {
        guard defect == nil, let scheme, let version = installed.version(by: scheme) else { return [] }
        var fixes: [String] = []
        var isOpen = false
        for step in steps {
            if step.isFixed, isOpen, let bound = step.version, installed.order(of: version, against: bound) == .before {
                fixes.append(step.text)
            }
            let closes = step.isFixed || step.isLastAffected
            if step.isIntroduced != closes { isOpen = step.isIntroduced }
        }
        return fixes
    }

    private static func merged(_ steps: [RangeStep]) -> [RangeStep] {
        let sorted = steps.sorted { left, right in
            guard let right = right.version else { return false }
            guard let left = left.version else { return true }
            return left.order(against: right) == .before
        }
        var merged: [RangeStep] = []
        for step in sorted {
            if var last = merged.last, isSame(last.version, step.version) {
                last.isIntroduced = last.isIntroduced || step.isIntroduced
                last.isFixed = last.isFixed || step.isFixed
                last.isLastAffected = last.isLastAffected || step.isLastAffected
                merged[merged.count - 1] = last
            } else {
                merged.append(step)
            }
        }
        return merged
    }

    private static func isSame(_ left: Version?, _ right: Version?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.order(against: right) == .same
    }
}
