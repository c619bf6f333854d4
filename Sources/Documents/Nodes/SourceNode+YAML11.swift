extension SourceNode {
    /// The boolean that YAML 1.1 readers, Kubernetes among them, take this string for; nothing for all other nodes.
    ///
    /// The core schema of YAML 1.2 reads a plain `yes` as a string, `kubectl apply` as true. A rule that judges what a
    /// cluster would do has to ask for both.
    package var booleanInYAML11: Bool? {
        // A quoted string covers more bytes than it has.
        guard case .string(let text) = value, text.utf8.elementsEqual(span.text.bytes[span.range]) else { return nil }
        switch text {
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": return true
        case "n", "N", "no", "No", "NO", "off", "Off", "OFF": return false
        default: return nil
        }
    }
}
