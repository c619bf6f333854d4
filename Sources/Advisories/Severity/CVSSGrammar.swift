/// The metrics and values of one CVSS version, and how its vectors are read and written.
///
/// Vectors are read in any order of their metrics, each at most once, and written in the order of the version's document.
struct CVSSGrammar: Sendable {
    /// The value of each metric by its place in the grammar: 0 when it is absent or not defined, 1 for its first value.
    typealias Values = SIMD32<UInt8>

    /// One metric, with names packed into numbers so that a reader compares no strings.
    private struct Metric: Sendable {
        let name: String
        let packedName: UInt64
        let values: [String]
        let packedValues: [UInt64]

        init(_ words: [String]) {
            name = words[0]
            packedName = CVSSGrammar.packed(words[0])
            values = Array(words.dropFirst())
            packedValues = values.map(CVSSGrammar.packed)
        }
    }

    /// The bytes of a word of at most six, after a mark without which zero bytes before it would not show.
    private static func packed(_ word: String) -> UInt64 { word.utf8.reduce(1) { $0 << 8 | UInt64($1) } }

    /// What a vector begins with.
    let prefix: String
    /// The word for a value that is not defined, of metrics that are not mandatory.
    private let packedUndefined: UInt64
    private let mandatory: Int
    /// The places of the temporal (in 4.0 threat) and of the environmental metrics.
    let temporal: Range<Int>
    let environmental: Range<Int>
    private let metrics: [Metric]

    /// - Parameters:
    ///   - mandatory: How many of the first metrics every vector must have: those of the base.
    ///   - temporal: How many follow of the temporal group, and then `environmental` ones.
    ///   - metrics: Each metric's name and then its values, apart by spaces; at most 32, words of at most 6 bytes.
    init(prefix: String, undefined: String, mandatory: Int, temporal: Int, environmental: Int, metrics: [String]) {
        self.prefix = prefix
        self.temporal = mandatory..<mandatory + temporal
        self.environmental = mandatory + temporal..<mandatory + temporal + environmental
        packedUndefined = Self.packed(undefined)
        self.mandatory = mandatory
        self.metrics = metrics.map { Metric($0.split(separator: " ").map(String.init)) }
    }

    /// The values of a vector whose prefix has been read.
    func read(_ text: Substring.UTF8View) throws(CVSSFault) -> Values {
        var values = Values.zero
        var seen: UInt32 = 0
        var expected = 0
        var part = 1
        var name: UInt64?
        var word: UInt64 = 1
        for byte in text {
            switch byte {
            case UInt8(ascii: "/"):
                guard let metric = name else { throw .part(part) }
                try set(metric, word, in: &values, seen: &seen, expected: &expected)
                (name, word, part) = (nil, 1, part + 1)
            case UInt8(ascii: ":"):
                guard name == nil else { throw .part(part) }
                (name, word) = (word, 1)
            default:
                // A word of seven bytes is none of the grammar's, whatever follows.
                if word >> 56 == 0 { word = word << 8 | UInt64(byte) }
            }
        }
        guard let metric = name else { throw .part(part) }
        try set(metric, word, in: &values, seen: &seen, expected: &expected)
        for index in 0..<mandatory where values[index] == 0 { throw .missing(metric: metrics[index].name) }
        return values
    }

    private func set(
        _ name: UInt64, _ word: UInt64, in values: inout Values, seen: inout UInt32, expected: inout Int
    ) throws(CVSSFault) {
        let index = try place(of: name, expected: expected)
        expected = index + 1
        guard seen & 1 << UInt32(index) == 0 else { throw .duplicate(metric: metrics[index].name) }
        seen |= 1 << UInt32(index)
        if index >= mandatory, word == packedUndefined { return }
        guard let value = metrics[index].packedValues.firstIndex(of: word) else {
            throw .value(metric: metrics[index].name)
        }
        values[index] = UInt8(value + 1)
    }

    /// Where the metric stands; most vectors have them in order, so the expected place is looked at first.
    private func place(of name: UInt64, expected: Int) throws(CVSSFault) -> Int {
        if expected < metrics.count, metrics[expected].packedName == name { return expected }
        if let index = metrics.firstIndex(where: { $0.packedName == name }) { return index }
        let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: name >> (8 * UInt64($0))) }
        throw .metric(String(decoding: bytes.drop { $0 == 0 }.dropFirst(), as: UTF8.self))
    }

    /// The vector in the order of the document, without values that are not defined.
    func text(_ values: Values) -> String {
        prefix
            + metrics.indices.filter { values[$0] > 0 }.map {
                "\(metrics[$0].name):\(metrics[$0].values[Int(values[$0]) - 1])"
            }.joined(separator: "/")
    }
}
