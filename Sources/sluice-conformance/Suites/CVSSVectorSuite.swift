import Advisories
import Documents
import Findings

/// CVSS vectors of all versions with their scores, bands and canonical forms, and malformed ones.
struct CVSSVectorSuite: ConformanceSuite {
    static let name = "cvss-vectors"

    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict {
        guard let text = conformanceCase["vector"]?.string, let expect = conformanceCase["expect"] else {
            throw SuiteFault(description: "no vector or expectation")
        }
        let vector: CVSSVector
        do throws(CVSSFault) {
            vector = try CVSSVector(text)
        } catch {
            return expect["error"]?.bool == true ? .passed : .failed(wanted: "scores", got: "refused: \(error)")
        }
        // A case says which version's reader it is for; the vector alone says so too, but for 2.0, which has no prefix.
        if let version = conformanceCase["version"]?.string, !Self.isRead(vector.version, by: version) {
            return expect["error"]?.bool == true
                ? .passed : .failed(wanted: "version \(version)", got: "version \(vector.version.rawValue)")
        }
        if expect["error"]?.bool == true { return .failed(wanted: "refusal", got: vector.canonical) }
        var wanted: [String] = []
        var got: [String] = []
        for member in expect.members ?? [] {
            guard let value = Self.value(member.key, of: vector, count: member.value.array?.count ?? 1) else {
                return .skipped("no such expectation is known here")
            }
            wanted.append("\(member.key) \(try Self.text(member.value))")
            // Null is expected of a group that the vector leaves out.
            let isLeftOut = member.value == .null && !Self.has(member.key, vector)
            got.append("\(member.key) \(isLeftOut ? "none" : value)")
        }
        return .comparing(wanted: wanted.joined(separator: ", "), got: got.joined(separator: ", "))
    }

    private static func isRead(_ version: CVSSVersion, by reader: String) -> Bool {
        reader.utf8.elementsEqual("3.x".utf8)
            ? version == .v3_0 || version == .v3_1 : reader.utf8.elementsEqual(version.rawValue.utf8)
    }

    private static func has(_ group: String, _ vector: CVSSVector) -> Bool {
        switch group {
        case "temporal": vector.hasTemporal
        case "environmental": vector.hasEnvironmental
        default: true
        }
    }

    /// - Parameter count: How many values are expected of a list.
    private static func value(_ key: String, of vector: CVSSVector, count: Int) -> String? {
        switch key {
        case "base": return CVSSVector.text(tenths: vector.baseTenths)
        case "temporal": return CVSSVector.text(tenths: vector.temporalTenths)
        case "environmental": return CVSSVector.text(tenths: vector.environmentalTenths)
        case "score": return CVSSVector.text(tenths: vector.publishedTenths)
        case "severity": return vector.severity.rawValue
        case "clean_vector": return vector.canonical
        case "scores": return list(of: vector, count) { CVSSVector.text(tenths: $0) }
        case "severities": return list(of: vector, count) { vector.version.severity(tenths: $0).rawValue }
        default: return nil
        }
    }

    /// The groups' scores as the suite lists them: in 2.0 none of a group that is left out, in 4.0 one of all groups.
    private static func list(of vector: CVSSVector, _ count: Int, _ text: (Int) -> String) -> String {
        let tenths: [Int?] =
            switch vector.version {
            case .v2_0:
                [
                    vector.baseTenths, vector.hasTemporal ? vector.temporalTenths : nil,
                    vector.hasEnvironmental ? vector.environmentalTenths : nil,
                ]
            case .v3_0, .v3_1: [vector.baseTenths, vector.temporalTenths, vector.environmentalTenths]
            case .v4_0: [vector.publishedTenths, nil, nil]
            }
        return tenths.prefix(count).map { $0.map(text) ?? "none" }.joined(separator: " ")
    }

    /// Scores with one place, bands in lower case.
    private static func text(_ value: JSONValue) throws -> String {
        switch value {
        case .integer(let number): return "\(number).0"
        case .double(let number): return CVSSVector.text(tenths: Int((number * 10).rounded()))
        case .string(let text) where text.utf8.contains(UInt8(ascii: ":")): return text
        case .string(let word): return word.lowercased()
        case .null: return "none"
        case .array(let list): return try list.map(text).joined(separator: " ")
        default: throw SuiteFault(description: "an expectation that is no score, word or vector")
        }
    }
}
