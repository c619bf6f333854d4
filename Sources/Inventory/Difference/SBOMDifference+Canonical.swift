package import Documents

extension SBOMDifference {
    /// The difference as a payload: no fractions, no positions, no document digests, nothing that depends on order.
    ///
    /// Two differences that name the same facts give the same bytes, whichever tools wrote the inventories.
    package var canonical: JSONValue {
        [
            "added": .array(added.map(Self.entry)),
            "changed": .array(changed.map(Self.entry)),
            "counts": counts,
            "downgraded": .array(downgraded.map(Self.entry)),
            "licenceChanged": .array(
                licenceChanged.map { change in
                    [
                        "component": .string(change.new.identity),
                        "new": .array(change.new.licences.map { .string($0) }),
                        "newVersion": .optional(change.new.effectiveVersion),
                        "old": .array(change.old.licences.map { .string($0) }),
                        "oldVersion": .optional(change.old.effectiveVersion),
                    ]
                }),
            "operatingSystem": ["new": Self.entry(newSystem), "old": Self.entry(oldSystem)],
            "removed": .array(removed.map(Self.entry)),
            "upgraded": .array(upgraded.map(Self.entry)),
        ]
    }

    /// How many entries each list has, and how many components did not change.
    package var counts: JSONValue {
        [
            "added": .integer(Int64(added.count)),
            "changed": .integer(Int64(changed.count)),
            "downgraded": .integer(Int64(downgraded.count)),
            "licenceChanged": .integer(Int64(licenceChanged.count)),
            "removed": .integer(Int64(removed.count)),
            "unchanged": .integer(Int64(unchangedCount)),
            "upgraded": .integer(Int64(upgraded.count)),
        ]
    }

    private static func entry(_ component: Component) -> JSONValue {
        [
            "component": .string(component.identity),
            "licences": .array(component.licences.map { .string($0) }),
            "version": .optional(component.effectiveVersion),
        ]
    }

    private static func entry(_ change: Change) -> JSONValue {
        [
            "component": .string(change.new.identity),
            "new": .optional(change.new.effectiveVersion),
            "old": .optional(change.old.effectiveVersion),
        ]
    }

    private static func entry(_ system: OperatingSystem?) -> JSONValue {
        guard let system else { return nil }
        return ["name": .string(system.name), "version": .optional(system.version)]
    }
}
