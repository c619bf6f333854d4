import Artifacts
import Documents
import Engine
import Testing

@Suite("inputs") struct InputsTests {
    @Test("every input is read once, also when its file changes while the release is judged") func readOnce() throws {
        let inputs = RecordedInputs(source: MemoryInputs(files: [.artifact("a"): [1]]), store: MemoryStore())
        #expect(try inputs.read(.artifact("a")) == [1])
        try inputs.record(.artifact("a"), bytes: [2])
        #expect(try inputs.read(.artifact("a")) == [1])
        #expect(inputs.manifest.map(\.name) == ["artifact:a"])
        #expect(inputs.manifest.map(\.digest) == [.sha256(of: [1])])
    }

    @Test("names that only look the same are two inputs") func lookalikes() throws {
        let names = [InputName.file("file:\u{E9}"), .file("file:e\u{301}")]
        let inputs = RecordedInputs(
            source: MemoryInputs(files: [names[0]: [1], names[1]: [2]]), store: MemoryStore())
        #expect(try names.map { try inputs.read($0) } == [[1], [2]])
        #expect(inputs.manifest.count == 2)
    }

    @Test("a missing input is an error, never empty") func missing() {
        let inputs = RecordedInputs(source: MemoryInputs(files: [:]), store: MemoryStore())
        #expect(throws: InputError.self) { try inputs.read(.release) }
        #expect(inputs.manifest.isEmpty)
    }

    @Test("a folder is one run of bytes, whatever the order of its files") func bundle() throws {
        let files = [
            NamedBytes(name: "b", bytes: [10, 13]), NamedBytes(name: "a c", bytes: []),
            NamedBytes(name: "é", bytes: [0]),
        ]
        let bytes = FileBundle.make(files)
        #expect(FileBundle.make(files.reversed()) == bytes)
        let read = try FileBundle.files(in: bytes, name: "x")
        #expect(read.map(\.name) == ["a c", "b", "é"])
        #expect(read.map(\.bytes) == [[], [10, 13], [0]])
        #expect(try FileBundle.files(in: FileBundle.make([]), name: "x").isEmpty)
    }

    @Test("cut, stretched and foreign bytes are no bundle") func malformedBundle() {
        let bytes = FileBundle.make([NamedBytes(name: "a", bytes: [1, 2, 3])])
        for count in 0..<bytes.count where count != "sluice-bundle 1\n".utf8.count {
            #expect(throws: InputError.self, "\(count)") { try FileBundle.files(in: Array(bytes[..<count]), name: "x") }
        }
        for text in [
            "", "{}", "sluice-bundle 1\n-1 a\n", "sluice-bundle 1\n99999999999999999999 a\n", "sluice-bundle 1\n1\n",
        ] {
            #expect(throws: InputError.self, "\(text)") { try FileBundle.files(in: Array(text.utf8), name: "x") }
        }
        #expect(throws: InputError.self) { try FileBundle.files(in: bytes + [0], name: "x") }
    }
}
