import Artifacts

/// Where the next page of an answer begins, as a text to hand back: bound to its question and its ledger.
///
/// It is no secret and proves nothing; the check only keeps a token from being used with another question, where it would
/// silently leave rows out.
package enum QueryToken {
    package static func make(_ cursor: Int64, question: String) -> String {
        "\(String(cursor, radix: 16)).\(check(cursor, question))"
    }

    /// Nothing when the token was not made for this question.
    package static func cursor(of token: String, question: String) -> Int64? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let cursor = Int64(parts[0], radix: 16),
            parts[1].utf8.elementsEqual(check(cursor, question).utf8)
        else { return nil }
        return cursor
    }

    private static func check(_ cursor: Int64, _ question: String) -> String {
        String(Digest.sha256(of: Array("\(cursor)\0\(question)".utf8)).hex.prefix(16))
    }
}
