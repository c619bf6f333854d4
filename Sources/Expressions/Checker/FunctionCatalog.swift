/// Every function and operator of the language, by name.
enum FunctionCatalog {
    /// The standard library; a new group of functions adds its list here.
    static let standard: [String: FunctionDeclaration] = {
        let groups = [
            OperatorDeclarations.all, StringFunctions.all, CollectionFunctions.all, ConversionFunctions.all,
            TimeFunctions.all,
        ]
        var byName: [String: FunctionDeclaration] = [:]
        for declaration in groups.joined() { byName[declaration.name] = declaration }
        return byName
    }()

    /// The names of functions that can be written as such, sorted; for suggestions.
    static let names: [String] =
        standard.keys.filter { OperatorName.symbol($0) == nil }.sorted()
        + ["all", "exists", "exists_one", "filter", "has", "map"]
}
