/// The events of a range at one version.
struct RangeStep: Sendable {
    /// Nothing for `introduced: "0"`, which comes before every version.
    let version: Version?
    /// As the record states it.
    let text: String
    var isIntroduced = false
    var isFixed = false
    var isLastAffected = false

    init(version: Version?, text: String) {
        self.version = version
        self.text = text
    }
}
