/// The revision history of a document, in the order of its dates and then of its numbers.
///
/// Items without a readable date or number are left out; the schema and rule 6.1.37 object to them.
struct RevisionHistory {
    struct Item {
        let node: CSAFNode
        let date: CSAFMoment
        let number: RevisionNumber

        init?(_ node: CSAFNode) {
            guard let date = node["date"].moment, let number = node["number"].revisionNumber else { return nil }
            self.node = node
            self.date = date
            self.number = number
        }
    }

    /// Oldest first.
    let items: [Item]

    init(_ document: CSAFDocument) {
        items = document.tracking["revision_history"].items.compactMap(Item.init).sorted {
            $0.date == $1.date ? $1.number.isAfter($0.number) : $0.date < $1.date
        }
    }

    var newestDate: CSAFMoment? { items.last?.date }
}
