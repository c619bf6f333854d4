/// The form of CVE ids: `CVE-2021-44228`.
enum CVEID {
    static func isOne(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return parts.count == 3 && parts[0].elementsEqual("CVE".utf8) && parts[1].count == 4 && parts[2].count >= 4
            && parts[1].allSatisfy(digits.contains) && parts[2].allSatisfy(digits.contains)
    }
}
