import Artifacts

/// How the product identification helpers are written: tests 6.1.13, 6.1.25, 6.1.42 to 6.1.44, 6.1.61, 6.2.8, 6.2.9, 6.2.16,
/// 6.2.52 and 6.3.5.
extension CSAFRule {
    /// A package URL is one.
    static let validPURL = CSAFRule("6.1.13", "PURL", remedy: "Correct the package URL.") { document in
        document.productTree.products.flatMap(\.packageURLs).compactMap { node in
            guard let text = node.string else { return nil }
            if document.version == .v2_1, text.utf8.starts(with: "pkg:/".utf8) {
                return CSAFViolation("'\(text)' has slashes before its type", at: node)
            }
            do throws(PackageURLError) {
                _ = try PackageURL(parsing: text)
                return nil
            } catch {
                return CSAFViolation("'\(text)' is no package URL: \(error.message)", at: node)
            }
        }
    }

    /// A file has one hash of each algorithm.
    static let multipleHashAlgorithm = CSAFRule(
        "6.1.25", "Multiple Use of Same Hash Algorithm", remedy: "Keep one hash of the algorithm for the file."
    ) { document in
        document.hashedFiles.flatMap { file -> [CSAFViolation] in
            var seen: Set<ByteKey> = []
            return file["file_hashes"].items.map { $0["algorithm"] }.compactMap { node in
                guard let algorithm = node.key, !seen.insert(algorithm).inserted else { return nil }
                return CSAFViolation("the file already has a hash of this algorithm", at: node)
            }
        }
    }

    /// The package URLs of a product differ in their qualifiers alone.
    static let packageURLQualifiers = CSAFRule(
        "6.1.42", "PURL Qualifiers", in: [.v2_1], remedy: "Define products of their own for the other packages."
    ) { document in
        document.productTree.products.flatMap { product -> [CSAFViolation] in
            let urls = product.packageURLs.compactMap { node in
                node.string.flatMap(PackageURL.init).map { (node: node, url: $0) }
            }
            guard let first = urls.first?.url else { return [] }
            return urls.dropFirst().filter { !$0.url.differsOnlyInQualifiers(from: first) }.map {
                CSAFViolation("the package URL differs from the first in more than its qualifiers", at: $0.node)
            }
        }
    }

    /// A model number has one unescaped star at most.
    static let starsInModelNumber = CSAFRule(
        "6.1.43", "Use of Multiple Stars in Model Number", in: [.v2_1], remedy: "Use one star, and escape the others."
    ) { $0.withManyStars("model_numbers") }

    /// A serial number has one unescaped star at most.
    static let starsInSerialNumber = CSAFRule(
        "6.1.44", "Use of Multiple Stars in Serial Number", in: [.v2_1], remedy: "Use one star, and escape the others."
    ) { $0.withManyStars("serial_numbers") }

    /// A stock keeping unit has one unescaped star at most.
    static let starsInSKU = CSAFRule(
        "6.1.61", "Use of Multiple Stars in SKU", in: [.v2_1], remedy: "Use one star, and escape the others."
    ) { $0.withManyStars("skus") }

    /// MD5 is not the only hash of a file.
    static let onlyMD5 = CSAFRule(
        "6.2.8", "Use of MD5 as the only Hash Algorithm", remedy: "Add a hash of SHA-256 or better."
    ) { $0.hashed(onlyBy: "md5") }

    /// SHA-1 is not the only hash of a file.
    static let onlySHA1 = CSAFRule(
        "6.2.9", "Use of SHA-1 as the only Hash Algorithm", remedy: "Add a hash of SHA-256 or better."
    ) { $0.hashed(onlyBy: "sha1") }

    /// A product can be identified by something other than its name.
    static let missingHelper = CSAFRule(
        "6.2.16", "Missing Product Identification Helper", remedy: "Add a package URL, a CPE, hashes or the like."
    ) { document in
        document.productTree.products.filter { !$0.helper.isPresent }.map {
            CSAFViolation("product '\($0.id)' has no identification helper", at: $0.helper)
        }
    }

    /// A hash is of an algorithm that the specification names.
    static let unknownHashAlgorithm = CSAFRule(
        "6.2.52", "Unknown Hash Algorithm", in: [.v2_1], remedy: "Use an algorithm that the specification names."
    ) { document in
        let known = [
            "blake2b512", "blake2s256", "md4", "md5", "md5-sha1", "mdc2", "ripemd", "ripemd160", "rmd160", "sha1",
            "sha224",
            "sha256", "sha3-224", "sha3-256", "sha3-384", "sha3-512", "sha384", "sha512", "sha512-224", "sha512-256",
            "shake128", "shake256", "sm3", "ssl3-md5", "ssl3-sha1", "whirlpool",
        ]
        return document.hashedFiles.flatMap { $0["file_hashes"].items.map { $0["algorithm"] } }.filter {
            $0.string != nil && !$0.isAny(of: known)
        }.map { CSAFViolation("the algorithm '\($0.string ?? "")' is not one that the specification names", at: $0) }
    }

    /// A hash is as long as those of SHA-256.
    static let shortHash = CSAFRule("6.3.5", "Use of Short Hash", remedy: "Use a hash of 64 digits or more.") {
        document in
        document.hashedFiles.flatMap { $0["file_hashes"].items.map { $0["value"] } }.filter {
            ($0.string?.utf8.count ?? 64) < 64
        }.map { CSAFViolation("the hash has fewer than 64 digits", at: $0) }
    }
}

extension CSAFDocument {
    fileprivate var hashedFiles: [CSAFNode] { productTree.products.flatMap { $0.helper["hashes"].items } }

    fileprivate func hashed(onlyBy algorithm: String) -> [CSAFViolation] {
        hashedFiles.filter { file in
            let hashes = file["file_hashes"].items
            return !hashes.isEmpty && hashes.allSatisfy { $0["algorithm"].is(algorithm) }
        }.map { CSAFViolation("the file's only hash is of \(algorithm)", at: $0["file_hashes"]) }
    }

    fileprivate func withManyStars(_ helper: String) -> [CSAFViolation] {
        productTree.products.flatMap { $0.helper[helper].items }.filter { ($0.string ?? "").unescapedStars > 1 }.map {
            CSAFViolation("'\($0.string ?? "")' has more than one unescaped star", at: $0)
        }
    }
}

extension String {
    /// How many stars no backslash stands before.
    fileprivate var unescapedStars: Int {
        var count = 0
        var isEscaped = false
        for byte in utf8 {
            if !isEscaped, byte == UInt8(ascii: "*") { count += 1 }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        }
        return count
    }
}

extension PackageURL {
    fileprivate func differsOnlyInQualifiers(from other: PackageURL) -> Bool {
        func same(_ left: String?, _ right: String?) -> Bool { (left ?? "").utf8.elementsEqual((right ?? "").utf8) }
        return identity.utf8.elementsEqual(other.identity.utf8) && same(version, other.version)
            && same(subpath, other.subpath)
    }
}
