import Documents

/// A version of the Common Weakness Enumeration: `4.13`, `3.4.1`.
struct CWEVersion: Comparable, Sendable {
    /// The first version that records whether a weakness may be used for mapping.
    static let firstWithUsage = CWEVersion(numbers: [4, 12])
    /// The version that the list of names was taken from.
    static let lastExact = CWEVersion(numbers: [4, 14])

    private let numbers: [Int]

    private init(numbers: [Int]) { self.numbers = numbers }

    /// Nothing unless the text is numbers with dots between.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count < 6 ? Int(Substring($0)) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count else { return nil }
        self.numbers = numbers
    }

    /// Whether the enumeration was published in this version, as far as is known.
    var isPublished: Bool { Self.releases.contains { $0.version == self } || self > Self.newest }

    static func < (left: CWEVersion, right: CWEVersion) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }

    /// The version that was the latest at a moment; nothing before the first.
    static func latest(at moment: Timestamp) -> CWEVersion? { releases.last { $0.date <= moment }?.version }

    /// The newest version that is known here.
    static var newest: CWEVersion { releases.last?.version ?? lastExact }

    /// Version and day of release, oldest first.
    private static let releases: [(version: CWEVersion, date: Timestamp)] = """
        1.0 2008-09-09  1.0.1 2008-10-14  1.1 2008-11-24  1.2 2009-01-12  1.3 2009-03-10  1.4 2009-05-27
        1.5 2009-07-27  1.6 2009-10-29  1.7 2009-12-28  1.8 2010-02-16  1.8.1 2010-04-05  1.9 2010-06-21
        1.10 2010-09-27  1.11 2010-12-13  1.12 2011-03-30  1.13 2011-06-01  2.0 2011-06-27  2.1 2011-09-13
        2.2 2012-05-14  2.3 2012-10-30  2.4 2013-02-21  2.5 2013-07-17  2.6 2014-02-19  2.7 2014-06-23
        2.8 2014-07-31  2.9 2015-12-07  2.10 2017-01-19  2.11 2017-05-05  2.12 2017-11-08  3.0 2017-11-08
        3.1 2018-03-29  3.2 2019-01-03  3.3 2019-06-20  3.4 2019-09-19  3.4.1 2019-09-23  4.0 2020-02-24
        4.1 2020-06-25  4.2 2020-08-20  4.3 2020-12-10  4.4 2021-03-15  4.5 2021-07-20  4.6 2021-10-28
        4.7 2022-04-28  4.8 2022-06-28  4.9 2022-10-13  4.10 2023-01-31  4.11 2023-04-27  4.12 2023-06-29
        4.13 2023-10-26  4.14 2024-02-29  4.15 2024-07-16  4.16 2024-11-19  4.17 2025-04-03  4.18 2025-09-09
        """.split { $0 == " " || $0 == "\n" }.map(String.init).inPairs.compactMap { version, day in
            guard let version = CWEVersion(version), let date = Timestamp(day + "T00:00:00Z") else { return nil }
            return (version, date)
        }
}

extension [String] {
    /// The first with the second, the third with the fourth and so on.
    fileprivate var inPairs: [(String, String)] {
        stride(from: 0, to: count - 1, by: 2).map { (self[$0], self[$0 + 1]) }
    }
}
