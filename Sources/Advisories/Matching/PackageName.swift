/// Names of packages, written so that two names of one package are the same bytes.
enum PackageName {
    /// - Parameter ecosystem: The OSV ecosystem; what follows a colon in it makes no difference.
    static func normalised(_ name: String, ecosystem: String) -> String {
        let base = String(Substring(ecosystem.utf8.prefix { $0 != UInt8(ascii: ":") }))
        switch base {
        case "PyPI": return collapsed(name)
        // One registry entry whatever the case, and crates.io takes both signs for one.
        case "crates.io": return replacing(UInt8(ascii: "_"), by: UInt8(ascii: "-"), in: lowercased(name))
        // Case counts in some of these registries, but too many tools lower it; no two packages differ by case alone
        // where it matters.
        case "npm", "Go", "NuGet", "Packagist", "Hex", "Pub", "GitHub Actions", "Bitnami", "ConanCenter":
            return lowercased(name)
        case "SwiftURL": return repository(lowercased(name))
        default: return name
        }
    }

    /// PEP 503: lower case, and runs of `-`, `_` and `.` are one `-`.
    private static func collapsed(_ name: String) -> String {
        var bytes: [UInt8] = []
        var isAfterSeparator = false
        for byte in name.utf8 {
            let isSeparator = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            if !isSeparator {
                bytes.append(VersionText.lowercased(byte))
            } else if !isAfterSeparator {
                bytes.append(UInt8(ascii: "-"))
            }
            isAfterSeparator = isSeparator
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lowercased(_ name: String) -> String {
        String(decoding: name.utf8.map(VersionText.lowercased), as: UTF8.self)
    }

    private static func replacing(_ old: UInt8, by new: UInt8, in name: String) -> String {
        String(decoding: name.utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
    }

    /// `https://github.com/a/b.git` as `github.com/a/b`.
    private static func repository(_ name: String) -> String {
        var name = Substring(name)
        for scheme in ["https://", "http://"] where name.utf8.starts(with: scheme.utf8) {
            name = name.dropFirst(scheme.utf8.count)
        }
        if name.utf8.suffix(4).elementsEqual(".git".utf8) { name = name.dropLast(4) }
        return String(name)
    }
}
