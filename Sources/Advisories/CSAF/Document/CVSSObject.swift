import Documents
import Findings

/// A CVSS object of a score or metric.
struct CVSSObject: Sendable {
    let node: CSAFNode
    /// The key it stands under: `cvss_v3`.
    let field: String

    static let fields = ["cvss_v2", "cvss_v3", "cvss_v4"]

    var properties: CVSSProperties { field == "cvss_v2" ? .v2 : field == "cvss_v3" ? .v3 : .v4 }

    /// The vector; nothing when there is none or it is of another version than the field's.
    var vector: CVSSVector? {
        guard let text = node["vectorString"].string, let vector = try? CVSSVector(text), isOwn(vector.version) else {
            return nil
        }
        return vector
    }

    /// The metrics of the vector by name, as written: also those of a vector that is not valid.
    var metrics: [ByteKey: String] {
        let parts = (node["vectorString"].string ?? "").utf8.split(separator: UInt8(ascii: "/"))
        return Dictionary(
            parts.compactMap { part -> (ByteKey, String)? in
                let pair = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                return pair.count == 2 ? (ByteKey(Array(pair[0])), String(Substring(pair[1]))) : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the vector's version may stand in the field.
    func isOwn(_ version: CVSSVersion) -> Bool {
        switch field {
        case "cvss_v2": version == .v2_0
        case "cvss_v3": version == .v3_0 || version == .v3_1
        default: version == .v4_0
        }
    }

    /// Whether a metric has a value, by its property or in the vector.
    func has(_ metric: String, _ value: String) -> Bool {
        if metrics[ByteKey(metric)]?.utf8.elementsEqual(value.utf8) == true { return true }
        return properties.metrics.contains { property in
            property.metric == metric && property.word(for: value).map { node[property.name].is($0) } == true
        }
    }
}

extension CSAFNode {
    /// A number as tenths; nothing when it is none, or has more than one decimal place.
    var tenths: Int? {
        switch value {
        case .integer(let number): return (0...10).contains(number) ? Int(number) * 10 : nil
        case .double(let number):
            guard number >= 0, number <= 10 else { return nil }
            let tenths = (number * 10).rounded()
            return abs(number * 10 - tenths) < 1e-9 ? Int(tenths) : nil
        default: return nil
        }
    }
}

extension CSAFDocument {
    /// The CVSS objects of a vulnerability, each with the metric it belongs to.
    func scores(of vulnerability: CSAFNode) -> [(metric: CSAFNode, object: CVSSObject)] {
        metrics(of: vulnerability).flatMap { metric in
            CVSSObject.fields.map { (metric, CVSSObject(node: content(of: metric)[$0], field: $0)) }.filter {
                $0.1.node.isPresent
            }
        }
    }

    var scores: [CVSSObject] { vulnerabilities.flatMap { scores(of: $0).map(\.object) } }
}
