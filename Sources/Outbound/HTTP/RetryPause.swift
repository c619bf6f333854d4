/// How long to wait before an idempotent request is sent again.
struct RetryPause {
    /// What a busy server or one that is being replaced answers.
    static let statuses: Set<Int> = [429, 502, 503, 504]

    private(set) var milliseconds: Int
    private let limit: Int

    /// Twice as long after each attempt.
    init(attempt: Int, limit: Int) {
        self.limit = limit
        milliseconds = min(limit, 200 << min(max(attempt - 1, 0), 10))
    }

    /// Waits at least as long as `Retry-After` asks for in seconds, within the limit; a date there is not heeded.
    mutating func heed(_ response: OutboundResponse) {
        guard let text = response.header("retry-after"), let seconds = Int(text), seconds >= 0 else { return }
        milliseconds = min(limit, max(milliseconds, seconds > limit / 1000 ? limit : seconds * 1000))
    }
}
