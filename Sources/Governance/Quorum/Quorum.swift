package import Artifacts
package import Documents

/// How many people in which roles must approve, and whether they must differ from the release's authors.
///
/// Counts principals, never keys or signatures: a person with two keys, two roles or two documents is one person, and fills
/// one place. No requirement at all is never met.
package struct Quorum: Sendable {
    package struct Requirement: Sendable, Hashable {
        package let role: String
        /// At least 1.
        package let count: Int

        package init(role: String, count: Int) {
            self.role = role
            self.count = count
        }
    }

    /// What approvals are for; each field of a document must match.
    package struct Question: Sendable {
        package let project: String
        package let environment: String
        package let releaseDigest: Digest
        package let reviewDigest: Digest
        package let at: Timestamp

        package init(
            project: String, environment: String, releaseDigest: Digest, reviewDigest: Digest, at: Timestamp
        ) {
            self.project = project
            self.environment = environment
            self.releaseDigest = releaseDigest
            self.reviewDigest = reviewDigest
            self.at = at
        }
    }

    package let requirements: [Requirement]
    package let separateFromAuthors: Bool

    package init(requirements: [Requirement], separateFromAuthors: Bool = true) {
        self.requirements = requirements
        self.separateFromAuthors = separateFromAuthors
    }

    /// Judges the acts; their order does not matter.
    package func tally(_ acts: [SignedAct], for question: Question, roles: Roles, authors: Authors) -> QuorumTally {
        var ballots: [Ballot] = []
        var refused: [QuorumTally.Refusal] = []
        for act in acts.sorted(by: { $0.digest < $1.digest }) where act.document.type != .waiver {
            switch Ballot.judge(act, for: question, roles: roles) {
            case .success(let ballot): ballots.append(ballot)
            case .failure(let reason): refused.append(reason)
            }
        }
        ballots = Ballot.latest(ballots, at: question.at)
        let rejections = ballots.filter { $0.act.document.type == .rejection }
        var approvals = ballots.filter { $0.act.document.type == .approval }
        if separateFromAuthors {
            approvals.removeAll { ballot in
                guard let reason = authors.reasonNotSeparate(ballot.person) else { return false }
                refused.append(
                    .init(
                        document: ballot.act.digest, principal: ballot.person, reason: "approval.separation-of-duties",
                        message: reason))
                return true
            }
        }
        let seats = requirements.flatMap { requirement in
            Array(repeating: requirement.role, count: max(1, requirement.count))
        }
        let seated = Seating.fill(seats, with: approvals)
        return QuorumTally(
            requirements: requirements, counted: seated,
            rejections: rejections.sorted { $0.act.digest < $1.act.digest },
            refused: refused.sorted { ($0.document, $0.reason) < ($1.document, $1.reason) })
    }
}
