/// What the document says about itself and its products in words: tests 6.2.22 and 6.2.40.
extension CSAFRule {
    /// The title is not burdened with the document's id.
    static let trackingIDInTitle = CSAFRule(
        "6.2.22", "Document Tracking ID in Title", in: [.v2_1], remedy: "Remove the id from the title."
    ) { document in
        let title = document.document["title"]
        guard let text = title.string, let id = document.tracking["id"].string, !id.isEmpty,
            Array(text.utf8).contains(run: Array(id.utf8))
        else { return [] }
        return [CSAFViolation("the title has the document's id in it", at: title)]
    }

    /// A description of a product says of which.
    static let descriptionWithoutProduct = CSAFRule(
        "6.2.40", "Product Description without Product Reference", in: [.v2_1], remedy: "Add product_ids or group_ids.",
        limit: "only the translations that the CSAF technical committee has recorded are known"
    ) { document in
        guard let title = document.isInEnglish ? "Product Description" : document.translation(of: .productDescription)
        else { return [] }
        return document.document["notes"].items.filter { note in
            note["category"].is("description") && note["title"].string?.utf8.starts(with: title.utf8) == true
                && !note["product_ids"].isPresent && !note["group_ids"].isPresent
        }.map { CSAFViolation("the description is of no product", at: $0) }
    }
}

extension [UInt8] {
    /// Whether the bytes occur, in time linear in both (Knuth, Morris and Pratt).
    func contains(run: [UInt8]) -> Bool {
        if run.isEmpty { return true }
        var fallback = [Int](repeating: 0, count: run.count)
        var matched = 0
        for place in run.indices.dropFirst() {
            while matched > 0, run[place] != run[matched] { matched = fallback[matched - 1] }
            if run[place] == run[matched] { matched += 1 }
            fallback[place] = matched
        }
        matched = 0
        for byte in self {
            while matched > 0, byte != run[matched] { matched = fallback[matched - 1] }
            if byte == run[matched] { matched += 1 }
            if matched == run.count { return true }
        }
        return false
    }
}
