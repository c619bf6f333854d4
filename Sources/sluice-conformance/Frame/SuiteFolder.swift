import Documents
import FoundationEssentials

/// The folder of one suite.
struct SuiteFolder {
    let path: String

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The bytes of a file by its path below the folder.
    func bytes(of file: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path + "/" + file) else {
            throw SuiteFault(description: "\(file) can't be read")
        }
        return [UInt8](data)
    }

    /// The cases listed in `cases.json`, in their order.
    func cases() throws -> [SuiteCase] {
        let value = try JSONReader.value(bytes(of: "cases.json"), limits: .sbom)
        guard let list = value.array else { throw SuiteFault(description: "cases.json is no list") }
        return try list.map { try SuiteCase($0, in: self) }
    }
}
