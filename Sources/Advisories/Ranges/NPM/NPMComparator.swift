/// One comparator of an npm range.
struct NPMComparator: Sendable, Hashable {
    let comparator: VersionComparator
    let version: NPMVersion
    /// Whether the bound follows from a shorter form (`^1.2`), which closes it with `-0`.
    let isDerived: Bool

    init(_ comparator: VersionComparator, _ version: NPMVersion, isDerived: Bool = false) {
        self.comparator = comparator
        self.version = version
        self.isDerived = isDerived
    }

    /// `<0.0.0-0`, which nothing satisfies.
    static var nothing: NPMComparator? {
        NPMVersion(0, 0, 0, prerelease: "0").map { NPMComparator(.less, $0, isDerived: true) }
    }

    var isNothing: Bool { comparator == .less && version.text == "0.0.0-0" }

    var text: String { (comparator == .equal ? "" : comparator.rawValue) + version.text }

    func holds(for other: NPMVersion) -> Bool { other.order(against: version).map(comparator.holds) == true }
}
