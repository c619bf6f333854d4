/// The name of one thing the evaluator read; the same on every machine, so that it can stand in the input manifest.
package struct InputName: Sendable, Hashable, Comparable {
    package let text: String

    private init(_ kind: String, _ name: String) { text = "\(kind):\(name)" }
    /// A name out of an input manifest.
    package init(manifest text: String) { self.text = text }

    package static let release = InputName(manifest: "release")
    /// A detached SSH signature over the release document.
    package static let releaseSignature = InputName(manifest: "release-signature")
    package static let trust = InputName(manifest: "trust")
    package static let roles = InputName(manifest: "roles")
    package static let baseline = InputName(manifest: "baseline")
    package static let history = InputName(manifest: "history")
    package static func definition(_ path: String) -> InputName { InputName("definition", path) }
    package static func artifact(_ name: String) -> InputName { InputName("artifact", name) }
    package static func baselineArtifact(_ name: String) -> InputName { InputName("baseline-artifact", name) }
    /// A reference with its scheme, such as `file:advisories/`.
    package static func file(_ reference: String) -> InputName { InputName("source", reference) }
    package static func answer(_ stage: String) -> InputName { InputName("answer", stage) }
    package static func act(_ digest: String) -> InputName { InputName("act", digest) }

    package static func < (left: InputName, right: InputName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
    package static func == (left: InputName, right: InputName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }
}
