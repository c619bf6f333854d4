/// Which addresses can't lead anywhere: tests 6.3.6 and 6.3.7.
extension CSAFRule {
    private static let limit = "without the network only host names that never resolve (RFC 6761) are found"

    /// References lead somewhere.
    static let unresolvableURL = CSAFRule(
        "6.3.6", "Use of non-self referencing URLs Failing to Resolve", remedy: "Correct or remove the address.",
        limit: limit
    ) { document in
        document.urls(self: false).filter(\.neverResolves).map { CSAFViolation("the address never resolves", at: $0) }
    }

    /// The document's own addresses lead somewhere.
    static let unresolvableSelfURL = CSAFRule(
        "6.3.7", "Use of self referencing URLs Failing to Resolve", remedy: "Correct or remove the address.",
        limit: limit
    ) { document in
        document.urls(self: true).filter(\.neverResolves).map { CSAFViolation("the address never resolves", at: $0) }
    }
}

extension CSAFDocument {
    /// Every address that the document refers to; those of category `self` or all others.
    fileprivate func urls(self isSelf: Bool) -> [CSAFNode] {
        let references = (document["references"].items + vulnerabilities.flatMap { $0["references"].items }).filter {
            $0["category"].is("self") == isSelf
        }.map { $0["url"] }
        if isSelf { return references }
        let acknowledgments =
            document["acknowledgments"].items + vulnerabilities.flatMap { $0["acknowledgments"].items }
        let helpers = productTree.products.flatMap { product in
            product.helper["sbom_urls"].items
                + product.helper["x_generic_uris"].items.flatMap { [$0["namespace"], $0["uri"]] }
        }
        return references + acknowledgments.flatMap { $0["urls"].items } + helpers
            + [
                document["aggregate_severity"]["namespace"], document["distribution"]["tlp"]["url"],
                document["publisher"]["namespace"],
            ] + vulnerabilities.flatMap { $0["remediations"].items.map { $0["url"] } }
    }
}

extension CSAFNode {
    /// Whether it is an address below the top-level domain `invalid`.
    fileprivate var neverResolves: Bool {
        guard let url = string, let mark = url.utf8Index(after: "://") else { return false }
        let host = url.utf8[mark...].prefix {
            ![UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0)
        }
        let labels = host.split(separator: UInt8(ascii: "."))
        return labels.last.map { VersionText.lowercased(Array($0)).elementsEqual("invalid".utf8) } ?? false
    }
}

extension String {
    /// Where the text after the first occurrence of a mark begins.
    fileprivate func utf8Index(after mark: String) -> String.Index? {
        var rest = utf8[...]
        while !rest.isEmpty {
            if rest.starts(with: mark.utf8) { return rest.index(rest.startIndex, offsetBy: mark.utf8.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
