/// The profiles of CSAF (section 4), by the values of `/document/category`.
enum CSAFProfile {
    /// The profiles other than the base one, each value with the profile's name.
    static func named(in version: CSAFVersion) -> [(value: String, name: String)] {
        let old = [
            ("csaf_security_incident_response", "Security Incident Response"),
            ("csaf_informational_advisory", "Informational Advisory"), ("csaf_security_advisory", "Security Advisory"),
            ("csaf_vex", "VEX"),
        ]
        if version == .v2_0 { return old }
        return old + [
            ("csaf_deprecated_security_advisory", "Deprecated Security Advisory"), ("csaf_superseded", "Superseded"),
            ("csaf_withdrawn", "Withdrawn"), ("csaf_vulnerability_report", "Vulnerability Report"),
        ]
    }

    /// A category or name as rule 6.1.26 compares it: lower-case, without dashes, underscores and white space of any script.
    static func bare(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .dashPunctuation, .connectorPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator,
                .control,
                .format:
                continue
            default: break
            }
            // The minus sign and the combining low line are of other classes.
            if scalar.properties.isWhitespace || scalar == "\u{2212}" || scalar == "\u{332}" { continue }
            bare.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
        return String(bare)
    }
}
