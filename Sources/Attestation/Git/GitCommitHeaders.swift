import Artifacts

/// The headers of a commit in git's order: tree, parents, author, committer, then others, each at most once.
struct GitCommitHeaders {
    let tree: Digest
    let parents: [Digest]
    let author: GitIdentity
    let committer: GitIdentity
    let signature: String?
    /// The bytes of the signature header with its line break; empty at the start when there is none.
    let signatureRange: Range<Int>
    let message: String

    private struct Header {
        let name: ArraySlice<UInt8>
        /// The first line and the folded ones, without the space that folds.
        var lines: [ArraySlice<UInt8>]
        var range: Range<Int>

        func isNamed(_ text: String) -> Bool { name.elementsEqual(text.utf8) }
        func isText(_ text: String) -> Bool { lines.count == 1 && lines[0].elementsEqual(text.utf8) }
    }

    private static let firstHeaders = ["tree", "parent", "author", "committer"]
    private static let maximumHeaders = 256

    init(_ bytes: [UInt8]) throws(AttestationError) {
        guard !bytes.contains(0) else { throw Self.error("it holds a NUL byte") }
        let (headers, end) = try Self.headers(bytes)
        var rest = headers[...]
        tree = try Self.id(try Self.next("tree", &rest))
        var parents: [Digest] = []
        while let header = rest.first, header.isNamed("parent") {
            parents.append(try Self.id(try Self.next("parent", &rest)))
        }
        self.parents = parents
        author = try Self.identity(try Self.next("author", &rest))
        committer = try Self.identity(try Self.next("committer", &rest))
        var signature: Header?
        var seen: Set<[UInt8]> = Set(Self.firstHeaders.map { Array($0.utf8) })
        for header in rest {
            // A merge of several signed tags has one `mergetag` for each.
            guard seen.insert(Array(header.name)).inserted || header.isNamed("mergetag") else {
                throw Self.error("the header \(String(decoding: header.name, as: UTF8.self)) is repeated or misplaced")
            }
            if header.isNamed("gpgsig") { signature = header }
            if header.isNamed("gpgsig-sha256") { throw Self.error("it is signed for SHA-256 repositories") }
            if header.isNamed("encoding"), !["UTF-8", "utf-8", "utf8"].contains(where: header.isText) {
                throw Self.error("its text is not in UTF-8")
            }
        }
        self.signature = try signature.map { (header) throws(AttestationError) in
            try Self.text(Array(header.lines.joined(separator: [0x0A])))
        }
        signatureRange = signature?.range ?? 0..<0
        message = try Self.text(bytes[end...])
    }

    /// All headers, and the offset at which the message begins.
    private static func headers(_ bytes: [UInt8]) throws(AttestationError) -> ([Header], Int) {
        var headers: [Header] = []
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { throw error("a header has no line break") }
            let line = bytes[start..<end]
            let next = end + 1
            if line.isEmpty { return (headers, next) }
            if line.first == 0x20 {
                guard var last = headers.popLast() else { throw error("it begins with a folded line") }
                last.lines.append(line.dropFirst())
                last.range = last.range.lowerBound..<next
                headers.append(last)
            } else {
                guard let space = line.firstIndex(of: 0x20), space > start,
                    line[..<space].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
                else { throw error("a header has no name or no value") }
                guard headers.count < maximumHeaders else { throw error("it has too many headers") }
                headers.append(Header(name: line[..<space], lines: [line[(space + 1)...]], range: start..<next))
            }
            start = next
        }
        throw error("no empty line ends the headers")
    }

    private static func next(
        _ name: String, _ rest: inout ArraySlice<Header>
    ) throws(AttestationError) -> ArraySlice<UInt8> {
        guard let header = rest.popFirst(), header.isNamed(name), header.lines.count == 1 else {
            throw error("the header \(name) is missing, folded or not in its place")
        }
        return header.lines[0]
    }

    private static func id(_ hex: ArraySlice<UInt8>) throws(AttestationError) -> Digest {
        guard hex.count == 40, let id = Digest(.gitCommit, hex: String(decoding: hex, as: UTF8.self)) else {
            throw error("an object id is not 40 lower-case hexadecimal digits")
        }
        return id
    }

    private static func identity(_ bytes: ArraySlice<UInt8>) throws(AttestationError) -> GitIdentity {
        guard let identity = GitIdentity(bytes) else {
            throw error("author or committer is not NAME <EMAIL> SECONDS OFFSET in UTF-8")
        }
        return identity
    }

    private static func text(_ bytes: some Collection<UInt8>) throws(AttestationError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error("its text is not in UTF-8") }
        return text
    }

    private static func error(_ what: String) -> AttestationError {
        AttestationError(.gitObjectMalformed, "the commit object is malformed: \(what)")
    }
}
