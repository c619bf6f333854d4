import Documents
import Engine

/// A run as it is put into the queue: the release with its files, and where it is to be promoted to.
///
/// Trust is not in it: whose trust policy holds, the worker's operator says, as of every run.
struct RunRequest {
    let environment: String
    let release: ReleaseFiles

    private static let question = "request"
    private static let files = "release"

    func encoded() throws -> [UInt8] {
        let question = try CanonicalJSON.payload(["environment": .string(environment), "version": 1])
        return FileBundle.make([
            NamedBytes(name: Self.question, bytes: question), NamedBytes(name: Self.files, bytes: try release.bundle()),
        ])
    }

    init(environment: String, release: ReleaseFiles) {
        self.environment = environment
        self.release = release
    }

    /// - Throws: A failure of usage: what does not read now never will.
    init(_ bytes: [UInt8], id: String) throws(CommandFailure) {
        func malformed() -> CommandFailure {
            CommandFailure(.usage, "the request '\(id)' in the queue is not of a form that this version knows")
        }
        guard let parts = try? FileBundle.files(in: bytes, name: id), parts.count == 2,
            let question = parts.first(where: { $0.name.utf8.elementsEqual(Self.question.utf8) }),
            let files = parts.first(where: { $0.name.utf8.elementsEqual(Self.files.utf8) }),
            let value = try? JSONReader.value(question.bytes), value["version"]?.integer == 1,
            let environment = value["environment"]?.string
        else { throw malformed() }
        self.init(environment: environment, release: try ReleaseFiles(bundle: files.bytes, title: "release of \(id)"))
    }
}
