/// Version specifiers of PEP 440: `~=2.2, !=2.4.*, <3`.
enum PythonSpecifiers: NativeRangeSyntax {
    static let schemes = ["pypi"]
    private static let maximumAlternatives = 64

    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]] {
        var alternatives: [[VersionConstraint]] = [[]]
        for part in text.split(separator: ",") {
            let part = part.trimmedSpace
            guard !part.isEmpty else { continue }
            let choices = try choices(part)
            guard alternatives.count * choices.count <= maximumAlternatives else {
                throw VersError(.tooLong, "it excludes too many series")
            }
            alternatives = choices.flatMap { choice in alternatives.map { $0 + choice } }
        }
        return alternatives
    }

    private static func choices(_ clause: Substring) throws(VersError) -> [[VersionConstraint]] {
        let (sign, version) = RangeText.sign(of: clause, among: "<>=!~")
        let isSeries = version.utf8.suffix(2).elementsEqual(".*".utf8)
        switch sign {
        case "==" where isSeries: return [try series(version)]
        case "!=" where isSeries:
            let series = try series(version)
            return [
                [VersionConstraint(.less, series[0].version)], [VersionConstraint(.greaterOrEqual, series[1].version)],
            ]
        case _ where version.isEmpty || version.utf8.contains(UInt8(ascii: "*")):
            throw VersError(.syntax, "\(clause) is no version specifier")
        case "", "==", "===": return [[VersionConstraint(.equal, String(version))]]
        case "~=": return [try compatible(version)]
        case "!=", "<", "<=", ">", ">=":
            return [[VersionConstraint(VersionComparator(rawValue: String(sign)) ?? .equal, String(version))]]
        default: throw VersError(.syntax, "\(sign) is no operator")
        }
    }

    /// `1.2.*`: from the first development release of 1.2 up to that of 1.3.
    private static func series(_ version: Substring) throws(VersError) -> [VersionConstraint] {
        let (epoch, release) = try parts(version.dropLast(2))
        guard release.rest.isEmpty else { throw VersError(.syntax, "\(version) is no series") }
        let upper = release.raised(at: release.numbers.count - 1)
        return [
            VersionConstraint(.greaterOrEqual, "\(epoch)\(release.text).dev0"),
            VersionConstraint(.less, "\(epoch)\(upper).dev0"),
        ]
    }

    /// `~=2.2.1`: from 2.2.1 on within `2.2.*`.
    private static func compatible(_ version: Substring) throws(VersError) -> [VersionConstraint] {
        let (epoch, release) = try parts(version)
        guard release.numbers.count > 1 else { throw VersError(.syntax, "~= needs two numbers at least") }
        return [
            VersionConstraint(.greaterOrEqual, String(version)),
            VersionConstraint(.less, "\(epoch)\(release.raised(at: release.numbers.count - 2)).dev0"),
        ]
    }

    private static func parts(_ version: Substring) throws(VersError) -> (epoch: Substring, ReleaseNumbers) {
        let start = version.firstIndex(of: "!").map { version.index(after: $0) } ?? version.startIndex
        var text = version[start...]
        if text.utf8.first.map({ $0 | 0x20 == UInt8(ascii: "v") }) == true { text = text.dropFirst() }
        guard let release = ReleaseNumbers(text) else { throw VersError(.syntax, "\(version) has no release number") }
        return (version[..<start], release)
    }
}
