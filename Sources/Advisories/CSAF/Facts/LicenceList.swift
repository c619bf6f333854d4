/// The licences and exceptions that have an identifier: of SPDX, and of AboutCode's ScanCode LicenseDB.
///
/// Identifiers compare without regard to ASCII case, as SPDX asks for.
enum LicenceList {
    enum Standing: Sendable {
        case listed
        case deprecated
        /// In neither list.
        case unlisted
        /// Under the prefix of an inventory that is not known here.
        case foreign
    }

    /// How an identifier of a licence or, after `WITH`, of an exception stands in the lists.
    static func standing(of identifier: String, isException: Bool) -> Standing {
        let name = VersionText.lowercased(Array(identifier.utf8))
        for prefix in ["licenseref-", "additionref-"] where name.starts(with: prefix.utf8) {
            let scanCode = Array((prefix + "scancode-").utf8)
            guard name.starts(with: scanCode) else { return .foreign }
            let key = ByteKey(Array(name.dropFirst(scanCode.count)))
            return scanCodeKeys.contains(key) ? .listed : scanCodeOldKeys.contains(key) ? .deprecated : .unlisted
        }
        let key = ByteKey(name)
        if isException {
            return exceptions.contains(key) ? .listed : oldExceptions.contains(key) ? .deprecated : .unlisted
        }
        return licences.contains(key) ? .listed : oldLicences.contains(key) ? .deprecated : .unlisted
    }

    private static let licences = words(spdxText)
    private static let oldLicences = words(spdxDeprecatedText)
    private static let exceptions = words(exceptionsText)
    private static let oldExceptions = words(exceptionsDeprecatedText)
    private static let scanCodeKeys = words(scanCodeText)
    private static let scanCodeOldKeys = words(scanCodeDeprecatedText)

    private static func words(_ text: String) -> Set<ByteKey> {
        Set(
            text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map {
                ByteKey(VersionText.lowercased(Array($0)))
            })
    }
}
