import Documents
import Testing

@Suite("option reader") struct OptionReaderTests {
    private enum Mode: String, CaseIterable { case audit, warn, enforce }

    private struct Options: Sendable {
        let name: Located<String>
        let count: Located<Int>
        let isStrict: Located<Bool>?
        let needs: [Located<String>]
        let mode: Mode?
    }

    private func read(_ text: String?) throws(Diagnostics) -> Options {
        var node: SourceNode?
        if let text { node = try YAMLReader.read(SourceText(name: "t", text: text)) }
        var reader = OptionReader(node, context: "stage `s`")
        let name = reader.required("name", as: String.self)
        let count = reader.optional("count", default: 3)
        let isStrict = reader.optional("strict", as: Bool.self)
        let needs = reader.list("needs", of: String.self)
        let mode = reader.choice("mode", default: Mode.warn)
        return try reader.finish {
            Options(name: name, count: count, isStrict: isStrict, needs: needs, mode: mode?.value)
        }
    }

    private func mistakes(_ text: String?) -> [String] {
        do throws(Diagnostics) {
            _ = try read(text)
            return []
        } catch {
            return error.items.map { "\($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0) \($0.id)" }
        }
    }

    @Test("options carry their values and places, defaults have none") func values() throws {
        let options = try read("name: x\nneeds: [a, b]\nmode: enforce\nstrict: false\n")
        #expect(options.name.value == "x")
        #expect(options.name.span?.start == SourcePosition(line: 1, column: 7))
        #expect(options.count.value == 3)
        #expect(options.count.span == nil)
        #expect(options.isStrict?.value == false)
        #expect(options.needs.map(\.value) == ["a", "b"])
        #expect(options.mode == .enforce)
    }

    @Test("every mistake is reported in one pass, in the order of the text") func allMistakes() {
        #expect(
            mistakes("count: many\nneed: [a]\nneeds: [a, 1]\nmode: enforced\nstrict:\n") == [
                "1:1 options.missing-key", "1:8 options.wrong-type", "2:1 options.unknown-key",
                "3:12 options.wrong-type",
                "4:7 options.unknown-choice", "5:8 options.wrong-type",
            ])
    }

    @Test("a misspelt key or choice comes with a suggestion") func suggestions() {
        let diagnostics = #expect(throws: Diagnostics.self) { try read("name: x\ncuont: 1\nmode: wran\n") }
        #expect(diagnostics?.items.first?.fix == "Did you mean `count`?")
        #expect(diagnostics?.items.last?.fix == "Did you mean `warn`? Possible are `audit`, `warn`, `enforce`.")
        #expect(diagnostics?.items.first?.message == "stage `s` has no key `cuont`")
    }

    @Test("no node is an empty mapping, and another kind of node is one mistake") func notAMapping() {
        #expect(mistakes(nil) == ["0:0 options.missing-key"])
        #expect(mistakes("[a]") == ["1:1 options.not-a-mapping"])
        #expect(mistakes("name: x") == [])
    }

    @Test("a fraction is no whole number, and a number is no string") func types() {
        #expect(mistakes("name: 1\ncount: 1.0") == ["1:7 options.wrong-type", "2:8 options.wrong-type"])
        #expect(mistakes("name: x\nneeds: a") == ["2:8 options.wrong-type"])
    }

    @Test("a required list may be neither absent nor empty") func requiredList() throws {
        for (text, id) in [("{}", "options.missing-key"), ("a: []", "options.missing-key"), ("a: [1]", "")] {
            var reader = OptionReader(try YAMLReader.read(SourceText(name: "t", text: text)), context: "it")
            let list = reader.list("a", of: Int.self, required: true)
            do throws(Diagnostics) {
                let values = try reader.finish { list }
                #expect(values.map(\.value) == [1])
            } catch {
                #expect(error.items.map(\.id) == [id])
            }
        }
    }

    @Test("mistakes of nested readings are collected, and warnings alone do not stop") func nested() throws {
        var reader = OptionReader(nil, context: "it")
        let inner = reader.read { () throws(Diagnostics) -> Int in throw Diagnostics(Diagnostic("x.inner", "inner")) }
        #expect(inner == nil)
        do throws(Diagnostics) {
            _ = try reader.finish { 1 }
            Issue.record("a mistake went by")
        } catch {
            #expect(error.items.map(\.id) == ["x.inner"])
        }
        var second = OptionReader(nil, context: "it")
        second.report(Diagnostic("x.warning", "only a warning", level: .warning))
        let value = try second.finish { 1 }
        #expect(value == 1)
    }
}
