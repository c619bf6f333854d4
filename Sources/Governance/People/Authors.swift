/// Who made a release, as far as it is known: principals, and identities that no role maps.
///
/// An identity that can't be mapped might be anybody, so it counts as the approver: with one of those, and also with no
/// author at all, nobody is separate from the author.
package struct Authors: Sendable, Hashable {
    /// Sorted, each once.
    package let principals: [String]
    /// Sorted, each once.
    package let unmapped: [String]

    /// - Parameter identities: E-mail addresses of commit authors and committers, and the declared creator.
    package init(identities: [String], signers: [Person] = [], roles: Roles) {
        var principals = Set(signers.map(\.name))
        var unmapped: Set<String> = []
        for identity in identities {
            if let person = roles.person(identifiedBy: identity) {
                principals.insert(person.name)
            } else {
                unmapped.insert(identity)
            }
        }
        self.principals = principals.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.unmapped = unmapped.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package var isUnknown: Bool { principals.isEmpty && unmapped.isEmpty }

    /// Why a principal can't be told apart from the author; nothing when they are separate.
    package func reasonNotSeparate(_ principal: String) -> String? {
        if isUnknown { return "the release names no author" }
        if principals.contains(principal) { return "\(principal) is an author of the release" }
        if let first = unmapped.first { return "the author '\(first)' is in no role and may be \(principal)" }
        return nil
    }
}
