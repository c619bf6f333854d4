/// The packages of one inventory, one identity after the other in byte order.
struct ComponentGroups {
    private struct Key {
        let identity: String
        let position: Int
    }

    private let components: [Component]
    private let keys: [Key]
    private var index = 0

    /// Sorts the packages; files and headings are left out.
    init(_ components: [Component]) {
        self.components = components
        var keys: [Key] = []
        keys.reserveCapacity(components.count)
        for (position, component) in components.enumerated() where component.role == .package {
            keys.append(Key(identity: component.identity, position: position))
        }
        self.keys = keys.sorted { left, right in
            if !ByteOrder.equal(left.identity, right.identity) {
                return ByteOrder.precedes(left.identity, right.identity)
            }
            return Self.precedes(components[left.position], components[right.position])
        }
    }

    /// The identity that `next` will answer; nothing at the end.
    var identity: String? { index < keys.count ? keys[index].identity : nil }

    /// The components of the next identity, sorted by version and purl; empty at the end.
    mutating func next() -> [Component] {
        guard let identity else { return [] }
        var group: [Component] = []
        while index < keys.count, ByteOrder.equal(keys[index].identity, identity) {
            group.append(components[keys[index].position])
            index += 1
        }
        return group
    }

    private static func precedes(_ left: Component, _ right: Component) -> Bool {
        let (leftVersion, rightVersion) = (left.effectiveVersion ?? "", right.effectiveVersion ?? "")
        if !ByteOrder.equal(leftVersion, rightVersion) { return ByteOrder.precedes(leftVersion, rightVersion) }
        return ByteOrder.precedes(left.rawPackageURL ?? "", right.rawPackageURL ?? "")
    }
}
