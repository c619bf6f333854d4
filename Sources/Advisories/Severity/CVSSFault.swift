/// Why a text is no CVSS vector.
package enum CVSSFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// It begins with a `CVSS:` version that is not 3.0, 3.1 or 4.0.
    case version
    /// A part is not `metric:value`; the 1-based place of the part after the version.
    case part(Int)
    /// The version has no such metric.
    case metric(String)
    /// The metric has no such value.
    case value(metric: String)
    case duplicate(metric: String)
    /// A metric that every vector of the version must have is not there.
    case missing(metric: String)

    package var description: String {
        switch self {
        case .version: "it is of no known CVSS version"
        case .part(let place): "part \(place) is not 'metric:value'"
        case .metric(let name): "'\(name)' is no metric of this version"
        case .value(let metric): "'\(metric)' has no such value"
        case .duplicate(let metric): "'\(metric)' is given twice"
        case .missing(let metric): "'\(metric)' is missing"
        }
    }
}
