/// The kinds of stage there are, by name; each exactly once.
package struct StageCatalog: Sendable {
    /// Sorted by kind.
    package let descriptors: [StageDescriptor]

    /// - Throws: `DuplicateKind` when two stages claim one name: neither may silently win.
    package init(_ descriptors: [StageDescriptor]) throws(DuplicateKind) {
        self.descriptors = descriptors.sorted { $0.kind.utf8.lexicographicallyPrecedes($1.kind.utf8) }
        for (left, right) in zip(self.descriptors, self.descriptors.dropFirst()) where left.kind == right.kind {
            throw DuplicateKind(kind: left.kind)
        }
    }

    package subscript(kind: String) -> StageDescriptor? {
        descriptors.first { $0.kind.utf8.elementsEqual(kind.utf8) }
    }

    /// The same kinds, this one as it is given.
    func replacing(_ descriptor: StageDescriptor) -> StageCatalog {
        StageCatalog(
            sorted: descriptors.map { $0.kind.utf8.elementsEqual(descriptor.kind.utf8) ? descriptor : $0 })
    }

    private init(sorted descriptors: [StageDescriptor]) { self.descriptors = descriptors }

    package struct DuplicateKind: Error, Sendable, Hashable {
        package let kind: String
    }
}
