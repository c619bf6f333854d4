/// Whether a version without the flaw can be had, as far as the records say.
///
/// Three answers, since silence is not a "no": a record that lists affected versions, or only names the last one, says nothing of a
/// fix, and whoever looks at what can be mended must not lose it.
package enum FixState: String, Sendable, Hashable, CaseIterable {
    /// There are fixed versions.
    case fixed
    /// The range of a record stays open: its authors know of no version that ends the flaw.
    case unfixed
    /// No record says whether there is one.
    case unknown
}

extension AdvisoryRange {
    /// Whether the range ends nowhere after an installed version that lies in it.
    func isOpen(after installed: InstalledVersion) -> Bool {
        guard defect == nil, limits.isEmpty else { return false }
        return steps.allSatisfy { step in
            guard step.isFixed || step.isLastAffected else { return true }
            let order = order(of: installed, against: step)
            return order == .after || (order == .same && !step.isLastAffected)
        }
    }

    /// Whether an installed version lies in the range; nothing when that can't be told.
    func contains(_ installed: InstalledVersion) -> Bool? {
        guard defect == nil, let scheme else { return nil }
        var walk = RangeWalk()
        for step in steps {
            guard let order = order(of: installed, against: step) else { return nil }
            walk.pass(
                isIntroduced: step.isIntroduced, isFixed: step.isFixed, isLastAffected: step.isLastAffected,
                order: order)
        }
        guard walk.isAffected, !limits.isEmpty else { return walk.isAffected }
        return limits.contains { limit in
            guard let version = installed.version(by: scheme), let bound = Version(limit, by: scheme) else {
                return false
            }
            return installed.order(of: version, against: bound) == .before
        }
    }
}
