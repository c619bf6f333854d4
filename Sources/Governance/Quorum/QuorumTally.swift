package import Artifacts

/// Who counted, who did not and why, and what is still missing.
package struct QuorumTally: Sendable {
    /// An act that does not count, with a stable reason.
    package struct Refusal: Sendable, Hashable {
        package let document: Digest
        package let principal: String?
        /// A stable code, such as `approval.unknown-signer` or `approval.review-changed`.
        package let reason: String
        package let message: String

        package init(document: Digest, principal: String?, reason: String, message: String) {
            self.document = document
            self.principal = principal
            self.reason = reason
            self.message = message
        }
    }

    package let requirements: [Quorum.Requirement]
    /// One ballot for each filled place.
    package let counted: [Ballot]
    package let rejections: [Ballot]
    /// Sorted by document.
    package let refused: [Refusal]

    package init(
        requirements: [Quorum.Requirement], counted: [Ballot], rejections: [Ballot], refused: [Refusal]
    ) {
        self.requirements = requirements
        self.counted = counted
        self.rejections = rejections
        self.refused = refused
    }

    /// Role and number of places nobody fills yet, each role once; a quorum without requirements misses everything.
    ///
    /// Requirements of one role add up: whoever fills a place of the first fills none of the second.
    package var missing: [Quorum.Requirement] {
        var places: [Quorum.Requirement] = []
        for requirement in requirements {
            let count = max(1, requirement.count)
            if let index = places.firstIndex(where: { $0.role.utf8.elementsEqual(requirement.role.utf8) }) {
                places[index] = .init(role: requirement.role, count: places[index].count + count)
            } else {
                places.append(.init(role: requirement.role, count: count))
            }
        }
        return places.compactMap { place in
            let open = place.count - counted.count { $0.role.utf8.elementsEqual(place.role.utf8) }
            return open > 0 ? .init(role: place.role, count: open) : nil
        }
    }

    package var isMet: Bool { !requirements.isEmpty && missing.isEmpty && rejections.isEmpty }
}
