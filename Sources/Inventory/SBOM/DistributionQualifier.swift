import Artifacts

/// Tells the distribution from what package purls say of it.
enum DistributionQualifier {
    /// The distribution that most packages name, and whether they name several.
    static func operatingSystem(of components: [Component]) -> (system: OperatingSystem?, isMixed: Bool) {
        var counts: [OperatingSystem: Int] = [:]
        for component in components {
            guard let url = component.packageURL, ["apk", "deb", "rpm", "alpm"].contains(url.type),
                let text = url.qualifier("distro")
            else { continue }
            counts[system(text, namespace: url.namespace), default: 0] += 1
        }
        let ranked = counts.sorted { left, right in
            if left.value != right.value { return left.value > right.value }
            return ByteOrder.precedes(
                "\(left.key.name)\0\(left.key.version ?? "")", "\(right.key.name)\0\(right.key.version ?? "")")
        }
        return (ranked.first?.key, ranked.count > 1)
    }

    /// `debian-12` and `opensuse-leap-15.5` name the distribution; `3.18.4` leaves that to the purl's namespace.
    private static func system(_ text: String, namespace: String?) -> OperatingSystem {
        func beginsWithDigit(_ text: some StringProtocol) -> Bool {
            text.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        }
        if beginsWithDigit(text), let namespace { return OperatingSystem(name: namespace, version: text) }
        guard let dash = text.lastIndex(of: "-"), dash > text.startIndex,
            beginsWithDigit(text[text.index(after: dash)...])
        else { return OperatingSystem(name: text, version: nil) }
        return OperatingSystem(name: String(text[..<dash]), version: String(text[text.index(after: dash)...]))
    }
}
