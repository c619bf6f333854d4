import Artifacts

/// The inputs of an old decision with other definitions, and perhaps another trust, in the place of its own.
///
/// What the proposed definitions ask for and nobody recorded is an error that names it, never an empty answer.
struct ProposedSource: InputSource {
    let recorded: RecordedSource
    let proposed: ProposedDefinitions
    /// Stages whose recorded answer is of another program or of other options than the proposed ones.
    let outdatedAnswers: [InputName]

    func bytes(of name: InputName) throws(InputError) -> [UInt8] {
        if let file = try proposed.file(name) { return file.bytes }
        guard let bytes = try recorded.recordedBytes(of: name) else { throw Self.neverRecorded(name) }
        return bytes
    }

    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]? {
        if outdatedAnswers.contains(name) {
            throw InputError(
                "replay.answer-outdated",
                "'\(name.text)' was recorded from another program or other options than the proposed ones")
        }
        let bytes = try recorded.recordedBytes(of: name)
        if bytes == nil, name.text.utf8.starts(with: "answer:".utf8) { throw Self.neverRecorded(name) }
        return bytes
    }

    func recordedDigest(of name: InputName) -> Digest? {
        if let file = try? proposed.file(name) { return file.digest }
        return recorded.recordedDigest(of: name)
    }

    static func neverRecorded(_ name: InputName) -> InputError {
        InputError(
            "replay.input-not-recorded", "'\(name.text)', which the proposed definitions ask for, was never recorded")
    }
}
