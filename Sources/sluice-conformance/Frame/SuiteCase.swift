import Documents

/// One case of a suite, as its `cases.json` has it.
struct SuiteCase {
    let folder: SuiteFolder
    /// The whole object of the case.
    let value: JSONValue
    let name: String

    init(_ value: JSONValue, in folder: SuiteFolder) throws {
        guard let name = value["name"]?.string else { throw SuiteFault(description: "a case has no name") }
        self.folder = folder
        self.value = value
        self.name = name
    }

    subscript(key: String) -> JSONValue? { value[key] }

    /// The expected outcome that reports count by: `outcome`, or `expect` when it is a word.
    var outcome: String? { value["outcome"]?.string ?? value["expect"]?.string }

    /// The paths of the case's files, below the suite's folder.
    var files: [String] { value["files"]?.array?.compactMap(\.string) ?? [] }

    /// The bytes of the case's first file whose path ends so.
    func file(endingIn ending: String) throws -> [UInt8] {
        guard let path = files.first(where: { $0.utf8.reversed().starts(with: ending.utf8.reversed()) }) else {
            throw SuiteFault(description: "the case has no file \(ending)")
        }
        return try folder.bytes(of: path)
    }
}
