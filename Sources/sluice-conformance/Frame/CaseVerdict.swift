/// How one case came out.
enum CaseVerdict: Equatable {
    case passed
    case failed(wanted: String, got: String)
    /// Not judged, and why; the same words for every case that is skipped for the same reason.
    case skipped(String)

    /// Passed when both are the same.
    static func comparing(wanted: String, got: String) -> CaseVerdict {
        wanted.utf8.elementsEqual(got.utf8) ? .passed : .failed(wanted: wanted, got: got)
    }
}
