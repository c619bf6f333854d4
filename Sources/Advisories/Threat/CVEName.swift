/// The form of CVE identifiers: `CVE-`, four digits, `-`, four to nineteen digits.
enum CVEName {
    static func isValid(_ text: some Collection<UInt8>) -> Bool {
        guard (13...28).contains(text.count), text.starts(with: "CVE-".utf8) else { return false }
        let rest = text.dropFirst(4)
        return rest.prefix(4).allSatisfy(VersionText.isDigit) && rest.dropFirst(4).first == UInt8(ascii: "-")
            && rest.dropFirst(5).allSatisfy(VersionText.isDigit)
    }
}
