import Artifacts
import Inventory

/// The distribution and release of one operating-system package.
struct DistributionRelease {
    let distribution: Distribution
    /// As stated; nothing when neither the purl nor the inventory states one.
    let release: String?

    /// Tells it from the `distro` qualifier, the namespace and the inventory's operating system, in this order.
    ///
    /// A `distro` that names a distribution wins over the namespace; one that is not known gives nothing, since
    /// packages of a derivative must not be held against its parent's advisories.
    init?(_ url: PackageURL, operatingSystem: OperatingSystem?) {
        let candidates = Distribution.all.filter { $0.type == url.type }
        let namespace = url.namespace.flatMap { Self.distribution(named: $0, among: candidates) }
        let system = operatingSystem.flatMap { Self.distribution(named: Self.lowercased($0.name), among: candidates) }
        let stated: (distribution: Distribution, release: String?)?
        if let text = url.qualifier("distro").map(Self.lowercased) {
            stated =
                Self.split(text, among: candidates)
                ?? namespace.flatMap { Self.isRelease(text, of: $0) ? ($0, text) : nil }
        } else {
            stated = (url.namespace == nil ? system : namespace).map { ($0, nil) }
        }
        guard let stated else { return nil }
        distribution = stated.distribution
        if stated.release == nil, system?.base == stated.distribution.base {
            release = operatingSystem?.version.map(Self.lowercased)
        } else {
            release = stated.release
        }
    }

    private static func distribution(named name: String, among candidates: [Distribution]) -> Distribution? {
        candidates.first { $0.ids.contains(name) }
    }

    /// `debian-12`, `opensuse-leap-15.5`, `debian`: the longest id that fits, and what follows it.
    private static func split(_ text: String, among candidates: [Distribution]) -> (Distribution, String?)? {
        var best: (id: String, distribution: Distribution)?
        for distribution in candidates {
            for id in distribution.ids where text == id || text.utf8.starts(with: (id + "-").utf8) {
                if id.utf8.count > (best?.id.utf8.count ?? 0) { best = (id, distribution) }
            }
        }
        guard let best else { return nil }
        let rest = String(Substring(text.utf8.dropFirst(best.id.utf8.count + 1)))
        return (best.distribution, rest.isEmpty ? nil : rest)
    }

    private static func isRelease(_ text: String, of distribution: Distribution) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "v") }
        return distribution.codenames[text] != nil || text == "edge" || digits.first.map(VersionText.isDigit) == true
    }

    private static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(VersionText.lowercased), as: UTF8.self)
    }
}
