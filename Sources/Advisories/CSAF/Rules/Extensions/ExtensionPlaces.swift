/// Where a document has extensions: tests 6.3.21.3 to 6.3.21.9.
extension CSAFRule {
    private static func place(
        _ number: String, _ title: String, _ nodes: @escaping @Sendable (CSAFDocument) -> [CSAFNode]
    ) -> CSAFRule {
        CSAFRule(number, title, in: [.v2_1], remedy: "Use the extension where more readers expect it.") { document in
            nodes(document).filter(\.isPresent).map { CSAFViolation("extensions are used here", at: $0) }
        }
    }

    static let documentExtension = place("6.3.21.3", "Usage of Extension at Document Level") {
        [$0.document["x_extensions"]]
    }
    static let branchExtension = place("6.3.21.4", "Usage of Extension in Product Tree Branch Path") {
        $0.productExtensions(.branch)
    }
    static let productNameExtension = place("6.3.21.5", "Usage of Extension in Product Tree Full Product Names Path") {
        $0.productExtensions(.fullProductName)
    }
    static let productPathExtension = place("6.3.21.6", "Usage of Extension in Product Tree Product Paths Path") {
        $0.productExtensions(.path)
    }
    static let metricExtension = place("6.3.21.7", "Usage of Extension in Vulnerabilities Metrics Path") {
        $0.contents.map { $0["x_extensions"] }
    }
    static let vulnerabilityExtension = place("6.3.21.8", "Usage of Extension at Vulnerabilities Level") {
        $0.vulnerabilities.map { $0["x_extensions"] }
    }
    static let rootExtension = place("6.3.21.9", "Usage of Extension at Root Level") { [$0.root["x_extensions"]] }
}
