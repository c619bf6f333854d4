import Testing

@testable import Advisories

@Suite("Version schemes in snapshots") struct StoredSchemeTests {
    @Test("every scheme has a number, and numbers that were given stay") func numbers() {
        #expect(Set(StoredRange.schemes) == Set(VersionScheme.allCases))
        #expect(StoredRange.schemes.count == VersionScheme.allCases.count)
        #expect(
            StoredRange.schemes.prefix(13).map(\.rawValue) == [
                "semver", "pub", "go", "pypi", "debian", "alpine", "rpm", "rubygems", "maven", "nuget", "packagist",
                "cran", "hackage",
            ])
    }
}
