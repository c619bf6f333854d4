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
            guard let value = Self.value(member.key, of: vector) else {
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

    private static func value(_ key: String, of vector: CVSSVector) -> String? {
        let tenths = [vector.baseTenths, vector.temporalTenths, vector.environmentalTenths]
        switch key {
        case "base": return CVSSVector.text(tenths: tenths[0])
        case "temporal": return CVSSVector.text(tenths: tenths[1])
        case "environmental": return CVSSVector.text(tenths: tenths[2])
        case "score": return CVSSVector.text(tenths: vector.publishedTenths)
        case "scores": return tenths.map { CVSSVector.text(tenths: $0) }.joined(separator: " ")
        case "severity": return vector.severity.rawValue
        case "severities":
            // The bands of 2.0 have no "none": there the word stands for a group that is left out.
            let groups = [true, vector.hasTemporal, vector.hasEnvironmental]
            return zip(tenths, groups).map { tenths, isThere in
                vector.version == .v2_0 && !isThere ? "none" : vector.version.severity(tenths: tenths).rawValue
            }.joined(separator: " ")
        case "clean_vector": return vector.canonical
        default: return nil
        }
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
