package import Inventory

extension EndOfLifeTable {
    /// The products that an os-release `ID` or the namespace of a purl may have in the feed, where it is not the name itself.
    private static let products: [(id: String, names: [String])] = [
        ("alpine", ["alpine", "alpine-linux"]), ("amzn", ["amazon-linux"]), ("ol", ["oracle-linux"]),
        ("opensuse-leap", ["opensuse"]), ("oracle", ["oracle-linux"]), ("redhat", ["rhel"]),
        ("rocky", ["rocky-linux"]), ("sled", ["sles"]), ("sles_sap", ["sles"]), ("suse", ["sles"]),
    ]

    /// The status of the distribution that an inventory names, on a given day; unknown without a release.
    package func status(of system: OperatingSystem, on day: CalendarDate) -> SupportStatus {
        guard let release = system.version else { return SupportStatus(.unknown, nil) }
        let named = Self.products.first { $0.id.utf8.elementsEqual(system.name.utf8) }?.names ?? [system.name]
        return named.map { status(of: $0, release: release, on: day) }.first { $0.phase != .unknown }
            ?? SupportStatus(.unknown, nil)
    }
}
