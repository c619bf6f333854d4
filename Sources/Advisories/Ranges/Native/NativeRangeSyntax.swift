/// One way in which an ecosystem writes ranges of versions.
///
/// A new syntax is one file and one line in `NativeRangeSyntaxes.all`.
protocol NativeRangeSyntax: SendableMetatype {
    /// The vers schemes whose ranges are written so.
    static var schemes: [String] { get }

    /// The range as alternatives, each a list of constraints that hold together; an empty list holds for every version.
    static func alternatives(_ text: String) throws(VersError) -> [[VersionConstraint]]
}

/// The native syntaxes that can be read.
enum NativeRangeSyntaxes {
    static let all: [any NativeRangeSyntax.Type] = [
        CargoRequirement.self,
        ComposerRange.self,
        ConanRange.self,
        HexRequirement.self,
        MavenRange.self,
        NginxRange.self,
        NPMRange.self,
        NuGetRange.self,
        PubConstraint.self,
        PythonSpecifiers.self,
        RelationList.self,
        RubyGemsRequirement.self,
        VersionList.self,
    ]

    private static let byScheme: [String: any NativeRangeSyntax.Type] = {
        var byScheme: [String: any NativeRangeSyntax.Type] = [:]
        for syntax in all {
            for scheme in syntax.schemes { byScheme[scheme] = syntax }
        }
        return byScheme
    }()

    static func of(scheme: String) -> (any NativeRangeSyntax.Type)? { byScheme[scheme] }
}
