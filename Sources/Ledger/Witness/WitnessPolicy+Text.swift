/// The file form: lines `log`, `witness`, `group` and one `quorum`.
extension WitnessPolicy {
    package static let maximumBytes = 1 << 20
    /// Of logs, witnesses and groups together.
    package static let maximumLines = 1000

    private static let keywords: Set<String> = ["witness", "group", "any", "all", "none", "quorum", "log"]

    /// Reads a policy.
    ///
    /// A witness's key may be of type 1; it is taken for the same key as a cosigner's then.
    /// - Throws: `ledger.witness-policy` with the number of the line.
    package init(text bytes: [UInt8]) throws(LedgerError) {
        guard bytes.count <= WitnessPolicy.maximumBytes else { throw WitnessPolicy.error("the policy is too big") }
        guard bytes.allSatisfy({ $0 == 0x09 || $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw WitnessPolicy.error("the policy has a control character or is not UTF-8") }
        var reader = Reader()
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            var words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
            if let comment = words.firstIndex(where: { $0.utf8.first == UInt8(ascii: "#") }) {
                words = Array(words[..<comment])
            }
            guard let keyword = words.first else { continue }
            do {
                try reader.read(keyword, Array(words.dropFirst()))
            } catch {
                throw WitnessPolicy.error("line \(number + 1): \(error.message)")
            }
        }
        guard let rule = reader.quorum else { throw WitnessPolicy.error("the policy must define a quorum") }
        self.init(logs: reader.logs, witnesses: reader.witnesses, rule: rule)
    }

    private struct Reader {
        var logs: [NoteKey] = []
        var witnesses: [Witness] = []
        var quorum: Rule?
        /// By the bytes of the name: identity is not Unicode's.
        private var rules: [[UInt8]: Rule] = [:]
        private var members: Set<[UInt8]> = []
        private var lines = 0

        mutating func read(_ keyword: String, _ words: [String]) throws(LedgerError) {
            lines += 1
            guard lines <= WitnessPolicy.maximumLines else { throw error("the policy has too many lines") }
            switch keyword {
            case "log": try log(words)
            case "witness": try witness(words)
            case "group": try group(words)
            case "quorum":
                guard words.count == 1, quorum == nil else { throw error("there is one quorum, with one name") }
                quorum = words[0] == "none" ? Rule.none : try rule(words[0])
            default: throw error("'\(keyword)' is no keyword")
            }
        }

        private mutating func log(_ words: [String]) throws(LedgerError) {
            guard (1...2).contains(words.count) else { throw error("a log has a key and at most a URL") }
            let key = try NoteKey(verifierKey: words[0])
            guard !key.isWitness, !logs.contains(where: { $0.hasKey(of: key) }) else {
                throw error("the log is there already, or its key is a witness's")
            }
            logs.append(key)
        }

        private mutating func witness(_ words: [String]) throws(LedgerError) {
            guard (2...3).contains(words.count) else { throw error("a witness has a name, a key and at most a URL") }
            let key = try NoteKey(verifierKey: words[1]).asWitness()
            if witnesses.contains(where: { $0.key.hasKey(of: key) }) {
                try define(words[0], .repeated)
            } else {
                try define(words[0], .witness(witnesses.count))
                witnesses.append(Witness(name: words[0], key: key, url: words.count > 2 ? words[2] : nil))
            }
        }

        private mutating func group(_ words: [String]) throws(LedgerError) {
            guard words.count >= 3 else { throw error("a group has a name, a threshold and members") }
            let names = Array(words[2...])
            let threshold: Int? =
                switch words[1] {
                case "any": 1
                case "all": names.count
                default: words[1].utf8.allSatisfy { (48...57).contains($0) } ? Int(words[1]) : nil
                }
            guard let threshold, (1...names.count).contains(threshold) else {
                throw error("'\(words[1])' is an invalid threshold for \(names.count) members")
            }
            var rules: [Rule] = []
            for name in names {
                rules.append(try rule(name))
                guard members.insert(Array(name.utf8)).inserted else {
                    throw error("'\(name)' is a member of a group already")
                }
            }
            try define(words[0], .group(threshold, rules))
        }

        private mutating func define(_ name: String, _ rule: Rule) throws(LedgerError) {
            guard !WitnessPolicy.keywords.contains(name) else { throw error("'\(name)' can't be a name") }
            guard rules.updateValue(rule, forKey: Array(name.utf8)) == nil else {
                throw error("there are two of the name '\(name)'")
            }
        }

        private func rule(_ name: String) throws(LedgerError) -> Rule {
            guard let rule = rules[Array(name.utf8)] else { throw error("no witness or group '\(name)' stands before") }
            return rule
        }

        private func error(_ message: String) -> LedgerError { WitnessPolicy.error(message) }
    }
}
