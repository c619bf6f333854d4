/// The parts of timestamps and durations.
///
/// Each works on a timestamp in UTC, or at an offset given as a string: `t.getHours('+02:00')`. Months and days of the
/// week, month and year count from 0, except that `getDate` counts days of the month from 1.
enum TimeFunctions {
    static let all: [FunctionDeclaration] = [
        accessor("getFullYear") { $0.date.year },
        accessor("getMonth") { $0.date.month - 1 },
        accessor("getDate") { $0.date.day },
        accessor("getDayOfMonth") { $0.date.day - 1 },
        accessor("getDayOfWeek") { Moment.dayOfWeek($0.date) },
        accessor("getDayOfYear") { $0.date.dayOfYear },
        accessor("getHours", duration: { $0 / 3_600_000_000_000 }) { $0.secondOfDay / 3600 },
        accessor("getMinutes", duration: { $0 / 60_000_000_000 }) { $0.secondOfDay / 60 % 60 },
        accessor("getSeconds", duration: { $0 / 1_000_000_000 }) { $0.secondOfDay % 60 },
        accessor("getMilliseconds", duration: { $0 / 1_000_000 % 1000 }) { $0.nanoseconds / 1_000_000 },
    ]

    /// A timestamp taken apart at one offset.
    private struct Moment {
        let date: CivilDate
        let secondOfDay: Int
        let nanoseconds: Int

        /// 0 for Sunday; 1970-01-01 was a Thursday.
        static func dayOfWeek(_ date: CivilDate) -> Int { ((date.daysSinceEpoch + 4) % 7 + 7) % 7 }
    }

    private static func accessor(
        _ name: String, duration: (@Sendable (Int64) -> Int64)? = nil, _ part: @escaping @Sendable (Moment) -> Int
    ) -> FunctionDeclaration {
        var overloads: [FunctionDeclaration.Overload] = [
            .method([.timestamp], .int), .method([.timestamp, .string], .int),
        ]
        if duration != nil { overloads.append(.method([.duration], .int)) }
        return FunctionDeclaration(
            name, overloads,
            unary: { (value, _) throws(EvaluationError) in
                if case .duration(let span) = value, let duration { return .int(duration(span.nanoseconds)) }
                guard case .timestamp(let timestamp) = value else { throw .noOverload(name, value) }
                return .int(Int64(part(moment(timestamp, offset: 0))))
            },
            binary: { (value, zone, _) throws(EvaluationError) in
                guard case .timestamp(let timestamp) = value, case .string(let zone) = zone else {
                    throw .noOverload(name, value, zone)
                }
                guard let offset = TimeZoneOffset.seconds(zone) else {
                    throw EvaluationError(
                        .invalidArgument,
                        "the time zone '\(zone)' is not known; write its offset from UTC, like '+02:00'")
                }
                return .int(Int64(part(moment(timestamp, offset: offset))))
            })
    }

    private static func moment(_ timestamp: ExpressionTimestamp, offset: Int) -> Moment {
        let (date, second) = timestamp.civil(offset: offset)
        return Moment(date: date, secondOfDay: second, nanoseconds: Int(timestamp.nanoseconds))
    }
}
