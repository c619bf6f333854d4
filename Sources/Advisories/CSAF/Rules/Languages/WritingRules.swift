/// Whether texts are written without mistakes: tests 6.3.8 and 6.3.16.
///
/// There is no dictionary here. English is examined for the misspelling of words that advisories use often and for a few
/// plain mistakes; a document in another language fails, as the specification asks for a language that is not supported.
extension CSAFRule {
    /// Words are spelt right.
    static let spelling = CSAFRule(
        "6.3.8", "Spell Check", remedy: "Correct the word.",
        limit: "only English, and of it only words that advisories use often"
    ) { document in
        document.writing { node, words in
            words.compactMap { word in
                AdvisoryWords.meant(by: word).map { meant in
                    CSAFViolation("'\(String(decoding: word, as: UTF8.self))' is likely to mean '\(meant)'", at: node)
                }
            }
        }
    }

    /// Sentences are built right.
    static let grammar = CSAFRule(
        "6.3.16", "Grammar Check", in: [.v2_1], remedy: "Correct the sentence.",
        limit: "only English, and of it only words said twice and participles after modal verbs"
    ) { document in
        document.writing { node, words in
            zip(words, words.dropFirst()).compactMap { word, next in
                if word == next, word.count > 1, !Sentence.mayRepeat.contains(where: word.elementsEqual(_:)) {
                    return CSAFViolation("'\(String(decoding: word, as: UTF8.self))' is said twice", at: node)
                }
                guard Sentence.modalVerbs.contains(where: word.elementsEqual(_:)), Sentence.isParticiple(next) else {
                    return nil
                }
                return CSAFViolation("no '\(String(decoding: next, as: UTF8.self))' can follow a modal verb", at: node)
            }
        }
    }
}

private enum Sentence {
    static let modalVerbs = ["must", "should", "could", "would", "shall", "might", "cannot"].map { Array($0.utf8) }
    static let mayRepeat = ["that", "had"].map { Array($0.utf8) }

    /// Whether a word reads as a past participle and not as a verb that happens to end so.
    static func isParticiple(_ word: [UInt8]) -> Bool {
        word.count > 5 && word.suffix(2).elementsEqual("ed".utf8) && !word.suffix(3).elementsEqual("eed".utf8)
    }
}

extension CSAFDocument {
    /// What is found in each text for readers, in words of lower-case ASCII letters; nothing when no language is said.
    fileprivate func writing(_ examine: (CSAFNode, [[UInt8]]) -> [CSAFViolation]) -> [CSAFViolation] {
        guard document["lang"].string != nil else { return [] }
        guard isInEnglish else { return [CSAFViolation("the language is not supported here", at: document["lang"])] }
        return writtenTexts.flatMap { node -> [CSAFViolation] in
            let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
            let words = VersionText.lowercased(Array((node.string ?? "").utf8)).split {
                !letters.contains($0) && $0 < 0x80
            }
            return examine(node, words.map(Array.init))
        }
    }

    private var writtenTexts: [CSAFNode] {
        func notes(_ owner: CSAFNode) -> [CSAFNode] {
            owner["notes"].items.flatMap { [$0["audience"], $0["text"], $0["title"]] }
                + owner["acknowledgments"].items.map { $0["summary"] } + owner["references"].items.map { $0["summary"] }
        }
        let own = [
            document["aggregate_severity"]["text"], document["distribution"]["text"],
            document["publisher"]["issuing_authority"], document["title"],
        ]
        let ofVulnerabilities = vulnerabilities.flatMap { vulnerability -> [CSAFNode] in
            notes(vulnerability) + [vulnerability["title"]] + vulnerability["involvements"].items.map { $0["summary"] }
                + vulnerability["threats"].items.map { $0["details"] }
                + vulnerability["remediations"].items.flatMap {
                    [$0["details"], $0["restart_required"]["details"]] + $0["entitlements"].items
                }
        }
        let names = productTree.products.map { $0.node["name"] } + productTree.branches.map { $0["name"] }
        return own + notes(document) + tracking["revision_history"].items.map { $0["summary"] } + names
            + productTree.node["product_groups"].items.map { $0["summary"] } + ofVulnerabilities
    }
}
