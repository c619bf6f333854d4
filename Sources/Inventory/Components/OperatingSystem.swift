/// The distribution an inventory says its packages come from.
package struct OperatingSystem: Sendable, Hashable {
    /// The `ID` of os-release, as stated: `debian`, `alpine`, `rhel`.
    package let name: String
    /// The `VERSION_ID` of os-release, as stated: `12`, `3.20.3`; nothing for rolling distributions.
    package let version: String?

    package init(name: String, version: String?) {
        self.name = name
        self.version = version
    }
}
