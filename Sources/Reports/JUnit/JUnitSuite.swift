/// A JUnit report with one suite, valid by both schemas in use (junit-4 and Jenkins' junit-10).
struct JUnitSuite {
    struct Case {
        enum Result {
            case passed
            case failed(message: String, type: String, details: [String])
            case errored(message: String, type: String, details: [String])
            case skipped(String)
        }

        let name: String
        let result: Result
        /// Told beside the result, a line each.
        var output: [String] = []
    }

    let name: String
    let classname: String
    /// `2026-11-23T10:00:00`, UTC; nothing when no time belongs to the result.
    let timestamp: String?
    let properties: [(name: String, value: String)]
    let cases: [Case]

    var text: String {
        let failures = cases.count { if case .failed = $0.result { true } else { false } }
        let errors = cases.count { if case .errored = $0.result { true } else { false } }
        let skipped = cases.count { if case .skipped = $0.result { true } else { false } }
        let counts = " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites\(attribute("name", "sluice"))\(counts)>\n"
        text += "  <testsuite\(attribute("name", name))\(counts) skipped=\"\(skipped)\""
        if let timestamp { text += attribute("timestamp", timestamp) }
        text += ">\n"
        if !properties.isEmpty {
            text += "    <properties>\n"
            for (name, value) in properties {
                text += "      <property\(attribute("name", name))\(attribute("value", value))/>\n"
            }
            text += "    </properties>\n"
        }
        text += cases.map(element).joined()
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private func element(_ one: Case) -> String {
        let head = "    <testcase\(attribute("classname", classname))\(attribute("name", one.name))"
        var inner = ""
        switch one.result {
        case .passed: break
        case .skipped(let reason): inner = "      <skipped>\(content([reason]))</skipped>\n"
        case .failed(let message, let type, let details): inner = problem("failure", message, type, details)
        case .errored(let message, let type, let details): inner = problem("error", message, type, details)
        }
        if !one.output.isEmpty { inner += "      <system-out>\(content(one.output))</system-out>\n" }
        return inner.isEmpty ? "\(head)/>\n" : "\(head)>\n\(inner)    </testcase>\n"
    }

    private func problem(_ name: String, _ message: String, _ type: String, _ details: [String]) -> String {
        "      <\(name)\(attribute("message", message))\(attribute("type", type))>\(content(details))</\(name)>\n"
    }

    private func attribute(_ name: String, _ value: String) -> String {
        " \(name)=\"\(XMLText.escaped(OutsideText.line(value)))\""
    }

    private func content(_ lines: [String]) -> String {
        lines.map { XMLText.escaped(OutsideText.line($0, limit: 1000)) }.joined(separator: "\n")
    }
}
