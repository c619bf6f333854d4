/// A version that PEP 440 accepts, normalised and compared as its appendices A and B say.
struct StandardPythonVersion: Sendable {
    private let text: VersionBytes
    private let epoch: VersionPart
    private let release: VersionPart
    /// 0 for alpha, 1 for beta, 2 for a release candidate.
    private let pre: (phase: Int8, number: VersionPart)?
    private let post: VersionPart?
    private let dev: VersionPart?
    private let local: VersionPart?

    /// - Parameter text: Without white space around it.
    init?(_ text: VersionBytes) {
        self.text = text
        var reader = PythonVersionReader(text)
        guard let (epoch, release) = reader.epochAndRelease() else { return nil }
        self.epoch = VersionPart(epoch)
        self.release = VersionPart(release)
        pre = reader.preRelease().map { (Int8(clamping: $0.phase), VersionPart($0.number)) }
        post = reader.postRelease().map { VersionPart($0) }
        dev = reader.developmentRelease().map { VersionPart($0) }
        local = reader.local().map { VersionPart($0) }
        guard reader.isAtEnd else { return nil }
    }

    var hasLocal: Bool { local != nil }

    func order(against other: StandardPythonVersion) -> VersionOrder {
        let order = orderOfPublicParts(against: other)
        return order != .same ? order : orderOfLocals(against: other)
    }

    func orderOfPublicParts(against other: StandardPythonVersion) -> VersionOrder {
        let epochs = VersionText.orderOfNumbers(text, epoch.range, other.text, other.epoch.range)
        if epochs != .same { return epochs }
        let releases = DottedParts.orderOfNumbers(text, release.range, other.text, other.release.range)
        if releases != .same { return releases }
        let phases = VersionOrder(phase, other.phase)
        if phases != .same { return phases }
        let pres = order(pre?.number, other, other.pre?.number, whenMissing: .before)
        if pres != .same { return pres }
        let posts = order(post, other, other.post, whenMissing: .before)
        return posts != .same ? posts : order(dev, other, other.dev, whenMissing: .after)
    }

    @inline(__always)
    private func order(
        _ mine: VersionPart?, _ other: StandardPythonVersion, _ theirs: VersionPart?, whenMissing missing: VersionOrder
    ) -> VersionOrder {
        switch (mine, theirs) {
        case (nil, nil): .same
        case (nil, _): missing
        case (_, nil): missing.reversed
        case (let mine?, let theirs?): VersionText.orderOfNumbers(text, mine.range, other.text, theirs.range)
        }
    }

    /// Development releases of the plain version come before its alphas; the plain version after its candidates.
    private var phase: Int {
        if let pre { return Int(pre.phase) }
        return post == nil && dev != nil ? -1 : 3
    }

    private func orderOfLocals(against other: StandardPythonVersion) -> VersionOrder {
        guard let local, let theirLocal = other.local else {
            return VersionOrder(local == nil ? 0 : 1, other.local == nil ? 0 : 1)
        }
        var mine = DottedParts(text, local.range, separatedBy: .dotsHyphensAndUnderscores)
        var theirs = DottedParts(other.text, theirLocal.range, separatedBy: .dotsHyphensAndUnderscores)
        while true {
            switch (mine.next(), theirs.next()) {
            case (nil, nil): return .same
            case (nil, _): return .before
            case (_, nil): return .after
            case (let left?, let right?):
                let order: VersionOrder =
                    switch (VersionText.isNumber(text, left), VersionText.isNumber(other.text, right)) {
                    case (true, true): VersionText.orderOfNumbers(text, left, other.text, right)
                    case (true, false): .after
                    case (false, true): .before
                    case (false, false): VersionText.orderOfLowercasedBytes(text, left, other.text, right)
                    }
                if order != .same { return order }
            }
        }
    }

    static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
