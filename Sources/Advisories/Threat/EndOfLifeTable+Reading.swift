import Documents

extension EndOfLifeTable {
    /// Reads what `/api/{product}.json` of endoflife.date gives, a list of cycles, or one object of such lists by product.
    ///
    /// - Parameter product: Whose cycles a list holds; a list without it, such as from a file with no name, is refused.
    /// - Throws: `AdvisoryFeedError` with the place of the cycle that is wrong. A cycle must say whether it has ended: without
    ///   `eol` it would read as supported for ever.
    package static func read(_ bytes: [UInt8], product: String? = nil) throws(AdvisoryFeedError) -> EndOfLifeTable {
        let value = try JSONFeed.value(bytes)
        if let product {
            return EndOfLifeTable(products: [Product(name: product, cycles: try cycles(value, of: product))])
        }
        guard let members = value.members else {
            throw AdvisoryFeedError(.form, "it is no object of products, and a list of cycles needs its product's name")
        }
        guard !members.isEmpty else { throw AdvisoryFeedError(.incomplete, "there is no product") }
        var products: [Product] = []
        for member in members {
            products.append(Product(name: member.key, cycles: try cycles(member.value, of: member.key)))
        }
        return EndOfLifeTable(products: products.sorted { $0.name.precedesInBytes($1.name) })
    }

    /// The products of both tables.
    /// - Throws: When a product is in both.
    package func joined(with other: EndOfLifeTable) throws(AdvisoryFeedError) -> EndOfLifeTable {
        let joined = (products + other.products).sorted { $0.name.precedesInBytes($1.name) }
        if let twice = SortedNames.repeated(in: joined, by: { $0.name }) {
            throw AdvisoryFeedError(.duplicate, "\(twice) has two lists of cycles")
        }
        return EndOfLifeTable(products: joined)
    }

    private static func cycles(_ value: JSONValue, of product: String) throws(AdvisoryFeedError) -> [Cycle] {
        guard let list = value.array else { throw AdvisoryFeedError(.form, "\(product) has no list of cycles") }
        guard !list.isEmpty else { throw AdvisoryFeedError(.incomplete, "\(product) has no cycle") }
        var cycles: [Cycle] = []
        for (index, value) in list.enumerated() {
            guard let name = text(value["cycle"]), !name.isEmpty else {
                throw AdvisoryFeedError(.entry, "a cycle of \(product) has no name", at: index + 1)
            }
            guard let end = try end("eol", of: value, at: index + 1, whenTrue: .past, whenFalse: .open) else {
                throw AdvisoryFeedError(.entry, "\(product) \(name) has no 'eol'", at: index + 1)
            }
            // Support is said to last, an end of life to have come: `true` means the opposite in both.
            let support = try self.end("support", of: value, at: index + 1, whenTrue: .open, whenFalse: .past)
            let extended = try self.end("extendedSupport", of: value, at: index + 1, whenTrue: .open, whenFalse: .past)
            cycles.append(
                Cycle(
                    name: name, codename: value["codename"]?.string, endOfLife: end, endOfSupport: support,
                    endOfExtendedSupport: extended, latest: text(value["latest"])))
        }
        if let twice = SortedNames.repeated(in: cycles.sorted { $0.name.precedesInBytes($1.name) }, by: { $0.name }) {
            throw AdvisoryFeedError(.duplicate, "\(product) has the cycle \(twice) twice")
        }
        return cycles
    }

    /// A day, or a truth value with its meaning; nothing when the field is absent or null.
    private static func end(
        _ field: String, of cycle: JSONValue, at place: Int, whenTrue: End, whenFalse: End
    ) throws(AdvisoryFeedError) -> End? {
        switch cycle[field] {
        case nil, .null: return nil
        case .bool(true): return whenTrue
        case .bool(false): return whenFalse
        case .string(let text):
            if let day = CalendarDate(text) { return .on(day) }
        default: break
        }
        throw AdvisoryFeedError(.entry, "'\(field)' is neither a day nor true or false", at: place)
    }

    /// Names are text, but some feeds write `12` as a number.
    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }
}
