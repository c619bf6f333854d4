/// What a caged program may use.
package struct CageLimits: Sendable {
    /// Time and output, kept from outside.
    package var run: RunLimits
    /// Processor time in seconds, of each process.
    package var processorSeconds: Int
    /// Address space in bytes, of each process; an allocation beyond it fails inside the program.
    package var memoryBytes: Int
    /// The largest file in bytes that a process may write.
    package var fileBytes: Int
    /// The size in bytes of the cage's own `/tmp`, which lives in memory.
    package var temporaryBytes: Int
    /// Processes and threads that may exist in the cage at once.
    package var processes: Int
    /// Descriptors that a process may hold open.
    package var openFiles: Int

    package init(
        run: RunLimits = RunLimits(), processorSeconds: Int = 60, memoryBytes: Int = 2 << 30, fileBytes: Int = 64 << 20,
        temporaryBytes: Int = 64 << 20, processes: Int = 64, openFiles: Int = 256
    ) {
        self.run = run
        self.processorSeconds = processorSeconds
        self.memoryBytes = memoryBytes
        self.fileBytes = fileBytes
        self.temporaryBytes = temporaryBytes
        self.processes = processes
        self.openFiles = openFiles
    }
}
