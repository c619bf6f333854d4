package import Artifacts

/// What changed between two inventories of one thing.
///
/// Components are matched by identity (`Component.identity`). Of one identity, versions that both sides list are paired
/// first; the rest are paired in byte order of their versions when both sides have equally many, and otherwise count as
/// added and removed. Only packages take part: files and headings are no components that change.
package struct SBOMDifference: Sendable {
    /// One component before and after.
    package struct Change: Sendable {
        package let old: Component
        package let new: Component
    }

    /// Sorted by identity and version, as all lists here.
    package internal(set) var added: [Component] = []
    package internal(set) var removed: [Component] = []
    package internal(set) var upgraded: [Change] = []
    package internal(set) var downgraded: [Change] = []
    /// Another version, and no order to tell which is newer.
    package internal(set) var changed: [Change] = []
    /// Other licences, whether or not the version changed.
    package internal(set) var licenceChanged: [Change] = []
    /// How many components are the same on both sides.
    package internal(set) var unchangedCount = 0
    package internal(set) var oldSystem: OperatingSystem?
    package internal(set) var newSystem: OperatingSystem?
    package internal(set) var oldDocument: Digest
    package internal(set) var newDocument: Digest

    /// True when nothing differs that a list of this difference would name.
    package var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && upgraded.isEmpty && downgraded.isEmpty && changed.isEmpty
            && licenceChanged.isEmpty && oldSystem == newSystem
    }

    /// The difference from one inventory to another.
    ///
    /// - Parameter order: How the first component's version stands to the second's; asked only for two versions of one
    ///   identity that differ as bytes. `same` then means two spellings of one version, which is no change.
    package static func between(
        _ old: BillOfMaterials, _ new: BillOfMaterials, order: (Component, Component) -> VersionRelation
    ) -> SBOMDifference {
        var difference = SBOMDifference(oldDocument: old.documentDigest, newDocument: new.documentDigest)
        difference.oldSystem = old.operatingSystem
        difference.newSystem = new.operatingSystem
        var pairing = ComponentPairing(old.components, new.components)
        while let pair = pairing.next() {
            switch pair {
            case .onlyOld(let component): difference.removed.append(component)
            case .onlyNew(let component): difference.added.append(component)
            case .both(let old, let new): difference.note(Change(old: old, new: new), order)
            }
        }
        return difference
    }

    private mutating func note(_ change: Change, _ order: (Component, Component) -> VersionRelation) {
        let licencesDiffer = !change.old.licences.elementsEqual(change.new.licences, by: ByteOrder.equal)
        if licencesDiffer { licenceChanged.append(change) }
        if ByteOrder.equal(change.old.effectiveVersion ?? "", change.new.effectiveVersion ?? "") {
            if !licencesDiffer { unchangedCount += 1 }
            return
        }
        switch order(change.old, change.new) {
        case .older: upgraded.append(change)
        case .newer: downgraded.append(change)
        case .unknown: changed.append(change)
        case .same: if !licencesDiffer { unchangedCount += 1 }
        }
    }
}
