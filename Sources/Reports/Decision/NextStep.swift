import Engine

/// One thing to do towards a promotion, and how many findings it clears.
struct NextStep {
    let text: String
    /// How many findings or problems of stages it clears.
    let clears: Int
    /// Approvals come after all else: every other step changes what is approved.
    let isApproval: Bool

    /// The distinct things to do, those that clear most first, approvals last; empty for a promoted release.
    static func all(of obstacles: [Obstacle]) -> [NextStep] {
        var order: [[UInt8]] = []
        var steps: [[UInt8]: NextStep] = [:]
        func add(_ text: String, isApproval: Bool) {
            let key = Array(text.utf8)
            let known = steps[key]
            if known == nil { order.append(key) }
            steps[key] = NextStep(
                text: text, clears: (known?.clears ?? 0) + 1, isApproval: (known?.isApproval ?? true) && isApproval)
        }
        for obstacle in obstacles {
            for finding in obstacle.findings { add(obstacle.remedy(for: finding), isApproval: false) }
            guard obstacle.findings.isEmpty else { continue }
            for remedy in obstacle.remedies { add(remedy, isApproval: obstacle.isApproval) }
        }
        return order.compactMap { steps[$0] }.enumerated().sorted { left, right in
            if left.element.isApproval != right.element.isApproval { return right.element.isApproval }
            if left.element.clears != right.element.clears { return left.element.clears > right.element.clears }
            return left.offset < right.offset
        }.map(\.element)
    }
}
