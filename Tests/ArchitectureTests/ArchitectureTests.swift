import Foundation
import Testing

@Suite("architecture") struct ArchitectureTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private struct Import {
        let target: String
        let module: String
        let file: String
    }

    private static func targets() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path()).sorted()
    }

    private static func sources(of target: String) throws -> [URL] {
        let folder = root.appending(path: "Sources/\(target)")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }

    private static func imports() throws -> [Import] {
        let pattern =
            #/^\s*(?:@\w+\s+)*(?:package |public |internal |private |fileprivate )?import (?:struct |class |enum |func |protocol |var |typealias )?([A-Za-z0-9_]+)/#
        return try targets().flatMap { target in
            try sources(of: target).flatMap { file in
                try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
                    (try? pattern.firstMatch(in: line)).flatMap { $0 }.map {
                        Import(target: target, module: String($0.1), file: file.lastPathComponent)
                    }
                }
            }
        }
    }

    @Test("every folder of Sources has a floor or is a shim") func everyTargetHasAFloor() throws {
        let unknown = try Self.targets().filter { House.floors[$0] == nil && !House.shims.contains($0) }
        #expect(unknown == [])
    }

    @Test("a target imports only targets on a strictly lower floor, and libraries where they are allowed")
    func importsFollowTheHouse() throws {
        let imports = try Self.imports()
        #expect(imports.count > 100)
        for found in imports {
            let floor = House.floors[found.target] ?? 0
            if let other = House.floors[found.module] {
                #expect(other < floor, "\(found.target)/\(found.file) imports \(found.module) from floor \(other)")
            } else if let allowed = House.guests[found.module] {
                #expect(
                    allowed.contains(found.target), "\(found.target)/\(found.file) may not import \(found.module)")
            } else {
                #expect(
                    House.common.contains(found.module),
                    "\(found.target)/\(found.file) imports \(found.module), which no rule allows")
            }
        }
    }

    @Test("shims hold module maps, headers and C++ glue, nothing else") func shimsAreThin() throws {
        for shim in House.shims { #expect(try Self.sources(of: shim).isEmpty) }
    }

    @Test("no source forces, traps or reads the clock below floor 8") func noTraps() throws {
        let forbidden: [(String, Regex<Substring>)] = [
            ("try!", #/\btry!/#), ("as!", #/\bas!/#), ("fatalError", #/\bfatalError\(/#),
            ("preconditionFailure", #/\bpreconditionFailure\(/#), ("Date()", #/\bDate\(\)/#),
        ]
        for target in try Self.targets() where (House.floors[target] ?? 8) < 8 {
            for file in try Self.sources(of: target) {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                    for (name, pattern) in forbidden where line.contains(pattern) {
                        Issue.record("\(target)/\(file.lastPathComponent): \(name)")
                    }
                }
            }
        }
    }

    @Test("no type bears its module's name") func noTypeNamedAsItsModule() throws {
        for target in try Self.targets() where House.floors[target] != nil {
            let pattern = try Regex("\\b(struct|class|enum|protocol|actor) \(target)\\b")
            for file in try Self.sources(of: target) {
                #expect(
                    try String(contentsOf: file, encoding: .utf8).firstMatch(of: pattern) == nil,
                    "\(target)/\(file.lastPathComponent)")
            }
        }
    }

    @Test("every library target has tests beside it") func everyTargetHasTests() throws {
        for (target, floor) in House.floors where floor < 8 {
            let folder = Self.root.appending(path: "Tests/\(target)Tests").path()
            let found = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
            #expect(found.contains { $0.hasSuffix("Tests.swift") }, "\(target) has no tests")
        }
    }
}
