import Advisories
import Documents

/// The vers specification's own cases: version orders, native ranges, canonical form and containment.
struct VersSpecSuite: ConformanceSuite {
    static let name = "vers-spec"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let type = conformanceCase["test_type"]?.string, let input = conformanceCase["input"],
            let expectation = conformanceCase["expect"]
        else { throw SuiteFault(description: "no type, input or expectation") }
        let wanted = expectation["expected_failure"]?.bool == true ? nil : expectation["expected_output"]
        switch type {
        case "comparison", "equality": return try VersionOrderCases.judge(type, input, wanted)
        case "from_native":
            guard let scheme = input["scheme"]?.string, let native = input["native_range"]?.string else {
                throw SuiteFault(description: "no scheme or range")
            }
            return verdict(wanted?.string) { () throws(VersError) in
                try VersRange(native: native, scheme: scheme).description
            }
        case "containment":
            guard let vers = input["vers"]?.string, let version = input["version"]?.string else {
                throw SuiteFault(description: "no range or version")
            }
            let wanted = wanted?.bool.map { $0 ? "inside" : "outside" }
            return verdict(wanted) { () throws(VersError) in "\(try VersRange(parsing: vers).contains(version))" }
        case "validate":
            guard let text = input.string else { throw SuiteFault(description: "no range") }
            return verdict(wanted?.string) { () throws(VersError) in try VersRange(parsing: text).description }
        case "parse":
            guard let text = input.string else { throw SuiteFault(description: "no range") }
            return verdict(wanted.map(Self.parts)) { () throws(VersError) in Self.parts(try VersRange(canonical: text))
            }
        default: throw SuiteFault(description: "a test of an unknown type: \(type)")
        }
    }

    private func verdict(_ wanted: String?, _ result: () throws(VersError) -> String) -> CaseVerdict {
        do throws(VersError) {
            return .comparing(wanted: wanted ?? "refused", got: try result())
        } catch {
            return wanted == nil ? .passed : .failed(wanted: wanted ?? "", got: "refused: \(error)")
        }
    }

    private static func parts(_ range: VersRange) -> String {
        ([range.scheme] + range.constraints.map { "\($0.comparator.rawValue) \($0.version)" }).joined(separator: ", ")
    }

    private static func parts(_ wanted: JSONValue) -> String {
        let constraints = wanted["version_constraints"]?.array ?? []
        return
            ([wanted["scheme"]?.string ?? ""]
            + constraints.map { ($0.array ?? []).compactMap(\.string).joined(separator: " ") })
            .joined(separator: ", ")
    }
}
