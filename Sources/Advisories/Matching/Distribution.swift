/// A Linux distribution: how purls, os-release and OSV each call it, and how OSV names its releases.
struct Distribution: Sendable {
    enum ReleaseRule: Sendable {
        /// There are no releases.
        case rolling
        /// `9.3` is release `9`.
        case major
        /// `22.04` as it is; Ubuntu's may have `:LTS` behind it.
        case majorMinor
        /// `3.18.4` is `v3.18`.
        case alpine
        /// `9.3` is any stream of `enterprise_linux:9`.
        case redHat
        /// `15.4` is any product that ends so: ` 15 SP4`.
        case suse
        /// `15.5` is `Leap 15.5`; no number is `Tumbleweed`.
        case openSUSE
        /// `22.03` is any service pack of `22.03-LTS`.
        case servicePacks
    }

    /// The OSV ecosystem.
    let base: String
    /// The purl type of its packages.
    let type: String
    /// Names in purl namespaces and `ID`s of os-release, lower-case, the purl's own first.
    let ids: [String]
    let rule: ReleaseRule
    /// Release names that stand for numbers.
    let codenames: [String: String]
    /// Whether its advisories name source packages, so that a binary package alone finds nothing.
    let namesSources: Bool

    private init(
        _ base: String, _ type: String, _ ids: [String], _ rule: ReleaseRule, codenames: [String: String] = [:],
        namesSources: Bool = false
    ) {
        self.base = base
        self.type = type
        self.ids = ids
        self.rule = rule
        self.codenames = codenames
        self.namesSources = namesSources
    }

    /// Every distribution that can be told; whether there is a feed for it is the snapshot's matter.
    static let all: [Distribution] = [
        Distribution(
            "Debian", "deb", ["debian"], .major,
            codenames: [
                "stretch": "9", "buster": "10", "bullseye": "11", "bookworm": "12", "trixie": "13", "forky": "14",
            ], namesSources: true),
        Distribution(
            "Ubuntu", "deb", ["ubuntu"], .majorMinor,
            codenames: [
                "trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04", "jammy": "22.04",
                "noble": "24.04",
            ], namesSources: true),
        Distribution("Alpine", "apk", ["alpine"], .alpine, namesSources: true),
        Distribution("Wolfi", "apk", ["wolfi"], .rolling, namesSources: true),
        Distribution("Chainguard", "apk", ["chainguard"], .rolling, namesSources: true),
        Distribution("MinimOS", "apk", ["minimos"], .rolling, namesSources: true),
        Distribution("Alpaquita", "apk", ["alpaquita"], .major, namesSources: true),
        Distribution("Red Hat", "rpm", ["redhat", "rhel"], .redHat),
        Distribution("Rocky Linux", "rpm", ["rocky", "rocky-linux", "rockylinux"], .major),
        Distribution("AlmaLinux", "rpm", ["almalinux", "alma"], .major),
        Distribution("SUSE", "rpm", ["suse", "sles", "sled", "sles_sap"], .suse, namesSources: true),
        Distribution(
            "openSUSE", "rpm", ["opensuse", "opensuse-leap", "opensuse-tumbleweed"], .openSUSE,
            namesSources: true),
        Distribution("openEuler", "rpm", ["openeuler"], .servicePacks, namesSources: true),
        Distribution("Mageia", "rpm", ["mageia"], .major, namesSources: true),
        Distribution("Azure Linux", "rpm", ["azurelinux", "mariner", "cbl-mariner"], .major),
        Distribution("Photon OS", "rpm", ["photon"], .majorMinor),
        Distribution("Oracle Linux", "rpm", ["oracle", "ol", "oraclelinux"], .major),
        Distribution("Amazon Linux", "rpm", ["amzn", "amazon", "amazonlinux"], .major),
        Distribution("Fedora", "rpm", ["fedora"], .major),
    ]

    /// The ecosystems that hold for a release as purls and os-release write it; nothing when it is none.
    func selector(release text: String?) -> EcosystemSelector? {
        if case .rolling = rule { return EcosystemSelector(base: base, release: .any) }
        let text = text.map { codenames[$0] ?? $0 }
        if case .openSUSE = rule {
            let release = text.flatMap { Self.numbers($0, 2) }.map { "Leap " + $0 } ?? "Tumbleweed"
            return EcosystemSelector(base: base, release: .oneOf([release]))
        }
        guard let text else { return nil }
        if case .alpine = rule, Self.isEdge(text) { return EcosystemSelector(base: base, release: .oneOf(["edge"])) }
        guard let major = Self.numbers(text, 1), let both = Self.numbers(text, 2) else { return nil }
        let release: EcosystemSelector.Release? =
            switch rule {
            case .rolling, .openSUSE: nil
            case .major: .oneOf([major])
            case .majorMinor: .oneOf([both, both + ":LTS"])
            case .alpine: .oneOf(["v" + both])
            case .redHat: .beginning(["enterprise_linux:" + major])
            case .suse: .ending(Self.servicePack(major, both))
            case .servicePacks: .beginning([both])
            }
        return release.map { EcosystemSelector(base: base, release: $0) }
    }

    /// Alpine's development branch, by its name or by a pre-release number such as `3.21_alpha20240807`.
    private static func isEdge(_ text: String) -> Bool { text == "edge" || text.utf8.contains(UInt8(ascii: "_")) }

    private static func servicePack(_ major: String, _ both: String) -> String {
        let minor = both.utf8.dropFirst(major.utf8.count + 1)
        return minor.isEmpty || minor.elementsEqual("0".utf8) ? " " + major : " \(major) SP\(String(Substring(minor)))"
    }

    /// The first numbers of a dotted text, a leading `v` left out; fewer when it has fewer, nothing when it has none.
    private static func numbers(_ text: String, _ count: Int) -> String? {
        let bytes = Array(text.utf8.drop { $0 == UInt8(ascii: "v") })
        var end = 0
        for number in 0..<count {
            let start = number == 0 ? 0 : end + 1
            guard number == 0 || (end < bytes.count && bytes[end] == UInt8(ascii: ".")) else { break }
            var stop = min(start, bytes.count)
            while stop < bytes.count, VersionText.isDigit(bytes[stop]) { stop += 1 }
            guard stop > start else { break }
            end = stop
        }
        return end > 0 ? String(decoding: bytes[..<end], as: UTF8.self) : nil
    }
}
