import Expressions
import Testing

@Suite("macros") struct MacroTests {
    @Test("has") func has() {
        expect([
            "has({'a': 1}.a)": "true", "has({'a': null}.a)": "true", "has({'a': 1}.b)": "false", "has({}.a)": "false",
            "has({'a': {'b': 1}}.a.b)": "true", "has({'a': {}}.b.c)": "<no-such-key>",
            "has(dyn(1).a)": "<no-such-overload>",
            "has({'a': 1})": "<expression.syntax>", "has({'a-b': 1}.`a-b`)": "true",
        ])
    }

    @Test("all and exists absorb errors when an element decides") func quantifiers() {
        expect([
            "[].all(x, false)": "true", "[1, 2].all(x, x > 0)": "true", "[1, 2].all(x, x > 1)": "false",
            "[0, 1, 2].all(x, 2 / x > 5)": "false", "[0, 1].all(x, 2 / x > 0)": "<division-by-zero>",
            "[].exists(x, true)": "false", "[1, 2].exists(x, x > 1)": "true", "[0, 1].exists(x, 2 / x == 2)": "true",
            "[0, 1].exists(x, 2 / x == 3)": "<division-by-zero>", "{'a': 1}.all(k, k == 'a')": "true",
            "{'a': 1, 'b': 2}.exists(k, k == 'b')": "true", "[1, 'a'].exists(x, x == 'a')": "true",
            "[1].all(x, dyn(x))": "<no-such-overload>", "[1].all(x, x)": "<expression.type>",
            "1.all(x, true)": "<expression.type>",
            "(1).all(x, true)": "<expression.type>", "dyn(1).all(x, true)": "<no-such-overload>",
        ])
    }

    @Test("exists_one asks every element") func existsOne() {
        expect([
            "[1, 2, 3].exists_one(x, x > 2)": "true", "[1, 2, 3].exists_one(x, x > 1)": "false",
            "[].exists_one(x, true)": "false", "[1, 0].exists_one(x, 1 / x == 1)": "<division-by-zero>",
            "[1, 2].existsOne(x, x == 1)": "true",
        ])
    }

    @Test("map and filter") func transforms() {
        expect([
            "[1, 2].map(x, x * 2)": "[2, 4]", "[1, 2, 3].map(x, x != 2, x * 10)": "[10, 30]",
            "{'a': 1, 'b': 2}.map(k, k)": "['a', 'b']",
            "[1, 2, 3].filter(x, x % 2 == 1)": "[1, 3]", "{'a': 1}.filter(k, true)": "['a']",
            "[1, 0].map(x, 1 / x)": "<division-by-zero>",
            "[1].map(x, 1, x)": "<expression.type>", "[].map(x, x)": "[]",
        ])
    }

    @Test("names: nesting, shadowing, and names that are none") func names() {
        expect([
            "[1, 2].map(x, [3, 4].map(y, x * y))": "[[3, 4], [6, 8]]", "[1].map(x, [2].map(x, x))": "[[2]]",
            "[[1], [2, 3]].map(x, x.map(y, y + size(x)))": "[[2], [4, 5]]", "[1].map(x, x).map(y, y + 1)": "[2]",
            "[1].map(1, 2)": "<expression.syntax>", "[1].map(x.y, 2)": "<expression.syntax>",
            "[1].exists(x, true) && x": "<expression.unknown-identifier>", "[{'z': 1}].map(y, y.z)": "[1]",
        ])
    }
}
