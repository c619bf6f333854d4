/// Walks the events of a range from the oldest version on, for one installed version (OSV schema, "evaluation").
struct RangeWalk {
    private(set) var isAffected = false

    /// - Parameter order: How the installed version stands to the step's.
    mutating func pass(isIntroduced: Bool, isFixed: Bool, isLastAffected: Bool, order: VersionOrder) {
        guard order != .before else { return }
        let closes = isFixed || (isLastAffected && order == .after)
        // What ends and begins at one version leaves things as they were before it: an empty interval stays empty, and
        // two that touch stay one.
        if isIntroduced != closes { isAffected = isIntroduced }
    }
}
