/// A range as a snapshot stores it: scheme, defect, limits and steps, each judged where it lies.
enum StoredRange {
    private static let introduced: UInt8 = 1
    private static let fixed: UInt8 = 2
    private static let lastAffected: UInt8 = 4
    private static let beginning: UInt8 = 8

    /// The schemes by their stored number, from 1; new ones are added at the end.
    static let schemes: [VersionScheme] = [
        .semver, .pub, .go, .pypi, .debian, .alpine, .rpm, .rubygems, .maven, .nuget, .packagist, .cran, .hackage,
        .bitnami, .conan, .alpm, .gentoo, .openssl, .jvm, .intdot, .datetime, .lexicographic,
    ]

    static func write(_ range: AdvisoryRange, to writer: inout SnapshotWriter) {
        writer.byte(UInt8((range.scheme.flatMap { schemes.firstIndex(of: $0) } ?? -1) + 1))
        writer.text(range.defect ?? "")
        writer.texts(range.limits)
        writer.number(range.steps.count)
        for step in range.steps {
            writer.byte(
                (step.isIntroduced ? introduced : 0) | (step.isFixed ? fixed : 0)
                    | (step.isLastAffected ? lastAffected : 0) | (step.isBeginning ? beginning : 0))
            writer.text(step.text)
        }
    }

    static func read(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> AdvisoryRange {
        let scheme = try scheme(&reader)
        let defect = try reader.text()
        let limits = try reader.texts()
        var steps: [AdvisoryRange.Step] = []
        for _ in 0..<(try reader.count()) {
            let flags = try reader.byte()
            steps.append(
                AdvisoryRange.Step(
                    text: try reader.text(), isBeginning: flags & beginning != 0,
                    isIntroduced: flags & introduced != 0, isFixed: flags & fixed != 0,
                    isLastAffected: flags & lastAffected != 0))
        }
        return AdvisoryRange(
            scheme: scheme, steps: steps, limits: limits, defect: defect.isEmpty ? nil : defect)
    }

    /// Whether an installed version lies in the range that stands next, which is passed; nothing when that can't be told.
    static func contains(
        _ installed: InstalledVersion, _ reader: inout SnapshotReader
    ) throws(SnapshotDamage) -> Bool? {
        let scheme = try scheme(&reader)
        let isDefective = try reader.rawText().count > 0
        let readable = isDefective ? nil : scheme.flatMap { installed.isReadable(by: $0) ? $0 : nil }
        let limitCount = try reader.count()
        var isBelowLimit = limitCount == 0
        for _ in 0..<limitCount {
            let limit = try reader.rawText()
            guard let readable else { continue }
            if installed.order(by: readable, againstBound: limit) == .before { isBelowLimit = true }
        }
        let stepCount = try reader.count()
        var walk = RangeWalk()
        var holdsForAll = false
        for _ in 0..<stepCount {
            let flags = try reader.byte()
            let text = try reader.rawText()
            let order: VersionOrder
            if flags & beginning != 0 {
                order = .after
                holdsForAll = stepCount == 1 && limitCount == 0 && !isDefective
            } else {
                guard let readable else { continue }
                guard let found = installed.order(by: readable, againstBound: text) else { throw SnapshotDamage() }
                order = found
            }
            walk.pass(
                isIntroduced: flags & introduced != 0, isFixed: flags & fixed != 0,
                isLastAffected: flags & lastAffected != 0, order: order)
        }
        // No version needs to be read when every one is affected.
        if holdsForAll { return true }
        guard readable != nil else { return nil }
        return isBelowLimit && walk.isAffected
    }

    static func skip(_ reader: inout SnapshotReader) throws(SnapshotDamage) {
        _ = try reader.byte()
        _ = try reader.run()
        for _ in 0..<(try reader.count()) { _ = try reader.run() }
        for _ in 0..<(try reader.count()) {
            _ = try reader.byte()
            _ = try reader.run()
        }
    }

    private static func scheme(_ reader: inout SnapshotReader) throws(SnapshotDamage) -> VersionScheme? {
        let number = Int(try reader.byte())
        guard number > 0 else { return nil }
        guard number <= schemes.count else { throw SnapshotDamage() }
        return schemes[number - 1]
    }
}
