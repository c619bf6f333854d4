import Attestation
import Testing

@Suite("Base64") struct Base64Tests {
    @Test("every length goes there and back") func roundTrip() {
        for length in 0..<80 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        // RFC 4648 section 10
        #expect(Base64.encode(Array("foobar".utf8)) == "Zm9vYmFy")
        #expect(Base64.encode(Array("foob".utf8)) == "Zm9vYg==")
    }

    @Test(
        "other spellings of the same bytes are refused",
        arguments: [
            "Zg", "Zg=", "Zh==", "Zg===", "====", "=", "Zm9=", "Zm 9v", "Zm9v\n", "Z===", "Zm9vZ", "Zg==Zg==", "Zm9v=",
            "Zm-_",
            "Zm9\u{E9}",
        ])
    func refused(text: String) { #expect(Base64.decode(text) == nil) }

    @Test("the URL alphabet is taken where asked, never mixed") func alphabets() {
        #expect(Base64.decodeEitherAlphabet("-_-_") == Base64.decode("+/+/"))
        #expect(Base64.decodeEitherAlphabet("+_+/") == nil)
    }
}
