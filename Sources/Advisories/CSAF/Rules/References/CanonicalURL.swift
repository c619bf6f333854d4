extension CSAFRule {
    /// The document says where it is itself to be found: an `https` address that ends in its file name.
    static let canonicalURL = CSAFRule(
        "6.2.11", "Missing Canonical URL",
        remedy: "Add a reference of category self with the https address of this file."
    ) { document in
        document.canonicalURLs.isEmpty
            ? [CSAFViolation("no reference is the document's own address", at: document.document["references"])] : []
    }

    /// The file is named after the document (section 5.1).
    static let fileName = CSAFRule(
        "5.1", "Filename", remedy: "Rename the file after the document's tracking id."
    ) { document in
        guard let fileName = document.fileName, let id = document.tracking["id"].string else { return [] }
        let name = CSAFFileName.name(trackingID: id)
        if fileName.utf8.elementsEqual(name.utf8) { return [] }
        return [CSAFViolation("the file's name is '\(fileName)' and not '\(name)'", at: document.tracking["id"])]
    }
}

extension CSAFDocument {
    /// The references of category `self` that are the document's own address.
    var canonicalURLs: [String] {
        guard let id = tracking["id"].string else { return [] }
        let ending = CSAFFileName.name(trackingID: id).utf8.reversed()
        return document["references"].items.compactMap { reference in
            guard reference["category"].is("self"), let url = reference["url"].string,
                url.utf8.starts(with: "https://".utf8), url.utf8.reversed().starts(with: ending)
            else { return nil }
            return url
        }
    }
}
