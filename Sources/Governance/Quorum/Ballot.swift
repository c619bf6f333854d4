import Artifacts
import Attestation
import Documents

/// One act by a known person in a role that person holds, for exactly this question.
package struct Ballot: Sendable {
    package let person: String
    package let role: String
    package let act: SignedAct

    /// - Returns: The ballot, or why the act can't count. A rejection holds for every review of the same release; an
    ///   approval only for the one it was given for.
    static func judge(_ act: SignedAct, for question: Quorum.Question, roles: Roles) -> Result<
        Ballot, QuorumTally.Refusal
    > {
        let document = act.document
        func refusal(_ reason: String, _ message: String, principal: String? = nil) -> Result<
            Ballot, QuorumTally.Refusal
        > {
            .failure(.init(document: act.digest, principal: principal, reason: reason, message: message))
        }
        let person: Person
        do {
            person = try roles.person(signingWith: act.credential)
        } catch {
            return refusal("approval.unknown-signer", error.message)
        }
        let name = person.name
        guard document.project.utf8.elementsEqual(question.project.utf8) else {
            return refusal("approval.subject-mismatch", "it is for project '\(document.project)'", principal: name)
        }
        guard document.environment.utf8.elementsEqual(question.environment.utf8) else {
            return refusal(
                "approval.subject-mismatch", "it is for environment '\(document.environment)'", principal: name)
        }
        guard document.releaseDigest == question.releaseDigest else {
            return refusal("approval.subject-mismatch", "it is for another release", principal: name)
        }
        guard document.type == .rejection || document.reviewDigest == question.reviewDigest else {
            return refusal(
                "approval.review-changed", "what is to be judged has changed since it was given", principal: name)
        }
        if let expires = document.expires, expires <= question.at {
            return refusal("approval.expired", "it expired at \(expires)", principal: name)
        }
        guard person.holds(document.role, in: question.project) else {
            return refusal(
                "approval.approver-not-entitled", "\(name) does not hold the role '\(document.role)' here",
                principal: name)
        }
        return .success(Ballot(person: name, role: document.role, act: act))
    }

    /// The last word of each person in each role; of two at the same moment the rejection holds.
    ///
    /// An approval dated after the moment of judgement overrides no rejection: else one signed for a far day could never be
    /// taken back.
    static func latest(_ ballots: [Ballot], at time: Timestamp) -> [Ballot] {
        var last: [[[UInt8]]: Ballot] = [:]
        for ballot in ballots {
            let seat = [Array(ballot.person.utf8), Array(ballot.role.utf8)]
            guard let known = last[seat] else {
                last[seat] = ballot
                continue
            }
            if ballot.overrides(known, at: time) { last[seat] = ballot }
        }
        return last.sorted { left, right in
            left.key.joined(separator: [0]).lexicographicallyPrecedes(right.key.joined(separator: [0]))
        }.map(\.value)
    }

    /// A total order, so that the order of arrival never decides.
    private func overrides(_ other: Ballot, at time: Timestamp) -> Bool {
        func rank(_ document: ActDocument) -> (Int, Timestamp, Int) {
            let isRejection = document.type == .rejection
            return (!isRejection && document.at > time ? 0 : 1, document.at, isRejection ? 1 : 0)
        }
        return rank(act.document) > rank(other.act.document)
    }
}

extension QuorumTally.Refusal: Error {}
