/// One range of affected versions, its events sorted by version (OSV schema, "affected[].ranges[].events").
struct AdvisoryRange: Sendable {
    /// The events at one version.
    struct Step: Sendable {
        /// As the record states it; `0` of `isBeginning` comes before every version.
        let text: String
        var isBeginning = false
        var isIntroduced = false
        var isFixed = false
        var isLastAffected = false
    }

    let scheme: VersionScheme?
    /// Ascending; events at equal versions are one step.
    let steps: [Step]
    /// Versions from which on nothing holds any more; empty for no limit.
    let limits: [String]
    /// Why the range can't be evaluated; nothing when it can.
    let defect: String?

    init(scheme: VersionScheme?, steps: [Step], limits: [String], defect: String?) {
        self.scheme = scheme
        self.steps = steps
        self.limits = limits
        self.defect = defect
    }

    /// - Parameters:
    ///   - events: Event name (`introduced`, `fixed`, `last_affected`, `limit`) and version, in any order.
    ///   - scheme: The order of the versions; nothing when there is none.
    init(events: [(name: String, version: String)], scheme: VersionScheme?) {
        var steps: [(step: Step, version: Version?)] = []
        var limits: [String] = []
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
                limits.append(event.version)
                continue
            }
            var step = Step(text: event.version, isBeginning: isBeginning)
            switch event.name {
            case "introduced": step.isIntroduced = true
            case "fixed": step.isFixed = true
            case "last_affected": step.isLastAffected = true
            default:
                defect = "it has an event of an unknown kind"
                continue
            }
            steps.append((step, version))
        }
        self.init(
            scheme: scheme, steps: Self.merged(steps), limits: isUnlimited ? [] : limits, defect: defect)
    }

    /// How an installed version stands to a step; nothing when that can't be told.
    func order(of installed: InstalledVersion, against step: Step) -> VersionOrder? {
        if step.isBeginning { return .after }
        guard let scheme, let version = installed.version(by: scheme), let bound = Version(step.text, by: scheme) else {
            return nil
        }
        return installed.order(of: version, against: bound)
    }

    /// The fixed versions after the installed one, one for each interval of the range; empty when it can't be told.
    func fixes(after installed: InstalledVersion) -> [String] {
        guard defect == nil else { return [] }
        var fixes: [String] = []
        var isOpen = false
        for step in steps {
            if step.isFixed, isOpen, order(of: installed, against: step) == .before { fixes.append(step.text) }
            let closes = step.isFixed || step.isLastAffected
            if step.isIntroduced != closes { isOpen = step.isIntroduced }
        }
        return fixes
    }

    private static func merged(_ steps: [(step: Step, version: Version?)]) -> [Step] {
        let sorted = steps.sorted { left, right in
            guard let right = right.version else { return false }
            guard let left = left.version else { return true }
            return left.order(against: right) == .before
        }
        var merged: [(step: Step, version: Version?)] = []
        for next in sorted {
            if var last = merged.last, isSame(last.version, next.version) {
                last.step.isIntroduced = last.step.isIntroduced || next.step.isIntroduced
                last.step.isFixed = last.step.isFixed || next.step.isFixed
                last.step.isLastAffected = last.step.isLastAffected || next.step.isLastAffected
                merged[merged.count - 1] = last
            } else {
                merged.append(next)
            }
        }
        return merged.map(\.step)
    }

    private static func isSame(_ left: Version?, _ right: Version?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.order(against: right) == .same
    }
}
