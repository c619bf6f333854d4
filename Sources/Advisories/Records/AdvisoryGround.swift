/// Why a version is affected: the range it lies in, or the entry of the list that names it.
enum AdvisoryGround: Sendable {
    case range(AdvisoryRange)
    case listed(String)

    /// Events beyond this many are counted instead of told.
    private static let maximumEvents = 12

    /// A version cut to what a sentence bears.
    static func shown(_ version: String) -> String {
        let scalars = version.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 80, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return version }
        return String(scalars[..<end]) + "…"
    }

    /// The clause after "… is affected:", event by event.
    func clause(for installed: InstalledVersion) -> String {
        switch self {
        case .listed(let version):
            return version.utf8.elementsEqual(installed.text.utf8)
                ? "it is listed by name" : "it is listed by name as \(Self.shown(version))"
        case .range(let range):
            var events: [String] = []
            for step in range.steps {
                let text = Self.shown(step.text)
                let order = range.order(of: installed, against: step)
                let isReached = step.isBeginning || (order ?? .before) != .before
                if step.isFixed { events.append("fixed \(text) \(isReached ? "is" : "is not") reached") }
                if step.isLastAffected {
                    events.append("last affected \(text) \(order == .after ? "is" : "is not") passed")
                }
                if step.isIntroduced { events.append("introduced \(text) \(isReached ? "is" : "is not") reached") }
            }
            let rest = events.count - Self.maximumEvents
            if rest > 0 { events = events.prefix(Self.maximumEvents) + ["\(rest) more events"] }
            return events.joined(separator: ", ")
        }
    }
}
