/// Walks two sorted inventories side by side and pairs what is the same component.
struct ComponentPairing {
    enum Pair {
        case onlyOld(Component)
        case onlyNew(Component)
        case both(Component, Component)
    }

    private var old: ComponentGroups
    private var new: ComponentGroups
    /// Pairs of the group at hand, last first.
    private var pending: [Pair] = []

    init(_ old: [Component], _ new: [Component]) {
        self.old = ComponentGroups(old)
        self.new = ComponentGroups(new)
    }

    mutating func next() -> Pair? {
        while pending.isEmpty {
            switch (old.identity, new.identity) {
            case (nil, nil): return nil
            case (.some, nil): pending = old.next().reversed().map { .onlyOld($0) }
            case (nil, .some): pending = new.next().reversed().map { .onlyNew($0) }
            case (let left?, let right?):
                if ByteOrder.equal(left, right) {
                    pending = Self.pair(old.next(), new.next()).reversed()
                } else if ByteOrder.precedes(left, right) {
                    pending = old.next().reversed().map { .onlyOld($0) }
                } else {
                    pending = new.next().reversed().map { .onlyNew($0) }
                }
            }
        }
        return pending.popLast()
    }

    /// Equal versions first, then the rest in order when both sides have equally many.
    private static func pair(_ old: [Component], _ new: [Component]) -> [Pair] {
        if old.count == 1, new.count == 1 { return [.both(old[0], new[0])] }
        var pairs: [Pair] = []
        var unmatchedOld: [Component] = []
        var unmatchedNew: [Component] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count, newIndex < new.count {
            let left = old[oldIndex].effectiveVersion ?? ""
            let right = new[newIndex].effectiveVersion ?? ""
            if ByteOrder.equal(left, right) {
                pairs.append(.both(old[oldIndex], new[newIndex]))
                oldIndex += 1
                newIndex += 1
            } else if ByteOrder.precedes(left, right) {
                unmatchedOld.append(old[oldIndex])
                oldIndex += 1
            } else {
                unmatchedNew.append(new[newIndex])
                newIndex += 1
            }
        }
        unmatchedOld += old[oldIndex...]
        unmatchedNew += new[newIndex...]
        if unmatchedOld.count == unmatchedNew.count {
            pairs += zip(unmatchedOld, unmatchedNew).map { .both($0, $1) }
        } else {
            pairs += unmatchedOld.map { .onlyOld($0) } + unmatchedNew.map { .onlyNew($0) }
        }
        return pairs
    }
}
