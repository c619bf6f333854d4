import Documents
import Testing

@Suite("canonical JSON") struct CanonicalJSONTests {
    private func text(_ value: JSONValue) throws -> String {
        String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
    }

    // RFC 8785, appendix B.
    @Test(
        "doubles are written as ECMAScript does",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"), (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
            (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"), (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
            (0x444B_1AE4_D6E2_EF50, "1e+21"), (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
            (0x3EB0_C6F7_A0B5_ED8D, "0.000001"), (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0x41B3_DE43_5555_5554, "333333333.33333325"), (0x41B3_DE43_5555_5555, "333333333.3333333"),
            (0x41B3_DE43_5555_5556, "333333333.3333334"), (0x41B3_DE43_5555_5557, "333333333.33333343"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"), (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func doubles(_ bits: UInt64, _ wanted: String) throws {
        #expect(try text(.double(Double(bitPattern: bits))) == wanted)
    }

    @Test(
        "doubles of every layout are written as ECMAScript does",
        arguments: [
            (1, "1"), (1.5, "1.5"), (100, "100"), (123456789012345683968, "123456789012345680000"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"), (1.25e-5, "0.0000125"), (1.25e-7, "1.25e-7"), (0.1, "0.1"), (-12.034, "-12.034"),
            (1e-6, "0.000001"),
        ])
    func layouts(_ double: Double, _ wanted: String) throws {
        #expect(try text(.double(double)) == wanted)
    }

    @Test("keys are sorted by UTF-16 code units") func order() throws {
        let keys = [
            "\u{20AC}", "\r", "\u{FB33}", "1", "😀", "\u{80}", "ö", "", "a", "aa", "\u{FFFF}", "\u{10FFFF}", "\u{D7FF}",
        ]
        let value = JSONValue.object(keys.map { JSONValue.Member($0, 1) })
        let members = try JSONReader.value(CanonicalJSON.encode(value)).members ?? []
        let wanted = keys.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) }
        #expect(members.map { Array($0.key.utf8) } == wanted.map { Array($0.utf8) })
    }

    @Test("strings have the shortest escapes and nothing else is escaped") func strings() throws {
        #expect(
            try text("\u{8}\t\n\u{C}\r\"\\/\u{1}\u{1F}\u{7F}é\u{2028}😀")
                == "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0001\\u001f\u{7F}é\u{2028}😀\"")
    }

    @Test("writing, reading and writing again gives the same bytes, and they are canonical") func idempotent() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let bytes = try CanonicalJSON.encode(.random(depth: 4, using: &generator))
            #expect(try CanonicalJSON.encode(JSONReader.value(bytes)) == bytes)
            #expect(CanonicalJSON.isCanonical(bytes))
        }
    }

    @Test("every double comes back from its canonical form") func roundTrip() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<2000 {
            let double = Double(bitPattern: generator.next())
            guard double.isFinite else { continue }
            #expect(Double(try text(.double(double))) == double)
        }
    }

    @Test(
        "only the canonical form is canonical",
        arguments: [
            ("{\"a\":1}", true), ("{\"a\": 1}", false), ("{\"b\":1,\"a\":1}", false), ("1.0", false), ("1e1", false),
            ("\"\\u0041\"", false), ("\"\\/\"", false), ("-0", false), ("9007199254740992", true),
            ("9007199254740993", false), ("", false), ("{\"a\":1}\n", false), ("{\"a\":1,\"a\":1}", false),
            ("\"é\"", true),
            ("\"\\u001f\"", true), ("\"\\u001F\"", false),
        ])
    func isCanonical(_ text: String, _ wanted: Bool) {
        #expect(CanonicalJSON.isCanonical(Array(text.utf8)) == wanted)
    }

    @Test("a payload has no fraction and no integer beyond 2^53") func payload() throws {
        #expect(try CanonicalJSON.payload(["b": 1, "a": [.integer(1 << 53), .integer(-(1 << 53))]]).isEmpty == false)
        #expect(throws: CanonicalJSONError.integerOutOfRange((1 << 53) + 1)) {
            try CanonicalJSON.payload(.integer((1 << 53) + 1))
        }
        #expect(throws: CanonicalJSONError.integerOutOfRange(.min)) { try CanonicalJSON.payload([.integer(.min)]) }
        #expect(throws: CanonicalJSONError.fraction) { try CanonicalJSON.payload(["a": .double(1)]) }
    }

    @Test("what has no canonical form is refused") func refused() {
        #expect(throws: CanonicalJSONError.notFinite) { try CanonicalJSON.encode(.double(.infinity)) }
        #expect(throws: CanonicalJSONError.notFinite) { try CanonicalJSON.encode(.double(.nan)) }
        #expect(throws: CanonicalJSONError.duplicateKey("a")) {
            try CanonicalJSON.encode(.object([.init("a", 1), .init("b", 1), .init("a", 2)]))
        }
        var deep: JSONValue = 1
        for _ in 0..<513 { deep = [deep] }
        let tooDeep = deep
        #expect(throws: CanonicalJSONError.tooDeep) { try CanonicalJSON.encode(tooDeep) }
    }

    @Test("pretty JSON is JSON with the members in their order") func pretty() throws {
        let value: JSONValue = ["b": [1, .double(1.5), []], "a": ["x": "\n", "y": [:]], "c": .double(.nan)]
        #expect(
            value.prettyPrinted == """
                {
                  "b": [
                    1,
                    1.5,
                    []
                  ],
                  "a": {
                    "x": "\\n",
                    "y": {}
                  },
                  "c": null
                }
                """)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let value = JSONValue.random(depth: 4, using: &generator)
            let read = try JSONReader.value(Array(value.prettyPrinted.utf8))
            #expect(try CanonicalJSON.encode(read) == CanonicalJSON.encode(value))
        }
    }
}
