import Advisories
import Documents

/// Constraints of grype's tables, node-semver's fixtures, and lists of Debian and Alpine versions.
struct VersionConstraintsSuite: ConformanceSuite {
    static let name = "version-constraints"

    private static let schemes: [String: VersionScheme] = [
        "apk": .alpine, "bitnami": .bitnami, "deb": .debian, "gem": .rubygems, "go": .go, "jvm": .jvm, "maven": .maven,
        "pacman": .alpm, "pep440": .pypi, "portage": .gentoo, "rpm": .rpm, "semver": .semver,
    ]

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let kind = conformanceCase["kind"]?.string else { throw SuiteFault(description: "no kind") }
        switch kind {
        case "comparison", "equality":
            guard let input = conformanceCase["input"] else { throw SuiteFault(description: "no input") }
            return try VersionOrderCases.judge(kind, input, conformanceCase["expect"])
        case "compare": return try compare(conformanceCase)
        case "constraint": return try constraint(conformanceCase)
        case "npm-range": return try npmRange(conformanceCase)
        case "npm-range-parse": return try npmRangeForm(conformanceCase)
        case "valid-version", "invalid-version":
            let version = conformanceCase["version"]?.string.flatMap {
                NPMVersion($0, loose: Self.isLoose(conformanceCase))
            }
            guard kind == "valid-version", let wanted = conformanceCase["expect"] else {
                return .comparing(wanted: "refused", got: version?.text ?? "refused")
            }
            return .comparing(wanted: Self.text(wanted), got: version?.text ?? "refused")
        default: throw SuiteFault(description: "a case of an unknown kind: \(kind)")
        }
    }

    private func compare(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let format = conformanceCase["format"]?.string, let left = conformanceCase["a"]?.string,
            let right = conformanceCase["b"]?.string, let wanted = conformanceCase["expect"]?.string
        else { throw SuiteFault(description: "no format, versions or expectation") }
        guard let scheme = Self.schemes[format] else { return .skipped("no version order for \(format)") }
        let got =
            switch scheme.compare(left, right) {
            case .before: "<"
            case .same: "="
            case .after: ">"
            case nil: "no order"
            }
        return .comparing(wanted: wanted, got: got)
    }

    private func constraint(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let format = conformanceCase["format"]?.string, let version = conformanceCase["version"]?.string,
            let constraint = conformanceCase["constraint"]?.string,
            let wanted = conformanceCase["expect"]?["satisfied"]?.bool
        else { throw SuiteFault(description: "no format, version, constraint or expectation") }
        if format == "fuzzy" { return .skipped("versions of an unknown scheme have no order: unknown, never a pass") }
        guard let scheme = Self.schemes[format] else { return .skipped("no version order for \(format)") }
        do throws(VersError) {
            let answer = try AdvisoryRangeText(constraint).contains(version, by: scheme)
            return .comparing(wanted: wanted ? "inside" : "outside", got: "\(answer)")
        } catch {
            return .failed(wanted: "\(wanted)", got: "refused: \(error)")
        }
    }

    private func npmRange(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let text = conformanceCase["range"]?.string,
            let wanted = conformanceCase["expect"]?["satisfied"]?.bool
        else { throw SuiteFault(description: "no range or expectation") }
        let version = conformanceCase["version"]?.string.flatMap {
            NPMVersion($0, loose: Self.isLoose(conformanceCase))
        }
        let range = Self.range(text, conformanceCase)
        let got = version.map { range?.contains($0) == true } ?? false
        return .comparing(wanted: "\(wanted)", got: "\(got)")
    }

    private func npmRangeForm(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let text = conformanceCase["range"]?.string else { throw SuiteFault(description: "no range") }
        return .comparing(
            wanted: conformanceCase["expect"]?["canonical"]?.string ?? "refused",
            got: Self.range(text, conformanceCase)?.text ?? "refused")
    }

    private static func range(_ text: String, _ conformanceCase: SuiteCase) -> NPMRange? {
        NPMRange(
            text, loose: isLoose(conformanceCase),
            includesPrereleases: conformanceCase["options"]?["includePrerelease"]?.bool == true)
    }

    /// True as JavaScript has it: the fixtures also write numbers.
    private static func isLoose(_ conformanceCase: SuiteCase) -> Bool {
        switch conformanceCase["options"]?["loose"] {
        case nil, .null: false
        case let value?: value.bool ?? (value.integer != 0)
        }
    }

    private static func text(_ wanted: JSONValue) -> String {
        let numbers = ["major", "minor", "patch"].map { wanted[$0]?.integer.map { "\($0)" } ?? "?" }
        let labels = (wanted["prerelease"]?.array ?? []).map { $0.string ?? $0.integer.map { "\($0)" } ?? "?" }
        return numbers.joined(separator: ".") + (labels.isEmpty ? "" : "-" + labels.joined(separator: "."))
    }
}
