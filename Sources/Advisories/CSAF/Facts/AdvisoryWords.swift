/// English words that advisories use often, to find them misspelt.
enum AdvisoryWords {
    /// The word that a misspelt one stands for: two neighbours swapped or a letter inside left out.
    ///
    /// Nothing for a word that is right or that can't be judged.
    static func meant(by word: [UInt8]) -> String? { misspellings[ByteKey(word)] }

    private static let misspellings: [ByteKey: String] = {
        let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
        var found: [ByteKey: String] = [:]
        for word in words {
            let letters = Array(word.utf8)
            for place in 1..<(letters.count - 1) {
                var swapped = letters
                swapped.swapAt(place, place + 1)
                var shorter = letters
                shorter.remove(at: place)
                for misspelt in [swapped, shorter] where misspelt != letters { found[ByteKey(misspelt)] = word }
            }
        }
        for word in words { found[ByteKey(word)] = nil }
        return found
    }()

    private static let text = """
        access accessible according additional administrator administrators advisories advisory affected affects
        application applications arbitrary attacker attackers authenticated authentication authorization available
        because certificate command component components condition conditions confidential confidentiality configuration
        connection contains controller corruption credentials critical cryptographic customer customers database default
        dependencies dependency description device devices directory disclosed disclosure document documents encryption
        environment exception executable execution existing exploitation exploited external firmware following function
        generation hardware immediately impact improper information initialization injection installation installed
        integrity internal knowledge legitimate limited malicious management manufacturer mechanism memory mitigation
        mitigations multiple necessary network operating operation operations overflow parameter password passwords
        permission permissions possible potential potentially privilege privileges process processing product products
        protected protocol publicly recommended recommends remediation remotely request requests required research
        researcher researchers resolved response restricted restriction security sensitive separate server servers
        service several severity software specially specific successful successfully successor sufficient supported
        system systems technical temporary unauthenticated unauthorized undisclosed unexpected unspecified update updates
        validation vendor vendors version versions virtual vulnerabilities vulnerability vulnerable workaround
        workarounds
        """
}
