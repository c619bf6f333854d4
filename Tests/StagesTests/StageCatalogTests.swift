import Engine
import Foundation
import Stages
import Testing

@Suite("the catalog of stages") struct StageCatalogTests {
    @Test("every stage in Sources/Stages is in it, once") func complete() throws {
        let list = try RepositoryFiles.text("Sources/Stages/BuiltinStages.swift")
        var found: [String] = []
        for path in RepositoryFiles.sources(below: "Sources/Stages") {
            let text = try RepositoryFiles.text("Sources/Stages/\(path)")
            found += text.matches(of: /(?:struct|class|enum|actor)\s+(\w+)\s*:[^{]*\bStage\b[^{]*\{/).map {
                String($0.1)
            }
        }
        #expect(found.count >= 6, "the search finds the stages at all")
        for name in found {
            #expect(
                list.components(separatedBy: "StageDescriptor(\(name).self)").count == 2, "\(name) is not in the list")
        }
        #expect(try StageCatalog.builtin().descriptors.count == found.count)
    }

    @Test("kinds, revisions and summaries are such that people and replays can use them") func names() throws {
        for descriptor in try StageCatalog.builtin().descriptors {
            #expect(descriptor.kind.wholeMatch(of: /[a-z]+(-[a-z]+)*(\/[a-z]+(-[a-z]+)*)?/) != nil)
            #expect(descriptor.revision >= 1)
            #expect(descriptor.summary.hasSuffix("."))
        }
        #expect(try StageCatalog.builtin().descriptors.filter(\.isApproval).map(\.kind) == ["approval/quorum"])
    }

    @Test("a misspelt option of any stage is an error") func unknownOption() throws {
        for descriptor in try StageCatalog.builtin().descriptors {
            let node = try YAMLText.node("{ noSuchOption: 1 }")
            #expect(throws: (any Error).self, "\(descriptor.kind)") { try descriptor.prepare(node) }
        }
    }
}
