import Expressions
import Testing

@Suite("operators") struct OperatorTests {
    @Test("precedence and association") func precedence() {
        expect([
            "1 + 2 * 3": "7", "(1 + 2) * 3": "9", "10 - 3 - 2": "5", "100 / 10 / 2": "5", "7 % 4 * 2": "6",
            "1 < 2 == true": "true", "true || false && false": "true", "!true || true": "true",
            "true ? 1 : false ? 2 : 3": "1", "false ? 1 : true ? 2 : 3": "2", "1 == 1 ? 'a' : 'b'": "'a'",
            "- - 5": "5", "!!true": "true", "-(2 + 3)": "-5", "--5": "5", "!-1": "<expression.syntax>",
            "1 + 2 in [3]": "true", "[1, 2][0] + 1": "2", "-2 + 3": "1",
        ])
    }

    @Test("integers are checked") func integers() {
        expect([
            "9223372036854775807 + 1": "<overflow>", "-9223372036854775808 - 1": "<overflow>",
            "9223372036854775807 * 2": "<overflow>", "-9223372036854775808 / -1": "<overflow>",
            "-9223372036854775808 % -1": "<overflow>", "-(-9223372036854775808)": "<overflow>",
            "1 / 0": "<division-by-zero>",
            "1 % 0": "<division-by-zero>", "-7 / 2": "-3", "-7 % 2": "-1", "7u / 2u": "3u", "7u % 2u": "1u",
            "0u - 1u": "<overflow>", "18446744073709551615u + 1u": "<overflow>", "1u / 0u": "<division-by-zero>",
            "18446744073709551615u * 2u": "<overflow>",
        ])
    }

    @Test("doubles follow IEEE 754") func doubles() {
        expect([
            "1.5 + 2.25": "3.75", "1.0 / 0.0": "inf", "-1.0 / 0.0": "-inf", "0.0 / 0.0": "nan", "-(0.0)": "-0.0",
            "0.0 / 0.0 == 0.0 / 0.0": "false", "0.0 / 0.0 != 0.0 / 0.0": "true", "0.0 / 0.0 < 1.0": "false",
            "0.0 == -0.0": "true", "5.0 % 2.0": "<expression.type>",
        ])
    }

    @Test("concatenation") func concatenation() {
        expect([
            "'a' + 'b'": "'ab'", "b'a' + b'b'": "b[97, 98]", "[1] + [2, 3]": "[1, 2, 3]", "[] + []": "[]",
            "'a' + 1": "<expression.type>", "dyn('a') + 1": "<no-such-overload>",
        ])
    }

    @Test("equality, across numeric types too") func equality() {
        expect([
            "1 == 1": "true", "1 == dyn(1u)": "true", "dyn(1.0) == 1u": "true", "dyn(1) == 1.5": "false",
            "dyn(-1) == 1u": "false", "18446744073709551615u == dyn(-1)": "false", "'a' == dyn(1)": "false",
            "dyn(null) == 0": "false", "[1, 2] == [1, 2]": "true", "[1] == [1, 2]": "false",
            "[dyn(1), 'a'] == [dyn(1u), 'a']": "true", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}": "true",
            "{'a': 1} == {'a': 2}": "false", "{1: 'x'} == {dyn(1u): 'x'}": "true", "b'a' == b'a'": "true",
            "'a' != 'b'": "true",
            "1 == 1.0": "<expression.type>", "'a' == 1": "<expression.type>", "null == null": "true",
            "timestamp(0) == timestamp('1970-01-01T00:00:00Z')": "true", "duration('60s') == duration('1m')": "true",
            "int == type(1)": "true", "int != uint": "true",
        ])
    }

    @Test("strings are their bytes, not their canonical forms") func canonicalEquivalence() {
        expect([
            #"'\u212A' == 'K'"#: "false", #"'\u00e9' == 'e\u0301'"#: "false", #"'\u00e9' in {'e\u0301': 1}"#: "false",
            #"{'\u00e9': 1, 'e\u0301': 2}['e\u0301']"#: "2", #"'e\u0301x'.startsWith('e')"#: "true",
            #"size('e\u0301')"#: "2",
        ])
    }

    @Test("order, across numeric types too") func order() {
        expect([
            "1 < 2": "true", "2 <= 2": "true", "3 > 2": "true", "2 >= 3": "false", "1 < 1.5": "true", "1u < 2": "true",
            "-1 < 0u": "true", "1.5 > 1u": "true", "0u <= -1": "false", "'a' < 'b'": "true", "'Z' < 'a'": "true",
            "'\u{FFFD}' < '😀'": "true", "b'a' < b'aa'": "true", "false < true": "true",
            "timestamp(1) > timestamp(0)": "true", "duration('1s') >= duration('1000ms')": "true",
            "[1] < [2]": "<expression.type>", "dyn([1]) < dyn([2])": "<no-such-overload>",
            "dyn([1]) < [2]": "<expression.type>",
            "'a' < dyn(1)": "<no-such-overload>",
            "null < null": "<no-such-overload>",
        ])
    }

    @Test("a side that decides absorbs the error of the other") func logic() {
        expect([
            "true && true": "true", "true && false": "false", "false || true": "true", "false || false": "false",
            "1 / 0 > 0 && false": "false", "false && 1 / 0 > 0": "false", "1 / 0 > 0 || true": "true",
            "true || 1 / 0 > 0": "true", "1 / 0 > 0 && true": "<division-by-zero>",
            "false || 1 / 0 > 0": "<division-by-zero>",
            "dyn('a') && false": "false", "dyn('a') && true": "<no-such-overload>", "dyn(1) || true": "true",
            "1 / 0 > 0 || [1][2] > 0 || true": "true", "true && 1 % 0 == 1 && [1][2] > 0": "<division-by-zero>",
            "'a' && true": "<expression.type>", "!dyn(1)": "<no-such-overload>", "!'a'": "<expression.type>",
        ])
    }

    @Test("conditional evaluates the chosen side only") func conditional() {
        expect([
            "true ? 1 : 1 / 0": "1", "false ? 1 / 0 : 2": "2", "dyn(1) ? 1 : 2": "<no-such-overload>",
            "1 ? 1 : 2": "<expression.type>", "true ? 1 : 'a'": "<expression.type>", "true ? dyn(1) : 'a'": "1",
        ])
    }

    @Test("membership and index") func access() {
        expect([
            "1 in [1, 2]": "true", "3 in [1, 2]": "false", "dyn(1u) in [1, 2]": "true", "'a' in {'a': 1}": "true",
            "'e' in ['a', 'b', 'c', 'd', 'e', 'f']": "true", "'z' in ['a', 'b', 'c', 'd', 'e', 'f']": "false",
            "dyn(1) in ['a', 'b', 'c', 'd', 'e', 'f']": "false", "1 in 2": "<expression.type>",
            "1 in dyn(2)": "<no-such-overload>",
            "'a' in [1]": "<expression.type>", "[1, 2, 3][1]": "2", "[1][1]": "<index-out-of-range>",
            "[1][-1]": "<index-out-of-range>", "[1][dyn(0.0)]": "1", "[1][dyn(0u)]": "1",
            "[1][dyn(0.5)]": "<invalid-argument>",
            "[1][dyn('a')]": "<invalid-argument>", "[1]['a']": "<expression.type>", "{'a': 1}['a']": "1",
            "{'a': 1}['b']": "<no-such-key>",
            "{1: 'x', 2u: 'y'}[dyn(2.0)]": "'y'", "{'a': {'b': 3}}.a.b": "3", "{'a': 1}.b": "<no-such-key>",
            "{'in': 1}.`in`": "1",
            "{'content-type': 'x'}.`content-type`": "'x'", "{'else': 1}.else": "1", "{1: 2}.a": "<expression.type>",
            "dyn(1).a": "<no-such-overload>", "'abc'[0]": "<expression.type>",
        ])
    }
}
