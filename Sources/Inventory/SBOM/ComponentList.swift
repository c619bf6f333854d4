import Artifacts

/// Gathers the components of one document: sorted, each once, with what is odd about them counted.
struct ComponentList {
    /// What one component sorts by, and where it stands among `components`.
    private struct Key {
        let identity: String
        /// Version and purl.
        let rest: [UInt8]
        let position: Int
    }

    private var components: [Component] = []
    private var keys: [Key] = []
    private(set) var unreadablePackageURLs = 0

    mutating func append(_ component: Component) {
        if component.packageURL == nil, component.rawPackageURL != nil { unreadablePackageURLs += 1 }
        var rest = Array((component.version ?? "").utf8)
        rest.append(0)
        rest.append(contentsOf: (component.packageURL?.description ?? component.rawPackageURL ?? "").utf8)
        keys.append(Key(identity: component.identity, rest: rest, position: components.count))
        components.append(component)
    }

    /// Sorted by identity, version and purl; entries that agree in all are merged into the first of the document.
    func sorted() -> [Component] {
        let sorted = keys.sorted { left, right in
            if !ByteOrder.equal(left.identity, right.identity) {
                return ByteOrder.precedes(left.identity, right.identity)
            }
            if left.rest != right.rest { return left.rest.lexicographicallyPrecedes(right.rest) }
            return left.position < right.position
        }
        var result: [Component] = []
        result.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].rest == sorted[start].rest,
                ByteOrder.equal(sorted[end].identity, sorted[start].identity)
            {
                end += 1
            }
            let first = components[sorted[start].position]
            result.append(
                end == start + 1
                    ? first : first.merged(with: sorted[(start + 1)..<end].map { components[$0.position] }))
            start = end
        }
        return result
    }
}

extension Component {
    /// This component with the licences, hashes and supplier of other entries for the same thing.
    fileprivate func merged(with others: [Component]) -> Component {
        Component(
            reference: reference, kind: kind, group: group, name: name, version: version, packageURL: packageURL,
            rawPackageURL: rawPackageURL, licences: licences + others.flatMap(\.licences),
            hashes: hashes + others.flatMap(\.hashes),
            role: role, supplier: supplier ?? others.lazy.compactMap(\.supplier).first,
            // Several things of the same purl belong to an owner only when each of them does.
            owner: others.allSatisfy { $0.owner != nil } ? owner : nil, span: span)
    }
}
