import Artifacts
import Testing

@Suite("digests") struct DigestTests {
    @Test("the SHA-256 of nothing") func empty() {
        let text = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(Digest.sha256(of: []).description == text)
        #expect(Digest(text) == Digest.sha256(of: []))
        #expect(Digest(text)?.bytes.count == 32)
    }

    @Test(
        "only well-formed texts are digests",
        arguments: [
            "", "sha256:", "sha256:abc", "md5:d41d8cd98f00b204e9800998ecf8427e", "e3b0c442",
            "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        ])
    func refused(_ text: String) {
        #expect(Digest(text) == nil)
    }

    @Test("hexadecimal goes both ways") func hexadecimal() {
        #expect(Hexadecimal.encode([0, 255, 16]) == "00ff10")
        #expect(Hexadecimal.decode("00Ff10") == [0, 255, 16])
        #expect(Hexadecimal.decode("0") == nil)
        #expect(Hexadecimal.decode("0g") == nil)
        #expect(Hexadecimal.decode("")?.isEmpty == true)
    }
}
