/// How much of the other side's time and bytes a request takes; there is no request without limits.
package struct OutboundLimits: Sendable {
    /// For one request with its redirects and repetitions, in seconds; what streams a body may ask for more.
    package var seconds: Int
    /// Between two pieces of an answer.
    package var idleSeconds: Int
    package var connectSeconds: Int
    /// Names and values together.
    package var headerBytes: Int
    package var headerFields: Int
    package var redirects: Int
    /// How often an idempotent request is sent in all.
    package var attempts: Int
    /// The longest pause between two of them, also when `Retry-After` asks for more.
    package var pauseMilliseconds: Int

    package init(
        seconds: Int = 60, idleSeconds: Int = 20, connectSeconds: Int = 10, headerBytes: Int = 64 << 10,
        headerFields: Int = 100, redirects: Int = 5, attempts: Int = 4, pauseMilliseconds: Int = 10_000
    ) {
        self.seconds = seconds
        self.idleSeconds = idleSeconds
        self.connectSeconds = connectSeconds
        self.headerBytes = headerBytes
        self.headerFields = headerFields
        self.redirects = redirects
        self.attempts = attempts
        self.pauseMilliseconds = pauseMilliseconds
    }
}
