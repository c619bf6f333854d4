import FoundationEssentials
import Manifests
import Testing

@Suite("Lists of rules") struct RuleListTests {
    /// The matches of a pattern's first group in every file of a folder of the module.
    private func matches(of pattern: Regex<(Substring, Substring)>, in folder: String) throws -> [String] {
        let tests = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let path = "/\(tests)/Sources/Manifests/\(folder)"
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().flatMap { file -> [String] in
            let bytes = try #require(FileManager.default.contents(atPath: "\(path)/\(file)"))
            return String(decoding: bytes, as: UTF8.self).matches(of: pattern).map { String($0.1) }
        }
    }

    @Test("every rule of the folder is in the list") func general() throws {
        let listed = Set(LintRules.general.map { String(describing: type(of: $0)) })
        #expect(try Set(matches(of: /struct (\w+): LintRule/, in: "Rules")) == listed)
        #expect(LintRules.all.count == LintRules.general.count + PodSecurityRegistry.standard.checks.count)
    }

    @Test("every check of the folder is in the registry") func podSecurity() throws {
        let written = try matches(of: /upstream: "(\w+)"/, in: "PodSecurity/Checks")
        #expect(Set(written).count == written.count)
        #expect(Set(written) == Set(PodSecurityRegistry.standard.checks.map(\.upstreamID)))
    }
}
