/// Where a finding stands in a file of the release.
package struct FindingLocation: Sendable, Hashable {
    /// The file as the release names it, never an absolute path.
    package let file: String
    /// 1-based; nothing when the format has no lines.
    package let line: Int?
    package let column: Int?

    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}
