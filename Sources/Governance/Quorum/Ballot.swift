import Artifacts
import Attestation

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
        guard let person = roles.person(holding: act.key) else {
            return refusal("approval.unknown-signer", "the key \(act.key.fingerprint) belongs to nobody in the roles")
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
    static func latest(_ ballots: [Ballot]) -> [Ballot] {
        var last: [String: Ballot] = [:]
        for ballot in ballots {
            let seat = "\(ballot.person)\n\(ballot.role)"
            guard let known = last[seat] else {
                last[seat] = ballot
                continue
            }
            let (new, old) = (ballot.act.document, known.act.document)
            if new.at > old.at || (new.at == old.at && new.type == .rejection && old.type != .rejection) {
                last[seat] = ballot
            }
        }
        return last.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }
}

extension QuorumTally.Refusal: Error {}
