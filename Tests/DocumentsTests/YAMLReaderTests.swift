import Documents
import Testing

@Suite("YAML reader") struct YAMLReaderTests {
    @Test(
        "documents have the values of the core schema",
        arguments: [
            ("a: 1\nb: [x, y]\n", "{\"a\":1,\"b\":[\"x\",\"y\"]}"), ("- a\n- b:\n  - c\n", "[\"a\",{\"b\":[\"c\"]}]"),
            ("a: |\n  one\n  two\n", "{\"a\":\"one\\ntwo\\n\"}"), ("a: >-\n  one\n  two\n", "{\"a\":\"one two\"}"),
            ("{a: {b: }}", "{\"a\":{\"b\":null}}"), ("--- text\n", "\"text\""), ("---\n", "null"),
            ("a: &x [1]\nb: *x\n", "{\"a\":[1],\"b\":[1]}"), ("'a': \"\\u00e9\\x41\"", "{\"a\":\"éA\"}"),
            ("!!str 1", "\"1\""), ("! 1", "\"1\""), ("!!int \"1\"", "1"), ("!!float 1", "1"), ("!!null ''", "null"),
            ("!!seq [1]", "[1]"), ("!!map {a: !!bool true}", "{\"a\":true}"),
            ("1: a\ntrue: b", "{\"1\":\"a\",\"true\":\"b\"}"),
            ("\u{FEFF}a: é", "{\"a\":\"é\"}"), ("a: 1\n...\n", "{\"a\":1}"), ("\"<<\": 1", "{\"<<\":1}"),
            ("%YAML 1.2\n---\na: 1", "{\"a\":1}"), ("a:\r\n  - b\r\n", "{\"a\":[\"b\"]}"),
        ])
    func accepted(_ text: String, _ canonical: String) {
        #expect(yaml(text) == canonical)
    }

    @Test(
        "plain scalars have types, quoted ones are strings",
        arguments: [
            ("~", "null"), ("null", "null"), ("NULL", "null"), ("nULL", "\"nULL\""), ("true", "true"),
            ("False", "false"),
            ("yes", "\"yes\""), ("no", "\"no\""), ("on", "\"on\""), ("Off", "\"Off\""), ("y", "\"y\""), ("12", "12"),
            ("-12", "-12"), ("+12", "12"), ("007", "7"), ("0x1F", "31"), ("0o17", "15"), ("0b1", "\"0b1\""),
            ("1_000", "\"1_000\""), ("1:30", "\"1:30\""), ("1.5", "1.5"), (".5", "0.5"), ("1.", "1"), ("1e3", "1000"),
            ("1E-2", "0.01"), ("-.5e+1", "-5"), (".", "\".\""), ("1e", "\"1e\""), ("e1", "\"e1\""), ("+", "\"+\""),
            ("-0x1", "\"-0x1\""), ("0x", "\"0x\""), ("0xG", "\"0xG\""), ("0o8", "\"0o8\""), ("1.2.3", "\"1.2.3\""),
            ("2026-11-23", "\"2026-11-23\""), ("inf", "\"inf\""), ("nan", "\"nan\""), ("infinity", "\"infinity\""),
            ("0x1p3", "\"0x1p3\""), ("'true'", "\"true\""), ("\"1\"", "\"1\""),
            ("9223372036854775808", "9223372036854776000"),
        ])
    func scalars(_ text: String, _ canonical: String) {
        #expect(yaml("[\(text)]") == "[\(canonical)]")
    }

    @Test(
        "what the engine does not read is named",
        arguments: [
            ("a: 1\na: 2", "yaml.duplicate-key"), ("a: 1\n\"a\": 2", "yaml.duplicate-key"),
            ("{a: 1, a: 2, b: 1, b: 2}", "yaml.duplicate-key yaml.duplicate-key"),
            ("a: !secret x", "yaml.custom-tag"), ("!!set {a: }", "yaml.custom-tag"),
            ("!!binary aGk=", "yaml.custom-tag"),
            ("!!map [a]", "yaml.custom-tag"), ("!!int x", "yaml.tag-mismatch"), ("!!bool yes", "yaml.tag-mismatch"),
            ("b: &b {x: 1}\na:\n  <<: *b", "yaml.merge-key"), ("[a, b]: c", "yaml.complex-key"),
            ("? {a: b}\n: c", "yaml.complex-key"), ("{? : a}", "yaml.empty-key"), ("a: &k x\n*k : y", "yaml.alias-key"),
            ("a: *b", "yaml.unknown-alias"), ("a: .inf", "yaml.number-range"), ("a: -.INF", "yaml.number-range"),
            ("a: .nan", "yaml.number-range"), ("a: 1e999", "yaml.number-range"),
            ("a: 1\n---\nb: 2", "yaml.second-document"),
            ("", "yaml.no-document"), ("# only a comment\n", "yaml.no-document"), ("a:\n\tb: 1", "yaml.tab"),
            ("%FOO x\n---\na: 1", "yaml.unknown-directive"), ("a: [1", "yaml.syntax"), ("a: b: c", "yaml.syntax"),
            ("a: 'b", "yaml.syntax"), ("a: \"\\q\"", "yaml.syntax"), ("a: \u{1}", "yaml.syntax"),
            ("- a\nb: c", "yaml.syntax"),
            ("a: \"\\ud800\"", "yaml.syntax"), ("# \u{2028}a: 1", "yaml.line-separator"),
            ("a: \"\u{85}\"", "yaml.line-separator"), ("a: \u{2029}", "yaml.line-separator"),
        ])
    func refused(_ text: String, _ id: String) {
        #expect(yaml(text) == id)
    }

    @Test(
        "what YAML 1.2 forbids and libyaml reads is refused, and its neighbours are not",
        arguments: [
            ("a: [b,\nc]", nil), ("a: [b,\n c]", "{\"a\":[\"b\",\"c\"]}"), ("[b,\nc]", "[\"b\",\"c\"]"),
            ("a: [\n  b\n]", "{\"a\":[\"b\"]}"), ("a: \"b\nc\"", nil), ("a: \"b\n c\"", "{\"a\":\"b c\"}"),
            ("a: \"b\n\n c\"", "{\"a\":\"b\\nc\"}"), ("a: \"b\n\tc\"", nil), ("\"b\nc\"", "\"b c\""),
            ("- 'b\n  c'", "[\"b c\"]"),
            ("- 'b\nc'", nil), ("a: [b]#c", nil), ("a: [b] #c", "{\"a\":[\"b\"]}"), ("a: [b,#c\n d]", nil),
            ("a: \"b\"#c", nil), ("a: b#c", "{\"a\":\"b#c\"}"), ("#c\na: 1", "{\"a\":1}"), ("a: >#c\n b", nil),
            ("a: > #c\n b", "{\"a\":\"b\"}"), ("a: |\n   \n b\n", nil), ("a: |\n \n b\n", "{\"a\":\"\\nb\\n\"}"),
            ("a: |2\n   \n  b\n", "{\"a\":\" \\nb\\n\"}"), ("[-]", nil), ("[?x]", nil), ("{?x: 1}", nil),
            ("{? x: 1}", "{\"x\":1}"), ("--- a: b", nil), ("--- &x a: b", nil), ("--- &x\na: b", "{\"a\":\"b\"}"),
            ("--- [a]", "[\"a\"]"), ("a: !!str \"b\n c\"", "{\"a\":\"b c\"}"),
            ("a: &x\n  b: \"c\n   d\"", "{\"a\":{\"b\":\"c d\"}}"), ("a:\n- \"b\n  c\"", "{\"a\":[\"b c\"]}"),
        ] as [(String, String?)])
    func strictness(_ text: String, _ canonical: String?) {
        #expect(yaml(text) == canonical ?? "yaml.syntax")
    }

    @Test("a directive needs the end of the document before it") func directives() throws {
        let bad = SourceText(name: "t", text: "a: 1\n%YAML 1.2\n---\nb: 2\n")
        #expect(throws: Diagnostics.self) { try YAMLReader.readAll(bad) }
        let good = SourceText(name: "t", text: "a: 1\n...\n%YAML 1.2\n---\nb: 2\n")
        #expect(try YAMLReader.readAll(good).count == 2)
    }

    @Test("a file of several documents gives them in order, empty ones as null") func severalDocuments() throws {
        let text = SourceText(name: "t", text: "a: &x 1\n---\n---\nb: 2\n...\n")
        #expect(try YAMLReader.readAll(text).map(\.jsonValue) == [["a": 1], nil, ["b": 2]])
        #expect(try YAMLReader.readAll(SourceText(name: "t", text: "# nothing\n")).isEmpty)
        let across = SourceText(name: "t", text: "a: &x 1\n---\nb: *x\n")
        let diagnostics = #expect(throws: Diagnostics.self) { try YAMLReader.readAll(across) }
        #expect(diagnostics?.items.map(\.id) == ["yaml.unknown-alias"])
    }

    @Test("every mistake but those of syntax is reported in one pass, each with a place and a fix") func allMistakes() {
        let text = SourceText(name: "t", text: "a: !x 1\na: 2\nb: {<<: {}}\nc: .inf\n[d]: 1\n")
        let diagnostics = #expect(throws: Diagnostics.self) { try YAMLReader.read(text) }
        #expect(
            diagnostics?.items.map(\.id) == [
                "yaml.custom-tag", "yaml.duplicate-key", "yaml.merge-key", "yaml.number-range", "yaml.complex-key",
            ])
        #expect(diagnostics?.items.map { $0.span?.start.line } == [1, 2, 3, 4, 5])
        #expect(diagnostics?.items.allSatisfy { $0.fix != nil } == true)
    }

    @Test("bytes that are not UTF-8 are refused where they stand") func encoding() {
        let text = SourceText(name: "t", bytes: Array("a: ".utf8) + [0xFF])
        let diagnostics = #expect(throws: Diagnostics.self) { try YAMLReader.read(text) }
        #expect(diagnostics?.items.first?.id == "yaml.encoding")
        #expect(diagnostics?.items.first?.span?.range == 3..<4)
    }

    @Test("a plain yes is a string that YAML 1.1 takes for a boolean") func yaml11() throws {
        let node = try YAMLReader.read(SourceText(name: "t", text: "[yes, 'yes', \"on\", Off, true, maybe, n]"))
        #expect(node.elements?.map(\.booleanInYAML11) == [true, nil, nil, false, nil, nil, false])
    }

    @Test("no mutation of a document makes the reader trap") func mutations() throws {
        let seed = Array(
            "%YAML 1.2\n--- # c\na: &x !!str \"b\n  c\"\nd:\n- |+\n  é\n\n- >2-\n   y\n- {? k: *x, l: [1, .5]}\n...\n"
                .utf8)
        #expect(try YAMLReader.read(SourceText(name: "t", bytes: seed)).members?.count == 2)
        var generator = SeededGenerator(seed: 7)
        var alphabet = Array("-?:,[]{}#&*!|>'\"%@` \n\r\t\\xé".utf8)
        alphabet += [0x00, 0xFF]
        for _ in 0..<5000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                switch Int.random(in: 0..<4, using: &generator) {
                case 0 where bytes.count > 1: bytes.remove(at: place)
                case 1: bytes.insert(byte, at: place)
                case 2: bytes = Array(bytes[..<max(1, place)])
                default: bytes[place] = byte
                }
            }
            do throws(Diagnostics) {
                _ = try YAMLReader.readAll(SourceText(name: "t", bytes: bytes))
            } catch {
                // Whatever is reported can also be shown.
                #expect(!DiagnosticRenderer(color: false).render(error).isEmpty)
            }
        }
    }

    @Test("JSON read as YAML has the same value") func jsonIsYAML() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            let value = JSONValue.random(depth: 3, using: &generator)
            let bytes = try CanonicalJSON.encode(value)
            // YAML forbids DEL unescaped, and U+2028 is refused.
            guard !bytes.contains(0x7F), !String(decoding: bytes, as: UTF8.self).contains("\u{2028}") else { continue }
            let read = try YAMLReader.read(SourceText(name: "t", bytes: bytes))
            #expect(try CanonicalJSON.encode(read.jsonValue) == bytes)
        }
    }
}
