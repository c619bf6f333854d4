/// The cases that are known to fail, with the reason for each: `known-failures.txt`.
///
/// One a line: suite, case and reason, with tabs between; lines that begin with `#` are comments. The list only
/// shrinks: a case of the list that passes is an error, until its line is removed. A case that the suite's folder does
/// not have is no error, because held-out cases of a suite lie in another folder.
struct KnownFailures {
    private var reasons: [String: [String: String]] = [:]

    init(_ text: String) throws {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, !fields.contains(where: \.isEmpty) else {
                throw SuiteFault(description: "known-failures.txt: not suite, case and reason: \(line)")
            }
            let (suite, name) = (String(fields[0]), String(fields[1]))
            guard reasons[suite, default: [:]].updateValue(String(fields[2]), forKey: name) == nil else {
                throw SuiteFault(description: "known-failures.txt: listed twice: \(suite) \(name)")
            }
        }
    }

    func reason(for name: String, in suite: String) -> String? { reasons[suite]?[name] }
}
