import Expressions
import Testing

@Suite("functions") struct FunctionTests {
    @Test("size counts code points, bytes, elements, entries") func size() {
        expect([
            "size('')": "0", "size('😀é')": "2", "'abc'.size()": "3", "size(b'é')": "2", "size([1, 2])": "2",
            "{'a': 1}.size()": "1",
            "size(1)": "<expression.type>", "size(dyn(1))": "<no-such-overload>", "size()": "<expression.type>",
        ])
    }

    @Test("strings") func strings() {
        let long = String(repeating: "ab", count: 30)
        expect([
            "'hello'.contains('ell')": "true", "'hello'.contains('')": "true", "''.contains('a')": "false",
            "'hello'.contains('elo')": "false", "'\(long)c'.contains('\(long)c')": "true",
            "'\(long)\(long)'.contains('\(long)c')": "false",
            "'x\(long)b\(long)c'.contains('b\(long)c')": "true", "'hello'.startsWith('he')": "true",
            "'hello'.startsWith('lo')": "false",
            "'hello'.endsWith('lo')": "true", "'lo'.endsWith('hello')": "false", "'a'.contains(1)": "<expression.type>",
            "'a'.contains(dyn(1))": "<no-such-overload>", "contains('a', 'b')": "<expression.type>",
        ])
    }

    @Test("matches searches") func matches() {
        expect([
            "'hubba'.matches('ubb')": "true", "'hubba'.matches('^ubb')": "false",
            "matches('a1', '^[a-z][0-9]$')": "true",
            "''.matches('')": "true", "'mañana'.matches('a+ñ+a+')": "true", "'a'.matches('(')": "<expression.pattern>",
            "'a'.matches('(' + '')": "<invalid-argument>", "'aa'.matches('a' + '{2}')": "true",
            #"'a'.matches('(a)\\1')"#: "<expression.pattern>", "dyn(1).matches('a')": "<no-such-overload>",
        ])
    }

    @Test("numbers from other types") func numbers() {
        expect([
            "int(1u)": "1", "int(1.9)": "1", "int(-1.9)": "-1", "int('-12')": "-12", "int('1.5')": "<conversion>",
            "int('')": "<conversion>",
            "int(18446744073709551615u)": "<overflow>", "int(9.3e18)": "<overflow>", "int(0.0 / 0.0)": "<overflow>",
            "int(timestamp('2004-09-16T23:59:59Z'))": "1095379199", "int(true)": "<expression.type>",
            "uint(1)": "1u", "uint(-1)": "<overflow>", "uint(1.9)": "1u", "uint(-0.5)": "<overflow>",
            "uint('12')": "12u",
            "uint('+1')": "<conversion>", "uint('-0')": "<conversion>", "double(1)": "1.0", "double(2u)": "2.0",
            "double('1.5e2')": "150.0", "double('NaN')": "nan", "double('-Infinity')": "-inf",
            "double('0x1p3')": "<conversion>",
            "double('1e999')": "<conversion>", "double(' 1')": "<conversion>", "double('')": "<conversion>",
            "double('+-1')": "<conversion>",
        ])
    }

    @Test("strings, bytes and bools from other types") func texts() {
        expect([
            "string(12)": "'12'", "string(12u)": "'12'", "string(1.0)": "'1'", "string(123.456)": "'123.456'",
            "string(-0.0045)": "'-0.0045'",
            "string(1e6)": "'1e+06'", "string(1.5e-7)": "'1.5e-07'", "string(2.5e100)": "'2.5e+100'",
            "string(100.5)": "'100.5'",
            "string(0.0)": "'0'", "string(1.0 / 0.0)": "'+Inf'", "string(true)": "'true'",
            "string(b'\\303\\277')": "'ÿ'", "string(b'\\xff')": "<conversion>",
            "string(timestamp(0))": "'1970-01-01T00:00:00Z'", "string(duration('90m'))": "'5400s'",
            "string(duration('-1.5s'))": "'-1.5s'",
            "string([1])": "<expression.type>", "bytes('é')": "b[195, 169]", "bytes(b'a')": "b[97]",
            "bool('True')": "true", "bool('0')": "false",
            "bool('TrUe')": "<conversion>", "bool(true)": "true", "dyn(1)": "1", "string('a')": "'a'",
        ])
    }
}
