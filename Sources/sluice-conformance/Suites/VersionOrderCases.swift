import Advisories
import Documents

/// Cases that list versions of one scheme: put them in order, or say whether they are equal.
enum VersionOrderCases {
    /// - Parameter wanted: The sorted versions, or whether all are equal.
    static func judge(_ kind: String, _ input: JSONValue, _ wanted: JSONValue?) throws -> CaseVerdict {
        guard let name = input["input_scheme"]?.string, let versions = input["versions"]?.array?.compactMap(\.string),
            !versions.isEmpty
        else { throw SuiteFault(description: "no scheme or versions") }
        guard let scheme = VersionScheme.of(vers: name) else { return .skipped("no version order for \(name)") }
        if let unreadable = versions.first(where: { scheme.compare($0, $0) == nil }) {
            return .failed(wanted: "an order", got: "\(unreadable) can't be read")
        }
        if kind == "equality" {
            let isEqual = versions.allSatisfy { scheme.compare(versions[0], $0) == .same }
            return .comparing(wanted: "\(wanted?.bool == true)", got: "\(isEqual)")
        }
        let sorted = versions.sorted { scheme.compare($0, $1) == .before }
        let list = wanted?.array?.compactMap(\.string) ?? []
        // What is equal may stand in either order.
        let isSame = list.count == sorted.count && zip(list, sorted).allSatisfy { scheme.compare($0, $1) == .same }
        return isSame ? .passed : .failed(wanted: list.joined(separator: " "), got: sorted.joined(separator: " "))
    }
}
