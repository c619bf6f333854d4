/// What extensions a document has: tests 6.1.60, 6.2.54, 6.3.21.1 and 6.3.21.2.
extension CSAFRule {
    /// The specification asks for a warning with the address of each extension that is not supported; here none is.
    @Sendable private static func unexamined(_ document: CSAFDocument) -> [String] {
        document.extensions.map { item in
            let kind = item.isOfficialExtension ? "official" : "unofficial"
            let weight = item["critical"].bool == false ? "not critical" : "critical"
            return "the \(kind) extension '\(item["$schema"].string ?? "")', which is \(weight), is not supported"
        }
    }

    /// An extension has its four properties.
    static let extensionContent = CSAFRule(
        "6.1.60.1", "Content Schema", in: [.v2_1],
        remedy: "Write the extension as the CSAF Extension Content Schema has it."
    ) { document in
        document.extensions.flatMap { item -> [CSAFViolation] in
            guard item.isObject else { return [CSAFViolation("the extension is no object", at: item)] }
            let keys = ["$schema", "category", "critical", "content"]
            var violations = keys.filter { !item[$0].isPresent }.map {
                CSAFViolation("the extension has no '\($0)'", at: item[$0])
            }
            let known = Set(keys.map(ByteKey.init))
            violations += item.members.filter { !known.contains(ByteKey($0.key)) }.map {
                CSAFViolation("an extension has no such property", at: $0.node)
            }
            if item["category"].isPresent, !item["category"].isAny(of: ["essential", "significant", "supplementary"]) {
                violations.append(CSAFViolation("there is no such category", at: item["category"]))
            }
            if item["critical"].isPresent, item["critical"].bool == nil {
                violations.append(CSAFViolation("it is neither true nor false", at: item["critical"]))
            }
            if item["content"].isPresent, item["content"].members.isEmpty {
                violations.append(CSAFViolation("the content is no object with properties", at: item["content"]))
            }
            if let address = item["$schema"].string, !ExtensionSchemaAddress.isOne(address) {
                violations.append(CSAFViolation("it is no address of a schema", at: item["$schema"]))
            }
            return violations
        }
    }

    /// An extension is what its own schema says.
    static let extensionSchema = CSAFRule(
        "6.1.60.2", "Extension Schema", in: [.v2_1], remedy: "Correct the extension by its schema.",
        unexamined: unexamined
    ) { _ in [] }

    /// An extension stands where and as often as its metadata allows.
    static let extensionMetadata = CSAFRule(
        "6.1.60.3", "Extension Metadata", in: [.v2_1], remedy: "Use the extension as its metadata allows.",
        unexamined: unexamined
    ) { _ in [] }

    /// An extension is registered, unless it is an official one.
    static let registeredExtension = CSAFRule(
        "6.2.54.1", "Registered Extension", in: [.v2_1], remedy: "Use a registered extension.",
        limit: "no extension is known to be registered"
    ) { document in
        document.extensions.filter { !$0.isOfficialExtension }.map {
            CSAFViolation("the extension is not registered", at: $0["$schema"])
        }
    }

    /// An extension is an official one.
    static let officialExtension = CSAFRule(
        "6.2.54.2", "Official Extension", in: [.v2_1], remedy: "Use an official extension."
    ) { document in
        document.extensions.filter { !$0.isOfficialExtension }.map {
            CSAFViolation("the extension is not an official one", at: $0["$schema"])
        }
    }

    /// A reader who doesn't know the extension misses nothing critical.
    static let criticalExtension = CSAFRule(
        "6.2.54.3", "Critical Extension", in: [.v2_1], remedy: "Make the document readable without the extension."
    ) { document in
        document.extensions.map { $0["critical"] }.filter { $0.isPresent && $0.bool != false }.map {
            CSAFViolation("the extension is critical", at: $0)
        }
    }

    /// A public document has no experimental extension.
    static let experimentalExtensionInClear = CSAFRule(
        "6.2.54.4", "Usage of Experimental Extension in TLP:CLEAR Document", in: [.v2_1],
        remedy: "Register the extension or leave it out."
    ) { document in
        guard document.label.is("CLEAR") else { return [] }
        return document.extensions.filter { !$0.isOfficialExtension }.map {
            CSAFViolation("a public document has an experimental extension", at: $0["$schema"])
        }
    }

    /// No extension is essential.
    static let essentialExtension = CSAFRule(
        "6.3.21.1", "Extension Category Essential", in: [.v2_1],
        remedy: "Make sure that the readers know the extension."
    ) { document in
        document.extensions.map { $0["category"] }.filter { $0.is("essential") }.map {
            CSAFViolation("the extension is essential", at: $0)
        }
    }

    /// A document for few has no experimental extension.
    static let experimentalExtensionElsewhere = CSAFRule(
        "6.3.21.2", "Usage of Experimental Extension in Non TLP:CLEAR Document", in: [.v2_1],
        remedy: "Make sure that the readers know the extension."
    ) { document in
        guard !document.label.is("CLEAR") else { return [] }
        return document.extensions.filter { !$0.isOfficialExtension }.map {
            CSAFViolation("the extension is an experimental one", at: $0["$schema"])
        }
    }
}

extension CSAFDocument {
    /// Every extension, wherever it stands.
    fileprivate var extensions: [CSAFNode] {
        let products: [CSAFProduct.Source] = [.branch, .fullProductName, .path]
        let lists =
            [document["x_extensions"], root["x_extensions"]] + products.flatMap(productExtensions)
            + contents.map { $0["x_extensions"] } + vulnerabilities.map { $0["x_extensions"] }
        return lists.flatMap(\.items)
    }

    func productExtensions(_ source: CSAFProduct.Source) -> [CSAFNode] {
        productTree.products.filter { $0.source == source }.map { $0.node["x_extensions"] }
    }
}

extension CSAFNode {
    /// Whether an extension is published by the CSAF technical committee with the standard.
    fileprivate var isOfficialExtension: Bool {
        self["$schema"].string?.utf8.starts(with: "https://docs.oasis-open.org/csaf/".utf8) ?? false
    }
}
