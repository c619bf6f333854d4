extension VersRange {
    private static let maximumConstraints = 10_000

    /// Reads a range as the tools of its ecosystem write it: `^1.2.3` of npm, `[1.0,2.0)` of Maven, `~> 2.1` of RubyGems.
    ///
    /// - Throws: `VersError`: `unknownScheme` without a known syntax and order, `syntax` and `unreadableVersion` for a text
    ///   that is no range, `empty` for one that no version satisfies.
    package init(native text: String, scheme: String) throws(VersError) {
        guard let syntax = NativeRangeSyntaxes.of(scheme: scheme), let order = VersScheme.order(of: scheme) else {
            throw VersError(.unknownScheme, "\(scheme) has no known native ranges")
        }
        let alternatives = try syntax.alternatives(text)
        guard alternatives.reduce(0, { $0 + $1.count }) <= Self.maximumConstraints else {
            throw VersError(.tooLong, "it has more than \(Self.maximumConstraints) constraints")
        }
        var kept: [[VersionConstraint]] = []
        for alternative in alternatives {
            guard !alternative.isEmpty else {
                self.init(scheme: scheme, [])
                return
            }
            if let interval = try VersionConjunction.reduced(alternative, by: order) { kept.append(interval) }
        }
        guard !kept.isEmpty else { throw VersError(.empty, "no version satisfies it") }
        guard kept.count == 1 || !kept.joined().contains(where: { $0.comparator == .notEqual }) else {
            throw VersError(.syntax, "an exclusion in one of several alternatives has no form as vers")
        }
        let isPlain = kept.count == 1
        self.init(scheme: scheme, isPlain ? kept[0] : VersionUnion.flattened(kept, by: order))
    }
}
