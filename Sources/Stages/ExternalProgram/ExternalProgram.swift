package import Artifacts
package import Documents
package import Engine
import Findings

/// Runs an external program, pinned by SHA-256, in a cage, and takes its findings.
///
/// The program gets one JSON object on standard input: `{release, environment, artifacts, options}`; artifacts with bytes come
/// as text under `content` when `send` names them. It answers one JSON object on standard output:
/// `{"examined": N, "total": N, "findings": [{rule, severity, artifact, subject?, message, remedy?}]}`. Anything else, a
/// non-zero exit, a limit that is hit or a missing cage makes the stage errored. What it answered is recorded, and replay
/// uses the record.
///
/// ```yaml
/// - uses: exec
///   with:
///     program: file:plugins/licences.py
///     sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
///     send: [storefront-sbom]
/// ```
package struct ExternalProgram: Stage {
    package static let kind = "exec"
    package static let revision = 1
    package static let summary = "Runs an external program, pinned by digest, in a cage."

    package struct Options: StageOptions {
        package var program: Located<SourceReference>
        package var digest: Digest
        package var arguments: [String]
        /// Names of artifacts whose bytes the program gets.
        package var send: [Located<String>]
        /// Seconds until it is killed with its children.
        package var timeout: Int
        package var memoryMegabytes: Int
        /// Passed on as they are.
        package var options: JSONValue

        package static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Options {
            var reader = reader
            let program = reader.required("program", as: SourceReference.self)
            let sha256 = reader.required("sha256", as: String.self)
            let digest = Digest(.sha256, hex: sha256.value)
            if sha256.span != nil, digest == nil {
                reader.report(
                    Diagnostic(
                        "exec.digest", "'sha256' must be 64 lower-case hexadecimal digits", at: sha256.span,
                        fix: "Take it from sha256sum."))
            }
            let arguments = reader.list("arguments", of: String.self)
            let send = reader.list("send", of: String.self)
            let timeout = reader.optional("timeoutSeconds", default: 60)
            let memory = reader.optional("memoryMegabytes", default: 512)
            if !(1...3600).contains(timeout.value) || !(16...16384).contains(memory.value) {
                reader.report(
                    Diagnostic(
                        "exec.limits", "limits are 1 to 3600 seconds and 16 to 16384 megabytes",
                        at: timeout.span ?? memory.span))
            }
            let options = reader.node("options")
            return try reader.finish {
                Options(
                    program: program, digest: digest ?? .placeholder, arguments: arguments.map(\.value), send: send,
                    timeout: timeout.value, memoryMegabytes: memory.value, options: options?.jsonValue ?? .object([]))
            }
        }
    }

    private let options: Options

    package init(_ options: Options) { self.options = options }

    package func evaluate(_ release: Release, in context: StageContext) async throws(StageFailure) -> StageResult {
        let request = ProgramRequest(
            stage: context.stage, program: options.program.value, digest: options.digest,
            arguments: options.arguments, request: try request(release, context), timeoutSeconds: options.timeout,
            memoryMegabytes: options.memoryMegabytes, outputBytes: 8 << 20)
        let answer = try await context.answer(of: request)
        return try ProgramAnswer(answer, release: release).result
    }

    private func request(_ release: Release, _ context: StageContext) throws(StageFailure) -> [UInt8] {
        var artifacts: [JSONValue] = []
        for artifact in release.artifacts {
            var members: [JSONValue.Member] = [
                .init("digest", .string(artifact.digest.description)), .init("name", .string(artifact.name)),
                .init("subject", .optional(artifact.subject)), .init("type", .string(artifact.type.rawValue)),
            ]
            if options.send.contains(where: { $0.value.utf8.elementsEqual(artifact.name.utf8) }) {
                guard let text = String(validating: try context.bytes(of: artifact), as: UTF8.self) else {
                    throw StageFailure("exec.not-text", "'\(artifact.name)' is not UTF-8 text and can't be sent")
                }
                members.append(.init("content", .string(text)))
            }
            artifacts.append(.object(members))
        }
        for name in options.send where release.artifact(name.value) == nil {
            throw StageFailure(
                "exec.unknown-artifact", "the release has no artifact '\(name.value)' to send",
                remedy: "Name artifacts of the release under 'send'.")
        }
        do {
            return try CanonicalJSON.encode([
                "artifacts": .array(artifacts), "environment": .string(context.environment),
                "options": options.options,
                "release": [
                    "digest": .string(release.digest.description), "name": .string(release.name),
                    "project": .string(release.project), "version": .string(release.version),
                ],
            ])
        } catch {
            throw StageFailure("exec.request", "the request can't be written: \(error)")
        }
    }
}
