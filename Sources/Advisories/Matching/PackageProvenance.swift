import Artifacts
import Inventory

/// Whether a package that bears a distribution's name comes from the distribution, as far as its inventory says.
///
/// A repository beside the distribution's own, such as Docker's or EPEL, has advisories of its own or none: held against the
/// distribution's, its packages look clean, or mended in versions that never were theirs.
enum PackageProvenance {
    /// What speaks against the distribution, as a clause; nothing when nothing does, which is what most inventories say.
    ///
    /// Read are the purl's qualifiers `repository_url`, `origin` and `vendor`, the supplier of the component, and marks that
    /// well-known repositories leave in versions. A repository that can't be told to be the distribution's is not: whether a
    /// mirror is true to it nobody says here.
    static func stranger(_ component: Component, _ url: PackageURL, of distribution: Distribution) -> String? {
        if let repository = url.qualifier("repository_url") {
            let host = host(of: repository)
            if !distribution.hosts.contains(where: { isHost(host, of: $0) }) {
                return "it comes from the repository \(AdvisoryGround.shown(repository))"
            }
        }
        // What Alpine calls origin is the source package.
        if url.type != "apk", let origin = url.qualifier("origin"), !distribution.isNamed(by: origin) {
            return "its origin is \(AdvisoryGround.shown(origin))"
        }
        if let vendor = url.qualifier("vendor"), !distribution.isVendor(vendor) {
            return "its vendor is \(AdvisoryGround.shown(vendor))"
        }
        if let supplier = component.supplier, isStranger(supplier, to: distribution) {
            return "its supplier is \(AdvisoryGround.shown(supplier))"
        }
        if let version = component.effectiveVersion, let mark = VersionMarks.mark(in: version) {
            return "'\(mark)' in its version is a mark of another repository"
        }
        return nil
    }

    /// Vendors of rpm packages are few and known; maintainers of Debian and Alpine packages are thousands, so that there only
    /// those count who are known to be somebody else.
    private static func isStranger(_ supplier: String, to distribution: Distribution) -> Bool {
        guard distribution.type != "rpm" else {
            // What rpm prints where there is none.
            return supplier != "(none)" && !distribution.isVendor(supplier)
        }
        guard let at = supplier.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let rest = supplier.utf8[supplier.utf8.index(after: at)...]
        let domain = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: ")") }
        let text = lowercased(String(Substring(domain)))
        return maintainers.contains(text)
            || text.firstIndex(of: ".").map { maintainers.contains(String(text[text.index(after: $0)...])) } ?? false
    }

    /// Mail domains of those who publish packages for distributions from repositories of their own.
    private static let maintainers: Set<String> = [
        "docker.com", "nvidia.com", "microsoft.com", "google.com", "nodesource.com", "nginx.com", "f5.com",
        "gitlab.com", "grafana.com", "elastic.co", "hashicorp.com", "mongodb.com", "mysql.com", "oracle.com",
        "percona.com", "datadoghq.com", "confluent.io", "influxdata.com", "redis.com", "redis.io", "aquasec.com",
        "kubernetes.io", "anydesk.com", "slack-corp.com", "cloudflare.com", "newrelic.com", "rabbitmq.com",
        "mariadb.com", "mariadb.org", "sury.org",
    ]

    private static func host(of repository: String) -> String {
        var text = Substring(lowercased(repository))
        if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
        text = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // What stands before an at sign names a user, not the host.
        if let at = text.lastIndex(of: "@") { text = text[text.index(after: at)...] }
        return String(text.prefix { $0 != ":" })
    }

    private static func isHost(_ host: String, of domain: String) -> Bool {
        host.utf8.elementsEqual(domain.utf8)
            || host.utf8.suffix(domain.utf8.count + 1).elementsEqual(("." + domain).utf8)
    }

    static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(VersionText.lowercased), as: UTF8.self)
    }
}

/// Marks in versions by which repositories tell their builds from a distribution's.
enum VersionMarks {
    private static let marks: [[UInt8]] = [
        "pgdg", "nodesource", "deb.sury.org", "ppa", "remi", "elrepo",
    ].map { Array($0.utf8) }

    /// The mark that stands in a version as a word: after a sign or a number, and before a number, a sign or the end.
    ///
    /// One pass, since every operating-system package comes by.
    static func mark(in version: String) -> String? {
        var version = version
        return version.withUTF8 { bytes in
            for start in bytes.indices.dropFirst() {
                guard !isLetter(bytes[start - 1]), isLetter(bytes[start]) else { continue }
                for mark in marks where start + mark.count <= bytes.count {
                    let end = start + mark.count
                    guard zip(bytes[start..<end], mark).allSatisfy({ VersionText.lowercased($0) == $1 }),
                        end == bytes.count || !isLetter(bytes[end])
                    else { continue }
                    return String(decoding: mark, as: UTF8.self)
                }
            }
            return nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(VersionText.lowercased(byte))
    }
}

extension Distribution {
    /// Domains of its own repositories.
    var hosts: [String] {
        switch base {
        case "Debian": ["debian.org"]
        case "Ubuntu": ["archive.ubuntu.com", "security.ubuntu.com", "ports.ubuntu.com", "esm.ubuntu.com"]
        case "Alpine": ["alpinelinux.org"]
        case "Wolfi": ["packages.wolfi.dev"]
        case "Chainguard": ["packages.cgr.dev", "apk.cgr.dev"]
        case "MinimOS": ["packages.mini.dev"]
        case "Alpaquita": ["packages.bell-sw.com"]
        case "Red Hat": ["redhat.com"]
        case "Rocky Linux": ["rockylinux.org"]
        case "AlmaLinux": ["almalinux.org"]
        case "SUSE": ["suse.com"]
        case "openSUSE": ["opensuse.org"]
        case "openEuler": ["openeuler.org"]
        case "Mageia": ["mageia.org"]
        case "Azure Linux": ["packages.microsoft.com"]
        case "Photon OS": ["packages.vmware.com"]
        case "Oracle Linux": ["yum.oracle.com"]
        case "Amazon Linux": ["amazonlinux.us-east-1.amazonaws.com", "cdn.amazonlinux.com"]
        case "Fedora": ["fedoraproject.org"]
        default: []
        }
    }

    /// What the vendors of its packages begin with, lower-case; its own names when none stands here.
    private var vendors: [String] {
        switch base {
        case "Red Hat": ["red hat"]
        case "Rocky Linux": ["rocky"]
        case "AlmaLinux": ["almalinux", "cloudlinux"]
        case "SUSE": ["suse"]
        case "openSUSE": ["opensuse", "suse"]
        case "openEuler": ["openeuler", "http://openeuler.org", "https://openeuler.org"]
        case "Azure Linux": ["microsoft"]
        case "Photon OS": ["vmware", "broadcom"]
        case "Oracle Linux": ["oracle"]
        case "Amazon Linux": ["amazon"]
        default: ids
        }
    }

    func isVendor(_ text: String) -> Bool {
        let text = PackageProvenance.lowercased(text)
        return vendors.contains { text.utf8.starts(with: $0.utf8) }
    }

    func isNamed(by text: String) -> Bool {
        let text = PackageProvenance.lowercased(text)
        return ids.contains { $0.utf8.elementsEqual(text.utf8) } || isVendor(text)
    }
}
