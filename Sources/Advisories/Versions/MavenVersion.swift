/// A Maven version in the order of the POM reference's "Version Order Specification".
///
/// A flat run of tokens instead of Maven's nested lists: the same order, without recursion.
struct MavenVersion: VersionForm {
    private let text: VersionBytes

    init?(_ text: VersionBytes) {
        let text = text.trimmed
        guard !text.isEmpty, text.isPrintable else { return nil }
        self.text = text
    }

    func order(against other: MavenVersion) -> VersionOrder {
        var mineTokens = MavenVersionTokens(text)
        var theirTokens = MavenVersionTokens(other.text)
        while true {
            let mine = mineTokens.next()
            let theirs = theirTokens.next()
            guard let left = mine ?? theirs?.padding, let right = theirs ?? mine?.padding else { return .same }
            let order = left.order(in: text, against: right, in: other.text)
            if order != .same { return order }
        }
    }
}
