import Advisories

/// Whether one snapshot may take another's place.
enum SnapshotStep {
    /// - Throws: `advisories.rolled-back` for a snapshot that comes before the present one, or is another one of the same number.
    static func check(
        from present: SnapshotManifest, to next: SnapshotManifest, at place: String
    ) throws(CommandFailure) {
        guard next.sequence < present.sequence || (next.sequence == present.sequence && next.digest != present.digest)
        else {
            return
        }
        throw CommandFailure(
            .broken,
            "\(place) holds snapshot \(present.sequence), \(present.digest), and this is snapshot \(next.sequence), "
                + "\(next.digest) [advisories.rolled-back]",
            fix: "Use the later one; to go back on purpose, use another place. Nothing was changed.")
    }
}
