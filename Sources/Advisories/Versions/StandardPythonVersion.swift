/// A version that PEP 440 accepts, normalised and compared as its appendices A and B say.
struct StandardPythonVersion: Sendable {
    private let text: VersionBytes
    private let epoch: Range<Int>
    private let release: Range<Int>
    /// 0 for alpha, 1 for beta, 2 for a release candidate.
    private let pre: (phase: Int, number: Range<Int>)?
    private let post: Range<Int>?
    private let dev: Range<Int>?
    private let local: Range<Int>?

    /// - Parameter text: Without white space around it.
    init?(_ text: VersionBytes) {
        self.text = text
        var reader = PythonVersionReader(text)
        guard let (epoch, release) = reader.epochAndRelease() else { return nil }
        self.epoch = epoch
        self.release = release
        pre = reader.preRelease()
        post = reader.postRelease()
        dev = reader.developmentRelease()
        local = reader.local()
        guard reader.isAtEnd else { return nil }
    }

    var hasLocal: Bool { local != nil }

    func order(against other: StandardPythonVersion) -> VersionOrder {
        let order = orderOfPublicParts(against: other)
        return order != .same ? order : orderOfLocals(against: other)
    }

    func orderOfPublicParts(against other: StandardPythonVersion) -> VersionOrder {
        let epochs = VersionText.orderOfNumbers(text, epoch, other.text, other.epoch)
        if epochs != .same { return epochs }
        let releases = DottedParts.orderOfNumbers(text, release, other.text, other.release)
        if releases != .same { return releases }
        let phases = VersionOrder(phase, other.phase)
        if phases != .same { return phases }
        let steps: [(Range<Int>?, Range<Int>?, whenMissing: VersionOrder)] = [
            (pre?.number, other.pre?.number, .before), (post, other.post, .before), (dev, other.dev, .after),
        ]
        for (mine, theirs, missing) in steps {
            switch (mine, theirs) {
            case (nil, nil): continue
            case (nil, _): return missing
            case (_, nil): return missing.reversed
            case (let mine?, let theirs?):
                let order = VersionText.orderOfNumbers(text, mine, other.text, theirs)
                if order != .same { return order }
            }
        }
        return .same
    }

    /// Development releases of the plain version come before its alphas; the plain version after its candidates.
    private var phase: Int {
        if let pre { return pre.phase }
        return post == nil && dev != nil ? -1 : 3
    }

    private func orderOfLocals(against other: StandardPythonVersion) -> VersionOrder {
        guard let local, let theirLocal = other.local else {
            return VersionOrder(local == nil ? 0 : 1, other.local == nil ? 0 : 1)
        }
        var mine = DottedParts(text, local, separatedBy: .dotsHyphensAndUnderscores)
        var theirs = DottedParts(other.text, theirLocal, separatedBy: .dotsHyphensAndUnderscores)
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
