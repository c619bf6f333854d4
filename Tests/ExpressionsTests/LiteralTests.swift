import Expressions
import Testing

@Suite("literals") struct LiteralTests {
    @Test("numbers") func numbers() {
        expect([
            "0": "0", "42": "42", "-42": "-42", "007": "7", "0x1F": "31", "-0xff": "-255",
            "0X10": "<expression.syntax>",
            "9223372036854775807": "9223372036854775807", "-9223372036854775808": "-9223372036854775808",
            "9223372036854775808": "<expression.literal>", "-9223372036854775809": "<expression.literal>",
            "0u": "0u", "18446744073709551615u": "18446744073709551615u", "0xFFu": "255u", "1U": "1u",
            "18446744073709551616u": "<expression.literal>", "-1u": "<expression.literal>",
            "1.5": "1.5", ".5": "0.5", "1e3": "1000.0", "1.25E-2": "0.0125", "-2.3e+1": "-23.0", "1e-400": "0.0",
            "1e400": "<expression.literal>", "1.": "<expression.syntax>", "1e": "<expression.syntax>",
            "0x": "<expression.syntax>", "1abc": "<expression.syntax>", "1.5u": "<expression.syntax>",
        ])
    }

    @Test("strings and their escapes") func strings() {
        expect([
            "''": "''", "\"it's\"": "'it's'", #"'it\'s'"#: "'it's'",
            #"'\a\b\f\n\r\t\v'"#: "'\u{7}\u{8}\u{C}\n\r\t\u{B}'",
            #"'\\\?\"\'\`'"#: #"'\?"'`'"#, #"'\x41\X42\u00e9\U0001F600\103'"#: "'ABé😀C'", #"'\xe9'"#: "'é'",
            #"r'\n'"#: #"'\n'"#, #"R"\'""#: #"'\''"#, "'''a\nb'''": "'a\nb'",
            "\"\"\"a \"quoted\" b\"\"\"": "'a \"quoted\" b'",
            "'''a\r\nb\rc'''": "'a\nb\nc'", "r''''''": "''", "'naïve 😀'": "'naïve 😀'",
            "'a": "<expression.syntax>", "'a\nb'": "<expression.syntax>", #"'\q'"#: "<expression.literal>",
            #"'\x4'"#: "<expression.literal>", #"'\ud800'"#: "<expression.literal>",
            #"'\U00110000'"#: "<expression.literal>", #"'\400'"#: "<expression.literal>", #"'\"#: "<expression.syntax>",
            "'''a''": "<expression.syntax>",
        ])
    }

    @Test("bytes") func bytes() {
        expect([
            "b''": "b[]", "b'abc'": "b[97, 98, 99]", "b'é'": "b[195, 169]", #"b'\xff\000\377'"#: "b[255, 0, 255]",
            #"br'\x'"#: "b[92, 120]", #"rb'\x'"#: "b[92, 120]", #"B"a""#: "b[97]",
            #"b'\u0041'"#: "<expression.literal>",
        ])
    }

    @Test("lists, maps and names of types") func others() {
        expect([
            "[]": "[]", "[1, 'a', true, null,]": "[1, 'a', true, null]", "{}": "{}",
            "{'b': 1, 'a': 2u, 1: [], true: 1.5,}": "{'b': 1, 'a': 2u, 1: [], true: 1.5}",
            "{1: 1, 1u: 2}": "<expression.duplicate-key>", "{1: 1, dyn(1u): 2}": "<duplicate-key>",
            "{1.5: 1}": "<expression.type>", "{dyn(1.5): 1}": "<no-such-overload>", "[,]": "<expression.syntax>",
            "int": "int", "type(1u)": "uint", "type([1])": "list", "type({})": "map", "type(null)": "null_type",
            "type(type(1))": "type", "type(duration('1s'))": "google.protobuf.Duration", "type(1) == int": "true",
            "type(timestamp(0)) == google.protobuf.Timestamp": "true", "null": "null", "true": "true",
        ])
    }

    @Test("white space and comments") func blanks() {
        expect(["\t1\r\n+\u{C}2 // three\n": "3", "// nothing": "<expression.syntax>", "": "<expression.syntax>"])
    }
}
