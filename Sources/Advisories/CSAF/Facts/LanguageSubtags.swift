/// The IANA registry of language subtags (BCP 47), of 2026-09-17; lower-case.
enum LanguageSubtags {
    static let languages = words(languageText)
    static let extendedLanguages = words(extlangText)
    static let scripts = words(scriptText)
    static let regions = words(regionText)
    static let variants = words(variantText)
    static let grandfathered = words(grandfatheredText)

    private static func words(_ text: String) -> Set<ByteKey> {
        Set(text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { ByteKey(Array($0)) })
    }
}
