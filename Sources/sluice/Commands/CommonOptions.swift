import ArgumentParser
import Documents
import Engine
import Glibc

/// Flags every verb understands.
struct CommonOptions: ParsableArguments {
    @Flag(name: .long, help: "Print no colours; so does NO_COLOR.")
    var noColor = false
    @Flag(name: .shortAndLong, help: "Print results and errors only.")
    var quiet = false
    @Flag(name: .shortAndLong, help: "Print more about what goes on.")
    var verbose = false

    func apply() { Console.configure(quiet: quiet, noColor: noColor, verbose: verbose) }
}

/// Which trust policy holds.
struct TrustOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The trust policy; by default trust.yaml in SLUICE_HOME.", valueName: "file"))
    var trust: String?

    func path() throws(CommandFailure) -> String {
        if let trust { return trust }
        let path = try OperatorHome.current().trustPath
        guard Files.exists(path) else {
            throw CommandFailure(
                .usage, "there is no trust policy at \(path)",
                fix: "Run 'sluice init' to write one, or name one with --trust FILE.")
        }
        return path
    }
}

/// The moment an evaluation counts as.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Judge as of this RFC 3339 time. Logged and replayable, but never counted for admission, promotion order, soak or baseline.",
            valueName: "time"))
    var effectiveTime: String?

    func time() throws(CommandFailure) -> EvaluationTime {
        if let effectiveTime {
            guard let instant = Timestamp(effectiveTime) else {
                throw CommandFailure(
                    .usage, "'\(effectiveTime)' is no time", fix: "Write it as 2026-11-23T12:00:00Z.")
            }
            return EvaluationTime(instant, source: .given)
        }
        return EvaluationTime(WallClock.now, source: .clock)
    }
}

/// The only place that reads the time of day.
enum WallClock {
    static var now: Timestamp { Timestamp(secondsSinceEpoch: Int64(Glibc.time(nil))) ?? .epoch }
}
