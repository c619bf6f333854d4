/// Until when releases of distributions, runtimes and products are supported, as endoflife.date tells it.
///
/// A product is known by endoflife.date's name for it: `debian`, `ubuntu`, `nodejs`. What is not in the table is unknown,
/// never supported.
package struct EndOfLifeTable: Sendable, Hashable {
    /// Until when something lasts.
    package enum End: Sendable, Hashable {
        /// It has not ended, and no day is set.
        case open
        /// It has ended, on a day that is not known.
        case past
        /// The last day.
        case on(CalendarDate)

        /// Whether it has ended on a day; the last day itself still counts.
        package func hasPassed(by day: CalendarDate) -> Bool {
            switch self {
            case .open: false
            case .past: true
            case .on(let last): last < day
            }
        }
    }

    /// One line of releases that share a support period: `12`, `22.04`, `3.11`.
    package struct Cycle: Sendable, Hashable {
        package let name: String
        package let codename: String?
        /// The end of security fixes by the maintainers.
        package let endOfLife: End
        /// The end of active support, where it comes before the end of life.
        package let endOfSupport: End?
        /// The end of fixes beyond the end of life, which are mostly paid for; nothing when there are none.
        package let endOfExtendedSupport: End?
        /// The newest version of the cycle.
        package let latest: String?
    }

    struct Product: Sendable, Hashable {
        let name: String
        let cycles: [Cycle]
    }

    /// Sorted by the bytes of the name, each once.
    let products: [Product]

    package var productNames: [String] { products.map(\.name) }

    /// The cycles of a product, in the order of the feed; none for a product that is not in the table.
    package func cycles(of product: String) -> [Cycle] {
        SortedNames.find(product, in: products) { $0.name }?.cycles ?? []
    }

    /// The status of a product's release on a given day.
    ///
    /// - Parameter release: A version or release (`12`, `12.5`, `v3.19.1`, `22.04`) or the word of a code name (`bookworm`).
    package func status(of product: String, release: String, on day: CalendarDate) -> SupportStatus {
        guard let cycle = cycle(of: release, among: cycles(of: product)) else { return SupportStatus(.unknown, nil) }
        if !cycle.endOfLife.hasPassed(by: day) {
            let isLate = cycle.endOfSupport?.hasPassed(by: day) ?? false
            return SupportStatus(isLate ? .securityOnly : .supported, cycle)
        }
        let isExtended = cycle.endOfExtendedSupport.map { !$0.hasPassed(by: day) } ?? false
        return SupportStatus(isExtended ? .extended : .ended, cycle)
    }

    /// The cycle whose name is the release or, cut at a full stop or hyphen, its longest beginning.
    private func cycle(of release: String, among cycles: [Cycle]) -> Cycle? {
        let text = VersionText.lowercased(Array(release.utf8))
        let number = text.first == UInt8(ascii: "v") ? Array(text.dropFirst()) : text
        var best: Cycle?
        for cycle in cycles {
            let name = VersionText.lowercased(Array(cycle.name.utf8))
            let rest = number.dropFirst(name.count)
            guard !name.isEmpty, number.starts(with: name), rest.isEmpty || rest.first == 0x2E || rest.first == 0x2D
            else { continue }
            if name.count > best?.name.utf8.count ?? 0 { best = cycle }
        }
        return best ?? cycles.first { Self.isCodename(text, of: $0) }
    }

    /// Whether the word is the code name or its first word: `jammy` of "Jammy Jellyfish".
    private static func isCodename(_ word: [UInt8], of cycle: Cycle) -> Bool {
        guard let name = cycle.codename.map({ VersionText.lowercased(Array($0.utf8)) }), !word.isEmpty else {
            return false
        }
        return name == word || name.prefix { $0 != UInt8(ascii: " ") }.elementsEqual(word)
    }
}
