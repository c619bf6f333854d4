package import Artifacts

/// An external program to run in a cage: its bytes are pinned by digest, its request goes to standard input.
package struct ProgramRequest: Sendable {
    package let stage: String
    /// The program, as the operator names it.
    package let program: SourceReference
    package let digest: Digest
    package let arguments: [String]
    package let request: [UInt8]
    /// Wall-clock seconds until it and its children are killed.
    package let timeoutSeconds: Int
    package let memoryMegabytes: Int
    package let outputBytes: Int

    package init(
        stage: String, program: SourceReference, digest: Digest, arguments: [String], request: [UInt8],
        timeoutSeconds: Int, memoryMegabytes: Int, outputBytes: Int
    ) {
        self.stage = stage
        self.program = program
        self.digest = digest
        self.arguments = arguments
        self.request = request
        self.timeoutSeconds = timeoutSeconds
        self.memoryMegabytes = memoryMegabytes
        self.outputBytes = outputBytes
    }
}

/// Runs external programs without network, keys, ledger or repository in reach.
package protocol ProgramRunner: Sendable {
    /// The program's standard output.
    /// - Throws: `StageFailure` when there is no cage, the digest differs, a limit is hit or the exit status is not 0.
    func run(_ request: ProgramRequest) async throws(StageFailure) -> [UInt8]
}
