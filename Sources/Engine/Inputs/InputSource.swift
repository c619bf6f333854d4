package import Artifacts

/// Where inputs come from: the operator's files when a release is judged, the evidence store when it is replayed.
package protocol InputSource: Sendable {
    /// The bytes of an input.
    /// - Throws: `InputError` when there is none or it can't be read; there is no empty stand-in.
    func bytes(of name: InputName) throws(InputError) -> [UInt8]

    /// The recorded bytes when this source replays a record that has them; nothing when the input is still to be made.
    func recordedBytes(of name: InputName) throws(InputError) -> [UInt8]?

    /// The digest of an input's bytes when it is known before they are read, because the bytes came from the evidence by it;
    /// nothing when they have to be kept and hashed first.
    func recordedDigest(of name: InputName) -> Digest?

    /// What people call an input in diagnostics: its path as they know it.
    func title(of name: InputName) -> String
}

extension InputSource {
    package func recordedDigest(of name: InputName) -> Digest? { nil }
    package func title(of name: InputName) -> String { name.text }
}
