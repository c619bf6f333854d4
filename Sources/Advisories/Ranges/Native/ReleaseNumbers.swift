/// The dotted numbers at the start of a version, for syntaxes that derive a bound from them.
struct ReleaseNumbers {
    private(set) var numbers: [UInt64] = []
    /// What follows the numbers: `-beta`, `.*`, `rc1`.
    let rest: Substring

    /// Nothing when the text does not begin with a number, or a number is too large.
    init?(_ text: Substring) {
        var rest = text.utf8[...]
        while true {
            let digits = rest.prefix(while: VersionText.isDigit)
            guard !digits.isEmpty, numbers.count < 64, let number = UInt64(Substring(digits)), number < UInt64.max
            else {
                return nil
            }
            numbers.append(number)
            rest = rest[digits.endIndex...]
            guard rest.first == UInt8(ascii: "."), rest.dropFirst().first.map(VersionText.isDigit) == true else {
                break
            }
            rest = rest.dropFirst()
        }
        self.rest = Substring(rest)
    }

    /// The numbers up to `index` with the last of them raised by one; numbers that are missing count as 0.
    func raised(at index: Int) -> String {
        var kept = Array(numbers.prefix(index + 1))
        while kept.count <= index { kept.append(0) }
        kept[index] += 1
        return kept.map(String.init).joined(separator: ".")
    }

    var text: String { numbers.map(String.init).joined(separator: ".") }
    var firstNonZero: Int? { numbers.firstIndex { $0 != 0 } }
}
