import Documents
import Testing

@Suite("JSON reader") struct JSONReaderTests {
    @Test(
        "what RFC 8259 allows is read",
        arguments: [
            ("null", "null"), (" true ", "true"), ("\"\"", "\"\""), ("0", "0"), ("-0", "0"), ("-1.50e+2", "-150"),
            ("[]", "[]"), ("{}", "{}"), ("[1,[2,{\"a\":[]}],\"x\"]", "[1,[2,{\"a\":[]}],\"x\"]"),
            ("{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}"), ("\"\\u00e9\\n\\/\"", "\"é\\n/\""),
            ("\"\\uD83D\\uDE00\"", "\"😀\""), ("9223372036854775807", "9223372036854776000"), ("1E-2", "0.01"),
            ("\"\\u0000\"", "\"\\u0000\""), ("\"\u{7F}\"", "\"\u{7F}\""), ("\r\n\t[ 1 , 2 ]\n", "[1,2]"),
        ])
    func accepted(_ text: String, _ canonical: String) {
        #expect(json(text) == canonical)
    }

    @Test(
        "what RFC 8259 does not allow is refused",
        arguments: [
            ("", "json.syntax"), (" ", "json.syntax"), ("nul", "json.syntax"), ("True", "json.syntax"),
            ("01", "json.syntax"), ("-", "json.syntax"), ("+1", "json.syntax"), (".5", "json.syntax"),
            ("1.", "json.syntax"), ("1e", "json.syntax"), ("0x1", "json.trailing-data"), ("NaN", "json.syntax"),
            ("[1,]", "json.syntax"), ("[,1]", "json.syntax"), ("[1 2]", "json.syntax"), ("[1", "json.syntax"),
            ("{\"a\":1,}", "json.syntax"), ("{a:1}", "json.syntax"), ("{\"a\" 1}", "json.syntax"),
            ("{\"a\"}", "json.syntax"), ("[1}", "json.syntax"), ("{'a':1}", "json.syntax"), ("\"a", "json.syntax"),
            ("\"\t\"", "json.syntax"), ("\"\\x\"", "json.syntax"), ("\"\\u12g4\"", "json.syntax"),
            ("\"\\", "json.syntax"), ("\"\\u00", "json.syntax"), ("// c\n1", "json.syntax"),
            ("1 2", "json.trailing-data"), ("{}}", "json.trailing-data"), ("\u{FEFF}1", "json.encoding"),
            ("\"\\uD800\"", "json.lone-surrogate"), ("\"\\uDC00\"", "json.lone-surrogate"),
            ("\"\\uD800\\u0041\"", "json.lone-surrogate"), ("\"\\uD800\\uD800\"", "json.lone-surrogate"),
            ("1e400", "json.number-range"), ("-1e400", "json.number-range"),
            ("{\"a\":1,\"a\":2}", "json.duplicate-key"), ("{\"a\":1,\"\\u0061\":2}", "json.duplicate-key"),
            ("[{\"a\":1,\"a\":2},{\"b\":1,\"b\":2}]", "json.duplicate-key json.duplicate-key"),
        ])
    func refused(_ text: String, _ id: String) {
        #expect(json(text) == id)
        #expect(throws: Diagnostics.self) { try JSONReader.value(Array(text.utf8)) }
    }

    @Test(
        "bytes that are not UTF-8 are refused where they stand",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
        ] as [[UInt8]])
    func encoding(_ bytes: [UInt8]) {
        let diagnostics = #expect(throws: Diagnostics.self) { try JSONReader.value(bytes) }
        #expect(diagnostics?.items.first?.id == "json.encoding")
        #expect(diagnostics?.items.first?.span?.range.lowerBound == 1)
    }

    @Test("keys that only look the same are two keys") func canonicallyEquivalentKeys() {
        #expect(json("{\"\u{212A}\":1,\"K\":2}") == "{\"K\":2,\"\u{212A}\":1}")
    }

    @Test("a repeated key is found in an object of any size", arguments: [2, 15, 16, 17, 18, 100])
    func repeatedKey(_ count: Int) {
        let keys = (0..<count).map { "\"k\($0)\":\($0)" }
        #expect(json("{" + keys.joined(separator: ",") + "}").hasPrefix("{"))
        #expect(json("{" + (keys + ["\"k0\":1"]).joined(separator: ",") + "}") == "json.duplicate-key")
        #expect(json("{" + (keys + ["\"k\(count - 1)\":1"]).joined(separator: ",") + "}") == "json.duplicate-key")
    }

    @Test("every value and key knows its place") func spans() throws {
        let text = SourceText(name: "t", text: "{\"é\": [1.50, \"x\"],\n \"b\": null}")
        let node = try JSONReader.read(text)
        #expect(covered(node.span)?.utf8.count == text.bytes.count)
        #expect(covered(node.member("é")?.keySpan) == "\"é\"")
        #expect(covered(node["é"]?.span) == "[1.50, \"x\"]")
        #expect(covered(node["é"]?.elements?.first?.span) == "1.50")
        #expect(node["b"]?.span.start == SourcePosition(line: 2, column: 7))
        #expect(node["é"]?.span.start == SourcePosition(line: 1, column: 7))
    }

    @Test("a number keeps its text, and is an integer only when it is written as one and fits 64 bits")
    func numbers() throws {
        let node = try JSONReader.read(SourceText(name: "t", text: "[1.0, 9223372036854775808, -9223372036854775808]"))
        #expect(node.elements?.map(\.integer) == [nil, nil, Int.min])
        #expect(node.elements?.map(\.double) == [1, 9_223_372_036_854_775_808, -9_223_372_036_854_775_808])
        #expect(node.jsonValue == [.double(1), .double(0x1p63), .integer(.min)])
    }

    @Test("the value and the tree say the same of any document") func sameFromBoth() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let text = JSONValue.random(depth: 4, using: &generator).prettyPrinted
            let tree = try JSONReader.read(SourceText(name: "t", text: text)).jsonValue
            #expect(try JSONReader.value(Array(text.utf8)) == tree)
        }
    }

    @Test("no cut of a document makes the reader trap") func cuts() {
        let text = Array("{\"a\":[1.5e3,true,\"\\u00e9\\uD83D\\uDE00é\"],\"b\":{\"c\":null}}".utf8)
        for end in 0..<text.count {
            #expect(throws: Diagnostics.self) { try JSONReader.value(Array(text[..<end])) }
        }
    }
}
