/// The name of a branch of category `product_version_range`: a vers, or its constraints alone (vls).
struct ProductVersionRange: Sendable {
    /// The type of a vers, such as `npm`; nothing for a vls.
    let type: String?
    /// Those that could be read.
    let constraints: [VersionConstraint]
    /// Whether it stands for all versions: `*`.
    let isAll: Bool
    /// What breaks the rules of section 3.1.3.3.2; nothing when it is a range.
    let fault: String?

    /// How many constraints are read; a range with more is a fault.
    static let maximumConstraints = 1000

    init(_ text: String) {
        let (type, rest) = Self.scheme(of: text)
        self.type = type
        if rest.utf8.elementsEqual("*".utf8) {
            constraints = []
            isAll = true
            fault = type == nil ? "'*' alone is no range" : type == "all" ? nil : "all versions are written vers:all/*"
            return
        }
        isAll = false
        let parts = rest.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        guard parts.count <= Self.maximumConstraints else {
            constraints = []
            fault = "it has more than \(Self.maximumConstraints) constraints"
            return
        }
        var read: [VersionConstraint] = []
        var fault: String? = type == "all" ? "all versions are written vers:all/*" : nil
        for part in parts {
            if let constraint = Self.constraint(Substring(part)) {
                read.append(constraint)
            } else {
                fault = fault ?? "'\(String(Substring(part)))' is no constraint"
            }
        }
        constraints = read
        self.fault = fault ?? Self.disorder(read, of: type)
    }

    /// The type of a vers, by the pattern that section 6.2.18 gives, and what follows it.
    private static func scheme(of text: String) -> (String?, String) {
        guard text.utf8.starts(with: "vers:".utf8) else { return (nil, text) }
        let rest = text.utf8.dropFirst(5)
        let type = rest.prefix { $0 != UInt8(ascii: "/") }
        let constraints = rest.dropFirst(type.count + 1)
        func isTypeByte(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || [0x2E, 0x2D, 0x2B].contains(byte)
        }
        guard let first = type.first, isTypeByte(first), type.allSatisfy({ isTypeByte($0) || VersionText.isDigit($0) }),
            !constraints.isEmpty
        else { return (nil, text) }
        return (String(Substring(type)), String(Substring(constraints)))
    }

    /// A version alone is one that is inside; the sign for that is not written.
    private static func constraint(_ text: Substring) -> VersionConstraint? {
        let comparator = VersionComparator.prefix(of: text)
        let version = text.utf8.dropFirst(comparator?.rawValue.utf8.count ?? 0)
        let forbidden = Array("<>=!*".utf8)
        guard comparator != .equal, !version.isEmpty,
            !version.contains(where: { $0 <= 0x20 || $0 == 0x7F || forbidden.contains($0) })
        else { return nil }
        return VersionConstraint(comparator ?? .equal, String(Substring(version)))
    }

    /// What is not canonical about constraints whose order of versions is known.
    private static func disorder(_ constraints: [VersionConstraint], of type: String?) -> String? {
        guard let type else { return nil }
        let order = ProductVersionOrder(type: type)
        guard order.isExact else { return nil }
        for (left, right) in zip(constraints, constraints.dropFirst()) {
            switch order.compare(.init(left.version), .init(right.version)) {
            case .before: continue
            case .same: return "'\(right.version)' occurs twice"
            case .after: return "'\(right.version)' stands after a greater version"
            case nil: return "'\(left.version)' or '\(right.version)' is no version of type \(type)"
            }
        }
        return nil
    }

    /// Whether it names one version and no others.
    var isSingleVersion: Bool {
        if isAll { return false }
        if constraints.count == 1 { return constraints[0].comparator == .equal }
        return constraints.count == 2 && constraints[0].comparator == .greaterOrEqual
            && constraints[1].comparator == .lessOrEqual
            && constraints[0].version.utf8.elementsEqual(constraints[1].version.utf8)
    }

    /// Whether it has no upper end.
    var isUpperOpen: Bool {
        if isAll { return true }
        let last = constraints.last { $0.comparator != .notEqual }
        return last?.comparator.opens ?? false
    }
}
