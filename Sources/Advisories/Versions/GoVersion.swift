/// A Go module or toolchain version.
///
/// Module versions are Semantic Versioning, pseudo-versions and `+incompatible` included. Release names of the standard
/// library (`go1.21.3`, `go1.22rc1`) are read the way the Go vulnerability database maps them: `1.22.0-rc.1`. What
/// follows a release name, such as ` X:boringcrypto`, `-X:…` or a vendor's suffix, is no part of the version. `(devel)`
/// is none.
struct GoVersion: VersionForm {
    private let version: SemanticVersion

    init?(_ text: [UInt8]) {
        var text = VersionText.trimmed(text)
        let isRelease = VersionText.hasPrefix(text, at: 0, "go")
        if isRelease { text.removeFirst(2) }
        Self.dropExperiments(&text)
        guard let version = SemanticVersion(Self.mapped(text, isRelease: isRelease)) else { return nil }
        self.version = version
    }

    func order(against other: GoVersion) -> VersionOrder { version.order(against: other.version) }

    /// Cuts ` X:…` (Go 1.25 and before) and `-X:…` (since Go 1.26), the list of experiments a toolchain was built with.
    private static func dropExperiments(_ text: inout [UInt8]) {
        if let space = text.firstIndex(of: 32) { text.removeSubrange(space...) }
        for index in text.indices.dropLast(2)
        where text[index] == UInt8(ascii: "-") && VersionText.hasPrefix(text, at: index + 1, "X:") {
            text.removeSubrange(index...)
            return
        }
    }

    /// `1.22rc1` as `1.22.0-rc.1`; other text unchanged, save that a release name loses what follows its numbers.
    private static func mapped(_ text: [UInt8], isRelease: Bool) -> [UInt8] {
        var end = 0
        var dots = 0
        while end < text.count, VersionText.isDigit(text[end]) || text[end] == UInt8(ascii: ".") {
            if text[end] == UInt8(ascii: ".") { dots += 1 }
            end += 1
        }
        guard end > 0, end < text.count else { return text }
        for label: StaticString in ["rc", "beta"] where VersionText.hasPrefix(text, at: end, label) {
            let number = end + label.utf8CodeUnitCount
            let numberEnd = VersionText.endOfDigits(text, from: number, to: text.count)
            guard numberEnd > number, isRelease || numberEnd == text.count else { return text }
            var mapped = Array(text[..<end])
            while dots < 2 {
                mapped += Array(".0".utf8)
                dots += 1
            }
            return mapped + [UInt8(ascii: "-")] + text[end..<number] + [UInt8(ascii: ".")] + text[number..<numberEnd]
        }
        return isRelease ? Array(text[..<end]) : text
    }
}
