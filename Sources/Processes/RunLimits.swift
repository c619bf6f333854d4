/// The bounds that are kept from outside a program: time and output.
package struct RunLimits: Sendable {
    /// Wall time until the program's process group is killed.
    package var wallTime: Duration
    /// How long the group may take to end after SIGTERM before SIGKILL follows; zero sends SIGKILL at once.
    package var grace: Duration
    /// Bytes of standard output that may come; one more is an error.
    package var outputBytes: Int
    /// Bytes of standard error that may come; one more is an error.
    package var errorBytes: Int

    package init(
        wallTime: Duration = .seconds(60), grace: Duration = .zero, outputBytes: Int = 16 << 20,
        errorBytes: Int = 1 << 20
    ) {
        self.wallTime = wallTime
        self.grace = grace
        self.outputBytes = outputBytes
        self.errorBytes = errorBytes
    }
}
